import { Agent, get as httpGet } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type ServerProcess, spawnServer } from './process.ts';

let server: ServerProcess | undefined;
afterEach(() => server?.stop());

const begin = (env: Record<string, string> = {}) => {
  server = spawnServer(env);
  return server;
};

describe('the process', () => {
  it('refuses to start on a bad configuration: one sentence a fault, no stack', async () => {
    const { ended, said } = begin({ PORT: 'x', NEO4J_URL: 'bolt://db:7687' });
    expect(await ended).toBe(1);
    expect(said().trim().split('\n')).toHaveLength(2);
    expect(said()).toMatch(/did you mean NEO4J_URI\?/);
    expect(said()).not.toMatch(/ at |\.ts:/);
  });

  it('says which setting to look at when the database is not there, and keeps the password', async () => {
    const password = 'canary-5c1d-in-no-output';
    const { ended, said } = begin({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: password });
    expect(await ended).toBe(1);
    expect(said().trim().split('\n')).toHaveLength(1);
    expect(said()).toMatch(/check NEO4J_URI/);
    expect(said()).not.toContain(password);
  });

  it('says that a port is taken', async () => {
    const first = begin();
    const { port } = new URL(await first.url);
    const second = spawnServer({ PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/Port \d+ is taken; set PORT to another\n$/);
  });

  it('writes JSON, one object a line, from the first to the last', async () => {
    const { url, child, ended, said } = begin({ LOG: 'json', NODE_ENV: 'development' });
    expect((await fetch(`${await url}/api/nodes/%E0%A4%A`)).status).toBe(400);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const lines = said().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['listening', 'request', 'ending']);
  });

  it('says to readyz that it is ending before it closes its door', async () => {
    const { url, child, ended } = begin({ LOG: 'off' });
    const base = await url;
    const agent = new Agent({ keepAlive: true });
    child.kill('SIGTERM');
    await expect
      .poll(() => statusOf(`${base}/readyz`, agent).catch(() => 0), { interval: 20, timeout: 10_000 })
      .toBe(503);
    expect(await ended).toBe(0);
    agent.destroy();
  });
  it('loses none of 50 requests in flight at SIGTERM, and ends with 0', async () => {
    const { url, child, ended } = begin({ LOG: 'off', MAX_IN_FLIGHT: '100' });
    const base = await url.catch(() => '');
    expect(base).not.toBe('');
    const agent = new Agent({ keepAlive: true, maxSockets: 60 });
    // Each is work of its own: nothing of it lies ready. All of it fits well into the time given for ending.
    const paths = Array.from(
      { length: 50 },
      (_, i) => `/api/export?format=json&plan=wuxi-14fyp&kind=Project${'&'.repeat(i)}`,
    );
    // Lost ones become 0, so that all of them are counted.
    let [sent, answered] = [0, 0];
    const asked = paths.map((path) =>
      statusOf(base + path, agent, () => sent++)
        .catch(() => 0)
        .finally(() => answered++),
    );
    // Handed to the network, and the first of them done: the others have reached the server, and wait in it.
    await expect.poll(() => sent, { interval: 5, timeout: 10_000 }).toBe(paths.length);
    await expect.poll(() => answered, { interval: 5, timeout: 10_000 }).toBeGreaterThan(0);
    expect(answered).toBeLessThan(paths.length);
    child.kill('SIGTERM');
    const statuses = await Promise.all(asked);
    expect(statuses).toEqual(paths.map(() => 200));
    expect(await ended).toBe(0);
    agent.destroy();
  });
});

/** Resolves with the status once the whole answer has come. */
function statusOf(url: string, agent: Agent, onSent = () => {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpGet(url, { agent }, (response) => {
      response.resume();
      response.on('end', () =>
        response.complete ? resolve(response.statusCode ?? 0) : reject(new Error('cut')),
      );
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.on('finish', onSent);
  });
}
