import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import { withPolicy } from './headers.ts';
import { serialise } from './serialise.ts';

/** `route` is the label under which its requests are counted; `policy` its own Content-Security-Policy. */
export type Answer = {
  body: Buffer;
  type: string;
  /** Of the bytes; each encoding adds a letter of its own. */
  tag: string;
  cacheControl: string;
  link?: string;
  route?: string;
  policy?: string;
  encoded: Map<Encoding, Buffer>;
};

type Encoding = 'identity' | 'gzip' | 'br';

const LETTERS: Record<Encoding, string> = { identity: 'i', gzip: 'g', br: 'b' };
/** Below this the packed answer isn't worth the work. */
const LEAST_PACKED = 1024;
const JSON_TYPE = 'application/json; charset=utf-8';
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** An answer made ready to send: serialised once, with the ETag of its bytes. */
export function toAnswer(value: unknown, link: string | undefined, route?: string): Answer {
  const answer = fileAnswer(Buffer.from(serialise(value), 'utf8'), JSON_TYPE);
  return {
    ...answer,
    ...(link === undefined ? {} : { link }),
    ...(route === undefined ? {} : { route }),
  };
}

/** Any bytes as an answer. */
export function fileAnswer(body: Buffer, type: string, cacheControl = 'no-cache'): Answer {
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 26);
  return { body, type, tag, cacheControl, encoded: new Map() };
}

/** What an answer and its packed forms take in memory. */
export function sizeOf({ body, encoded }: Answer): number {
  let size = body.length;
  for (const bytes of encoded.values()) size += bytes.length;
  return size;
}

/**
 * Sends it whole, packed as the asker likes, or 304 when the asker has it already. `before` are headers of
 * every answer, name after value; without them they have been set on the response.
 */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  before: readonly string[] = [],
): void | Promise<void> {
  const known = request.headers['if-none-match'];
  const encoding =
    answer.body.length < LEAST_PACKED ? 'identity' : preferred(request.headers['accept-encoding']);
  const every = answer.policy === undefined ? before : withPolicy(before, answer.policy);
  const headers = [...every, 'Cache-Control', answer.cacheControl, 'Vary', 'Accept-Encoding'];
  headers.push('ETag', `"${answer.tag}${LETTERS[encoding]}"`);
  if (answer.link !== undefined) headers.push('Link', `<${answer.link}>; rel="describedby"`);
  if (known !== undefined && isKnown(known, answer.tag)) {
    write(response, 304, headers, null);
    return;
  }
  const head = request.method === 'HEAD';
  const send = (bytes: Buffer) => {
    headers.push('Content-Type', answer.type, 'Content-Length', String(bytes.length));
    if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
    write(response, 200, headers, head ? null : bytes);
  };
  if (encoding === 'identity') return send(answer.body);
  const ready = answer.encoded.get(encoding);
  if (ready !== undefined) return send(ready);
  return pack(answer.body, encoding).then((bytes) => {
    answer.encoded.set(encoding, bytes);
    if (!response.destroyed) send(bytes);
  });
}

function write(
  response: ServerResponse,
  status: number,
  headers: readonly string[],
  body: Buffer | null,
): void {
  if (response.getHeaderNames().length === 0) response.writeHead(status, headers as string[]);
  else {
    for (let i = 0; i < headers.length; i += 2) response.setHeader(headers[i] ?? '', headers[i + 1] ?? '');
    response.writeHead(status);
  }
  response.end(body ?? undefined);
}

function isKnown(header: string, tag: string): boolean {
  const same = (one: string) => one.replace(/^W\//, '').slice(1, 1 + tag.length) === tag;
  return header === '*' || (header.includes(',') ? header.split(/,\s*/).some(same) : same(header));
}

/** Brotli before gzip, unless refused by `;q=0`. */
function preferred(header: string | string[] | undefined): Encoding {
  const text = String(header ?? '');
  if (text === '') return 'identity';
  const takes = (name: string) =>
    new RegExp(`(^|[,\\s])${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?\\s*(,|$)`, 'i').test(text);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}

function pack(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body, { level: 6 });
  const params = {
    [zlib.BROTLI_PARAM_QUALITY]: 5,
    [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
    [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
  };
  return brotli(body, { params });
}
