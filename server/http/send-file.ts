import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { cleanLine } from '../contract/clean-text.ts';
import type { Taken } from './route.ts';

/**
 * Sends a file, as a download if it has a name, piece by piece, no faster than it is taken. When the asker goes away the
 * rest is not made, and that is no error.
 */
export async function sendFile(response: Response, { type, name, pieces }: Taken): Promise<void> {
  response.setHeader('Content-Type', type);
  if (name !== undefined) {
    const plain = name.replace(/[^\w.-]+/gu, '-');
    response.setHeader(
      'Content-Disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${rfc5987(name)}`,
    );
  }
  try {
    await pipeline(Readable.from(bytesOf(pieces), { objectMode: false }), response);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
  }
}

function* bytesOf(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}

function rfc5987(name: string): string {
  return encodeURIComponent(cleanLine(name)).replace(
    /['()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
