import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Flood } from './flood-client.ts';

const CLIENT = fileURLToPath(new URL('flood-client.ts', import.meta.url));

/**
 * Keeps `connections` requests open for `ms`; says by status how many were answered, and how soon. The asker
 * is a process of its own with bare sockets: what Node's HTTP client spends on a response is more than a
 * refusal costs the server, and a client that waits for itself measures itself.
 */
export async function flood(url: string, connections: number, ms: number): Promise<Flood> {
  const child = spawn(process.execPath, ['--import', 'tsx', CLIENT, url, String(connections), String(ms)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the flood ended with ${code}`);
  return JSON.parse(text) as Flood;
}
