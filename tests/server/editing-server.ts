import { request } from 'node:http';
import { startEditServer } from '../../server/edit/edit-server.ts';
import { silentLog } from '../../server/http/log.ts';
import { SEED_DIR } from '../places.ts';

export type Editor = Awaited<ReturnType<typeof openEditor>>;

/** The editing desk's own server over a folder of plans, and a client that knows its token. */
export async function openEditor(plansDir: string, webFolder: string | null = null) {
  const server = await startEditServer({
    seedDir: SEED_DIR,
    plansDir,
    webFolder,
    host: '127.0.0.1',
    port: 0,
    model: null,
    log: silentLog,
  });
  const headers = { 'content-type': 'application/json', origin: server.url, 'x-edit-token': server.token };
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${server.url}${path}`, { method, headers, ...init });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  return {
    ...server,
    get: (path: string) => ask('GET', path),
    post: (path: string, body: unknown = {}) => ask('POST', path, body),
    /** With headers of one's own: fetch does not let Host be forged. */
    raw: (method: string, path: string, own: Record<string, string>, body = '{}') =>
      new Promise<{ status: number; code: string }>((resolve, reject) => {
        const { hostname, port } = new URL(server.url);
        const sent = request({ hostname, port, method, path, headers: own }, (response) => {
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () => {
            const code = text.startsWith('{') ? (JSON.parse(text) as { code?: string }).code : undefined;
            resolve({ status: response.statusCode ?? 0, code: code ?? '' });
          });
        });
        sent.once('error', reject);
        sent.end(method === 'GET' ? undefined : body);
      }),
  };
}
