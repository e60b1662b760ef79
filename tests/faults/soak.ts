import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRandom, type Random } from '../../graph-seed/synth/random.ts';
import type { PlanGraph } from '../../server/graph/types.ts';
import { spawnServer } from '../server/process.ts';

/**
 * A mixed life for a server process: what a page asks, exports, wrong requests, and askers who leave in
 * the middle. What it holds after a forced collection must not grow.
 */
export type Memory = { heapUsed: number; external: number; rss: number };
export type Soaked = {
  requests: number;
  aborted: number;
  /** 503: the database was too slow, or too many asked. */
  refused: number;
  /** Answers that were neither right nor a refusal: 5xx but 503, or none at all. */
  wrong: string[];
  /** After the warm-up, then in even distances to the end. */
  samples: Memory[];
};

type Asked = { path: string; method?: string; headers?: Record<string, string>; body?: unknown };

export type SoakRules = {
  graph: PlanGraph;
  /** Of the server, beyond what it needs to be found. */
  env: Record<string, string>;
  warmUpMs: number;
  ms: number;
  /** How many measurements after the first. */
  samples: number;
  workers: number;
};

const HEAP = fileURLToPath(new URL('heap-on-signal.mjs', import.meta.url));

/** Everything a server is asked for, each once: after it, nothing is met for the first time any more. */
function everything({ plan, nodes }: PlanGraph): Asked[] {
  const strategies = nodes.filter((node) => node.kind === 'Strategy').map((node) => node.id);
  const [first = '', second = ''] = strategies;
  const once = [
    ...['/api/plans', '/api/ontology', '/api/graph', '/api/graph?kind=Strategy,Project&limit=50'],
    ...['/api/clusters', '/api/spatial', `/api/audit?plan=${plan.id}`, '/api/briefings', '/api/openapi.json'],
    ...[
      `/api/sources/${plan.id}`,
      `/api/sources/${plan.id}/coverage`,
      `/api/paths?from=${first}&to=${second}`,
    ],
    ...['json', 'csv', 'graphml', 'cypher'].map((format) => `/api/export?format=${format}&kind=Strategy`),
    ...['太湖', '轨道交通', 'thw', 'taihu', '产业', '0', '“', 'x y z'].map(
      (word) => `/api/search?q=${encodeURIComponent(word)}`,
    ),
    ...['/healthz', '/readyz', '/metrics', '/api/docs', '/', '/api/queries/node.node?parameters=%7B'],
    ...strategies.map((id) => `/api/trace/${id}?maxHops=3`),
  ];
  return [
    ...once,
    ...nodes.flatMap(({ id }) => [`/api/nodes/${id}`, `/api/nodes/${id}/neighbours?limit=50`]),
  ].map((path) => ({ path }));
}

/** One request by chance: usual ones mostly; some that are refused, some that nobody has asked before. */
function byChance(random: Random, usual: readonly Asked[], { plan, nodes }: PlanGraph): Asked {
  const what = random.between(1, 20);
  const any = `${random.between(0, 1e9)}`;
  const quote = random.pick(nodes).evidence[0]?.quote ?? any;
  if (what === 1) return { path: `/api/nodes/${plan.id}:no-${any}` };
  if (what === 2) return { path: `/api/graph?limit=${any}0&${any}=1` };
  if (what === 3) return { path: '/api/citations/check', method: 'POST', body: { plan: plan.id, quote } };
  if (what === 4) {
    const ids = random.some(nodes, 20).map((node) => node.id);
    return { path: '/api/export', method: 'POST', body: { format: 'json', ids } };
  }
  if (what === 5) return { path: random.pick(usual).path, method: random.pick(['HEAD', 'DELETE']) };
  const asked = random.pick(usual);
  if (what < 10) return { ...asked, headers: { 'accept-encoding': random.pick(['br', 'gzip', 'identity']) } };
  if (what === 10) return { ...asked, headers: { 'if-none-match': '"AAAAAAAAAAAAAAAAAAAAAAAAAAi"' } };
  return asked;
}

