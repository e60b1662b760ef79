import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { createRandom, type Random } from '../../graph-seed/synth/random.ts';
import { densePlans, plansLike } from '../../graph-seed/synth/synth-plans.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { PlanGraph } from '../../server/graph/types.ts';
import { EMBEDDED_LIMITS } from '../../server/memory/limits.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { connect } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { type LocalServer, startLocalServer } from '../../server/neo4j/local-server.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { SEED_DIR } from '../places.ts';
import { handTunedLoader } from './hand-tuned-load.ts';
import { plotOf } from './plot.ts';

/**
 * `npm run bench:scale`: how the explorer bears many plans: loading, search, neighbours and traces at 1, 10,
 * 100 and 300 invented plans on a Neo4j of its own, the embedded store as far as it goes, the same rows
 * loaded by hand, and the dense set. Prints tables and the machine, and draws dist/scale.svg; never fails.
 * BENCH_PLANS (300), BENCH_REQUESTS (200), DENSE=off.
 */
const MOST = Number(process.env.BENCH_PLANS ?? 300);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 200);
const STEPS = [1, 10, 100, 300].filter((step) => step <= MOST);
const DENSE = { plans: 50, nodes: 2000, edges: 20_000, seed: 1 };
const HEAP_MB = 1024;
/** Plans that a hand gathers before it sends them, so that its batches fill up; it takes turns with ours. */
const PLANS_AT_ONCE = 30;

type Times = { p50: number; p99: number };
type Row = Record<string, string | number>;

const { ontology, graphs } = readPlansForServing(SEED_DIR);
const [model] = graphs as [PlanGraph];
const like = (plans: number) => plansLike(model, ontology, { plans, seed: 1 });

/** Nodes to ask about: ids, and short pieces of names, drawn over all plans. */
type Sample = { nodes: { id: string; plan: string; kind: string }[]; words: string[] };

function sampleOf(plans: readonly Sample['nodes'][], words: readonly string[][], random: Random): Sample {
  const pick = <T>(lists: readonly (readonly T[])[]) =>
    Array.from({ length: REQUESTS }, () => random.pick(random.pick(lists)));
  return { nodes: pick(plans), words: pick(words) };
}

