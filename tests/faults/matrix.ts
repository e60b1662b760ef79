import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../../server/contract/shapes.ts';
import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { connect } from '../../server/neo4j/connection.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { serve } from '../server/serving.ts';
import { type Fault, type FaultProxy, openFaultProxy } from './fault-proxy.ts';

/** One request for each way of asking the database: a single question, several, a search by words. */
export function endpointsOf({ plan, nodes }: PlanGraph): string[] {
  const [strategy, project] = ['Strategy', 'Project'].map(
    (kind) => nodes.find((node) => node.kind === kind)?.id ?? '',
  );
  return [
    '/api/plans',
    '/api/search?q=thw',
    '/api/graph?kind=Strategy,Project&limit=50',
    `/api/nodes/${strategy}`,
    `/api/nodes/${strategy}/neighbours?limit=20`,
    `/api/paths?from=${strategy}&to=${project}&limit=2&maxHops=3`,
    `/api/trace/${strategy}?maxHops=2`,
    `/api/sources/${plan.id}/coverage`,
  ];
}

export const DEADLINE_MS = 2500;
/** What the issue allows beyond the deadline, and what a machine that does other things may add. */
export const SLACK_MS = 250;
export const BUSY_MS = 750;
export const RECOVERY_MS = 5000;

/** A slow wire may still bring the answer in time; a restart may be over in time. */
const MAY_ANSWER: readonly Fault[] = ['latency', 'throttle', 'restart'];

export type Cell = { fault: Fault; endpoint: string; inFlight: boolean };
export type Outcome = Cell & { status: number; ms: number; recoveryMs: number; faults: string[] };

type Neo4j = { uri: string; user: string; password: string };
type Answer = { status: number; ms: number; text: string; retryAfter: string | null };

/** One cell: the fault comes before the request, or while it is in flight; then it goes, and all is well again. */
export async function runCell(cell: Cell, neo4j: Neo4j, ontology: Ontology): Promise<Outcome> {
  const proxy = await openFaultProxy(neo4j.uri);
  const connection = connect({ ...neo4j, uri: proxy.uri });
  const store = createNeo4jStore({ connection, ontology });
  // Nothing kept: each answer has to come from the database.
  const server = await serve(store, ontology, { keptBytes: 0 });
  const faults: string[] = [];
  try {
    const url = server.url + cell.endpoint;
    const before = await patiently(url);
    const { status, ms, text, retryAfter } = await underFault(cell, url, proxy);
    if (ms > DEADLINE_MS + SLACK_MS + BUSY_MS) faults.push(`took ${Math.round(ms)} ms`);
    if (status === 200) {
      if (!MAY_ANSWER.includes(cell.fault)) faults.push('answered 200');
      else if (text !== before) faults.push('answered something else');
    } else if (status === 503) {
      const { success } = problem.safeParse(JSON.parse(text));
      if (!success) faults.push(`is no problem+json: ${text.slice(0, 200)}`);
      if (!(Number(retryAfter) >= 1)) faults.push(`Retry-After: ${retryAfter}`);
    } else faults.push(`answered ${status}`);
    if (/Neo\.|MATCH|node_modules|\.ts:|127\.0\.0\.1/.test(status === 200 ? '' : text)) {
      faults.push(`told of the inside: ${text}`);
    }
    await proxy.set(null);
    const recoveryMs = await recovery(url, before);
    if (recoveryMs > RECOVERY_MS) faults.push(`took ${Math.round(recoveryMs)} ms to recover`);
    return { ...cell, status, ms, recoveryMs, faults };
  } finally {
    await server.close();
    await proxy.close();
    await connection.close().catch(() => {});
  }
}

async function underFault({ fault, inFlight }: Cell, url: string, proxy: FaultProxy): Promise<Answer> {
  if (!inFlight) {
    await proxy.set(fault);
    return ask(url);
  }
  proxy.hold(150);
  const asked = ask(url);
  await sleep(75);
  proxy.hold(0);
  await proxy.set(fault);
  return asked;
}

async function ask(url: string): Promise<Answer> {
  const start = performance.now();
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  const text = await response.text();
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, ms: performance.now() - start, text, retryAfter };
}

async function patiently(url: string): Promise<string> {
  for (let i = 0; ; i++) {
    const { status, text } = await ask(url);
    if (status === 200) return text;
    if (i === 20) throw new Error(`${url} does not answer even without a fault: ${text}`);
    // A breaker that is open refuses at once: all tries would be over before it lets one through.
    await sleep(1000);
  }
}

/** As a page does it: asks again until the answer of before is back. */
export async function recovery(url: string, before: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    const { status, text } = await ask(url);
    const ms = performance.now() - start;
    if (status === 200 && text === before) return ms;
    if (ms > 3 * RECOVERY_MS) return ms;
    await sleep(100);
  }
}

/** The table that a run prints: the worst of each row. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const name = `${outcome.fault}, ${outcome.inFlight ? 'in flight' : 'idle'}`;
    rows.set(name, [...(rows.get(name) ?? []), outcome]);
  }
  const most = (all: Outcome[], of: (one: Outcome) => number) => Math.round(Math.max(...all.map(of)));
  return [...rows]
    .map(([name, all]) => {
      const statuses = [...new Set(all.map((one) => one.status))].sort().join('/');
      const slowest = `slowest ${most(all, (one) => one.ms)} ms`;
      return `${name.padEnd(28)} ${statuses.padEnd(8)} ${slowest}, back in ${most(all, (one) => one.recoveryMs)} ms`;
    })
    .join('\n');
}
