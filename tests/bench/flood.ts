import { Agent, get } from 'node:http';

export type Flood = { status: number; count: number; p50: number; p99: number }[];

/** Keeps `connections` requests open for `ms`; says by status how many were answered, and how soon. */
export async function flood(url: string, connections: number, ms: number): Promise<Flood> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = new Map<number, number[]>();
  const end = performance.now() + ms;
  const worker = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      const status = await statusOf(url, agent);
      const known = times.get(status) ?? [];
      known.push(performance.now() - start);
      times.set(status, known);
      // As a client that heeds Retry-After, only less patient.
      if (status === 503) await new Promise((done) => setTimeout(done, 100));
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return [...times].map(([status, all]) => {
    all.sort((a, b) => a - b);
    const at = (share: number) => Math.round(all[Math.floor(all.length * share)] ?? 0);
    return { status, count: all.length, p50: at(0.5), p99: at(0.99) };
  });
}

/** 0 when there was no answer. */
function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const asked = get(url, { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', () => resolve(0));
  });
}