/** Runs it, and says what the server held from the warm-up to the end. */
export async function soak(rules: SoakRules): Promise<Soaked> {
  const { graph, env, warmUpMs, ms, samples, workers } = rules;
  const random = createRandom(1);
  const usual = everything(graph);
  const result: Soaked = { requests: 0, aborted: 0, refused: 0, wrong: [], samples: [] };
  let onMemory: (memory: Memory) => void = () => {};
  const server = spawnServer(
    { LOG: 'json', NODE_ENV: 'production', ...env },
    {
      node: ['--expose-gc', '--import', HEAP],
      heard: (text) => {
        const found = /memory (\{.*\})/.exec(text)?.[1];
        if (found !== undefined) onMemory(JSON.parse(found) as Memory);
      },
    },
  );
  const agent = new Agent({ keepAlive: true, maxSockets: workers });
  try {
    const url = await server.url;
    const ask = async (asked: Asked, leaveAfterMs?: number) => {
      const status = await statusOf(url, agent, asked, leaveAfterMs);
      result.requests++;
      if (leaveAfterMs !== undefined) result.aborted++;
      else if (status === 503) result.refused++;
      else if (status === 0 || status >= 500) {
        if (result.wrong.push(`${status} ${asked.method ?? 'GET'} ${asked.path}`) > 20)
          throw new Error('too much is wrong');
      }
    };
    const live = async (forMs: number) => {
      const end = performance.now() + forMs;
      const worker = async () => {
        while (performance.now() < end) {
          const leaves = random.between(1, 10) === 1 ? random.between(0, 20) : undefined;
          await ask(byChance(random, usual, graph), leaves);
        }
      };
      await Promise.all(Array.from({ length: workers }, worker));
    };
    /** In a pause, when nothing is in flight. */
    const measure = async () => {
      await sleep(300);
      const said = new Promise<Memory>((resolve) => {
        onMemory = resolve;
      });
      server.child.kill('SIGUSR2');
      result.samples.push(await said);
    };
    for (const asked of usual) await ask(asked);
    await live(warmUpMs);
    await measure();
    for (let i = 0; i < samples; i++) {
      await live(ms / samples);
      await measure();
    }
    return result;
  } finally {
    agent.destroy();
    await server.stop();
  }
}

/** 0 when there was no answer. */
function statusOf(
  url: string,
  agent: Agent,
  { path, method = 'GET', headers = {}, body }: Asked,
  leaveAfterMs: number | undefined,
): Promise<number> {
  return new Promise((done) => {
    let leaving: NodeJS.Timeout | undefined;
    const resolve = (status: number) => {
      // Its wire may carry somebody else by now.
      clearTimeout(leaving);
      done(status);
    };
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const asked = request(url + path, { agent, method, headers: { ...headers, ...json } }, (response) => {
      response.resume();
      response.on('close', () => resolve(response.complete ? (response.statusCode ?? 0) : 0));
    });
    asked.on('error', () => resolve(0));
    asked.end(body === undefined ? undefined : JSON.stringify(body));
    if (leaveAfterMs !== undefined) leaving = setTimeout(() => asked.destroy(), leaveAfterMs);
  });
}

/** The growth of the heap from the first measurement to the last, as a share: 0.05 is five per cent. */
export function growthOf({ samples }: Soaked): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing was measured');
  return last.heapUsed / first.heapUsed - 1;
}

/** One line for each measurement, for people. */
export function tableOf({ requests, aborted, refused, samples }: Soaked): string {
  const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const lines = samples.map(
    ({ heapUsed, external, rss }, i) =>
      `${i}: heap ${mb(heapUsed)}, outside it ${mb(external)}, resident ${mb(rss)}`,
  );
  return [`${requests} requests, ${aborted} left, ${refused} refused`, ...lines].join('\n');
}