async function timed(asks: readonly (() => Promise<unknown>)[]): Promise<Times> {
  const times: number[] = [];
  for (const [at, ask] of [...asks.slice(0, 20), ...asks].entries()) {
    const start = performance.now();
    await ask();
    // The first twenty warm the caches.
    if (at >= 20) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

async function questions(store: GraphStore, { nodes, words }: Sample): Promise<Row> {
  const asked = {
    search: words.map((q) => () => store.search({ q, limit: 20 })),
    'search in a plan': words.map((q, at) => () => {
      const plan = nodes[at]?.plan ?? '';
      return store.search({ q, limit: 20, plans: [plan] });
    }),
    neighbours: nodes.map(
      ({ id }) =>
        () =>
          store.neighbours(id, { direction: 'both', limit: 100 }),
    ),
    trace: nodes.slice(0, 60).map(
      ({ id }) =>
        () =>
          store.trace(id, { to: ['Project', 'Programme'], direction: 'in', maxHops: 4 }),
    ),
  };
  const row: Row = {};
  for (const [name, asks] of Object.entries(asked)) {
    const { p50, p99 } = await timed(asks);
    row[name] = `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  }
  return row;
}

/** Loads some plans, and gives the seconds that it took. */
type Loader = (plans: readonly PlanGraph[]) => Promise<number>;

const patiently = (server: LocalServer) =>
  connect({ ...server, patience: { deadlineMs: 120_000, connectMs: 20_000, acquireMs: 30_000 } });

/** Plans in lots that end at each step. */
function* lots(plans: Iterable<PlanGraph>, steps: readonly number[]): Generator<PlanGraph[]> {
  let lot: PlanGraph[] = [];
  let count = 0;
  for (const plan of plans) {
    lot.push(plan);
    count++;
    if (lot.length < PLANS_AT_ONCE && !steps.includes(count)) continue;
    yield lot;
    lot = [];
  }
}

/**
 * Loads up to each step and asks; what is generated is not counted. `byHand` loads each lot after ours into
 * a database of its own, so that both meet the same machine.
 */
async function growth(
  server: LocalServer,
  plans: Iterable<PlanGraph>,
  steps: readonly number[],
  byHand: Loader | null,
): Promise<Row[]> {
  const connection = patiently(server);
  const store = createNeo4jStore({ connection, ontology });
  const random = createRandom(1);
  const rows: Row[] = [];
  const nodesOf: Sample['nodes'][] = [];
  const wordsOf: string[][] = [];
  let [ours, hand, nodes, edges] = [0, 0, 0, 0];
  for (const lot of lots(plans, steps)) {
    const start = performance.now();
    await loadPlans(connection.driver(), lot, ontology);
    ours += (performance.now() - start) / 1000;
    if (byHand) hand += await byHand(lot);
    for (const graph of lot) {
      nodes += graph.nodes.length;
      edges += graph.edges.length;
      nodesOf.push(graph.nodes.map(({ id, plan, kind }) => ({ id, plan, kind })));
      wordsOf.push(graph.nodes.map(({ name }) => [...name].slice(1, 4).join('')));
    }
    if (!steps.includes(nodesOf.length)) continue;
    await store.ready();
    const answers = await questions(store, sampleOf(nodesOf, wordsOf, random));
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    rows.push({
      plans: nodesOf.length,
      nodes,
      relations: edges,
      'loaded in s': ours.toFixed(1),
      ...(byHand ? { 'by hand s': hand.toFixed(1), ratio: (ours / hand).toFixed(2) } : {}),
      'our memory MB': memory,
      ...answers,
    });
    console.log(rows.at(-1));
  }
  await connection.close();
  return rows;
}

async function embedded(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const step of STEPS) {
    const plans = [...like(step)];
    const nodes = plans.reduce((sum, plan) => sum + plan.nodes.length, 0);
    const edges = plans.reduce((sum, plan) => sum + plan.edges.length, 0);
    if (nodes > EMBEDDED_LIMITS.nodes || edges > EMBEDDED_LIMITS.edges) break;
    const start = performance.now();
    const store = createMemoryStore(plans, ontology);
    const build = performance.now() - start;
    const sample = sampleOf(
      plans.map((plan) => plan.nodes.map(({ id, plan: of, kind }) => ({ id, plan: of, kind }))),
      plans.map((plan) => plan.nodes.map(({ name }) => [...name].slice(1, 4).join(''))),
      createRandom(1),
    );
    rows.push({
      plans: step,
      nodes,
      relations: edges,
      'built in s': (build / 1000).toFixed(2),
      ...(await questions(store, sample)),
    });
  }
  return rows;
}

async function onServer<T>(work: (server: LocalServer) => Promise<T>): Promise<T> {
  const server = await startLocalServer({ heapMb: HEAP_MB });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

function title(): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${memory}, Node ${process.version}, load at the start ${load}; times in ms, p50 / p99`;
}

/** The growth as a plot: loading, and the middle of each question's times. */
function draw(grown: readonly Row[]): void {
  const middle = (what: string) => grown.map((row) => Number.parseFloat(String(row[what])));
  const svg = plotOf(
    'Neo4j: 1 to 300 invented plans',
    'ms',
    grown.map((row) => Number(row.plans)),
    [
      { name: 'trace, p50', colour: '#7a3e9d', values: middle('trace') },
      { name: 'search over all plans, p50', colour: '#1f5fbf', values: middle('search') },
      { name: 'neighbours, p50', colour: '#b3541e', values: middle('neighbours') },
      {
        name: 'loading, a plan',
        colour: '#2f7d4f',
        values: grown.map((row) => (1000 * Number(row['loaded in s'])) / Number(row.plans)),
      },
    ],
  );
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/scale.svg', svg);
}

console.log(title());
console.log('\nembedded store');
console.table(await embedded());
const rows = await onServer((server) =>
  onServer(async (other) => {
    // The hand's schema is made before its clock runs; ours counts what it costs to make sure of its own.
    const connection = patiently(other);
    const byHand = await handTunedLoader(connection.driver(), ontology);
    const row = await growth(server, like(MOST), STEPS, byHand);
    await connection.close();
    return row;
  }),
);
console.log('\nNeo4j');
console.table(rows);
draw(rows);
if (process.env.DENSE !== 'off') {
  const dense = await onServer((server) => growth(server, densePlans(ontology, DENSE), [DENSE.plans], null));
  console.log('\nNeo4j, dense');
  console.table(dense);
}
