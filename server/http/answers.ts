import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

export type Answer = { body: Buffer; etag: string; link?: string };

/** An answer made ready to send: serialised once, with the ETag of its bytes. */
export function toAnswer(value: unknown, link: string | undefined): Answer {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { body, etag, ...(link === undefined ? {} : { link }) };
}

/** Sends it, or 304 when the asker has it already. */
export function sendAnswer(request: Request, response: Response, answer: Answer): void {
  response.set({ ETag: answer.etag, 'Cache-Control': 'no-cache' });
  if (answer.link !== undefined) response.set('Link', `<${answer.link}>; rel="describedby"`);
  const known = request.headers['if-none-match'];
  if (known?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === answer.etag)) {
    response.status(304).end();
    return;
  }
  response.type('application/json').send(answer.body);
}

/**
 * The answers last asked for, least recent first out. Only for a store whose graph cannot change while
 * it serves (the embedded one): there the URL alone decides the answer.
 */
export function answerCache(most: number) {
  const kept = new Map<string, Answer>();
  return {
    get(url: string): Answer | undefined {
      const answer = kept.get(url);
      if (answer) {
        kept.delete(url);
        kept.set(url, answer);
      }
      return answer;
    },
    put(url: string, answer: Answer): void {
      kept.set(url, answer);
      const oldest = kept.keys().next().value;
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
