import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { type Answer, fileAnswer } from './answers.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export type BuiltPage = ReadonlyMap<string, Answer>;

/**
 * The built page, read once: some two megabytes, each file packed when it is first asked for. What is not
 * in the map cannot be asked for, so no path ever reaches the disk.
 */
export function readPage(folder: string): BuiltPage {
  const page = new Map<string, Answer>();
  for (const file of filesIn(folder)) {
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    // A file in assets/ has its hash in its name.
    const lasting = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const answer = { ...fileAnswer(readFileSync(file), type, lasting), route: 'page' };
    page.set(path, answer);
    if (path === '/index.html') page.set('/', answer);
  }
  return page;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
