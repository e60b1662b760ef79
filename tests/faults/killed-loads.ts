import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import neo4j, { type Driver } from 'neo4j-driver';
import { createRandom } from '../../graph-seed/synth/random.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { type LocalServer, startLocalServer } from '../../server/neo4j/local-server.ts';
import { HAND_MADE } from '../contract/hand-made.ts';
import { realOntology } from '../real-page.ts';
import { LARGE, largePlan } from './large-plan.ts';

const LOADER = fileURLToPath(new URL('load-large.ts', import.meta.url));
const BESIDE = 'mini';

export type KilledLoads = {
  /** The database after its last restart. */
  server: LocalServer;
  /** How often the old edition stood afterwards, and how often the new one. */
  old: number;
  new: number;
  /** Kills after which a plan was neither: none, if we keep our word. */
  torn: string[];
};

/**
 * Loads one edition of a large plan over the other, and kills whoever loads, or the database, at moments
 * chosen by chance over the whole time that a load takes. Then every plan must be whole.
 */
export async function loadsAreWhole(options: {
  server: LocalServer;
  home: string;
  size: number;
  kills: { client: number; server: number };
  seed: number;
  heapMb?: number;
  onProgress?: (text: string) => void;
}): Promise<KilledLoads> {
  const { home, size, kills, heapMb, onProgress = () => {} } = options;
  const random = createRandom(options.seed);
  let { server } = options;
  let driver = patient(server);
  const port = Number(new URL(server.uri).port);
  const editions = { 1: largePlan(size, 1), 2: largePlan(size, 2) };
  const ontology = realOntology();

  await loadPlans(driver, [editions[1], ...HAND_MADE.slice(0, 1)], ontology);
  const prints = { 1: await printOf(driver, LARGE), 2: '' };
  const beside = await printOf(driver, BESIDE);
  const began = performance.now();
  await loadPlans(driver, [editions[2]], ontology);
  const takes = performance.now() - began;
  prints[2] = await printOf(driver, LARGE);
  if (prints[1] === prints[2]) throw new Error('the two editions are the same');
  onProgress(`a load takes ${Math.round(takes)} ms`);

  let stands = 2 as 1 | 2;
  const result: KilledLoads = { server, old: 0, new: 0, torn: [] };
  const kinds = [...Array(kills.client).fill('client'), ...Array(kills.server).fill('server')];
  for (const killed of kinds) {
    const next: 1 | 2 = stands === 1 ? 2 : 1;
    const child = await begin(server, size, next);
    const ended = new Promise((done) => child.once('exit', done));
    const moment = random.between(0, Math.round(takes * 1.1));
    await Promise.race([sleep(moment), ended]);
    if (killed === 'client') child.kill('SIGKILL');
    else {
      await driver.close();
      await server.kill();
      server = await startLocalServer({ home, port, ...(heapMb === undefined ? {} : { heapMb }) });
      driver = patient(server);
    }
    await ended;
    await quiet(driver);
    const found = await printOf(driver, LARGE);
    const what = `${killed} killed after ${moment} ms of ${Math.round(takes)}`;
    if (found === prints[stands]) result.old++;
    else if (found === prints[next]) {
      result.new++;
      stands = next;
    } else result.torn.push(what);
    if ((await printOf(driver, BESIDE)) !== beside) result.torn.push(`${what}: the plan beside`);
    onProgress(
      `${what}: ${found === prints[next] ? 'new' : found === prints[1] || found === prints[2] ? 'old' : 'TORN'}`,
    );
  }
  await driver.close();
  return { ...result, server };
}

function patient({ uri, user, password }: LocalServer): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

/** Resolves when the loader, its plan made, begins to load. */
function begin(server: LocalServer, size: number, edition: 1 | 2): Promise<ChildProcess> {
  const { uri, user, password } = server;
  const child = spawn(process.execPath, ['--import', 'tsx', LOADER], {
    env: {
      ...process.env,
      ...{ LOAD_URI: uri, LOAD_USER: user, LOAD_PASSWORD: password },
      ...{ LOAD_SIZE: String(size), LOAD_EDITION: String(edition) },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the loader ended with ${code} before it began`)));
  });
}

/** Until what the killed loader began has been committed or rolled back. */
async function quiet(driver: Driver): Promise<void> {
  for (;;) {
    const { records } = await driver.executeQuery(
      "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE NOT q STARTS WITH 'SHOW' RETURN count(*) AS others",
    );
    if (records[0]?.get('others') === 0) return;
    await sleep(100);
  }
}

/** A plan's nodes, relations and hash, with all their properties, as one hash. */
async function printOf(driver: Driver, plan: string): Promise<string> {
  const hash = createHash('sha256');
  for (const query of [
    'MATCH (n:Plan {id: $plan}) RETURN labels(n) AS a, properties(n) AS b, n.id AS k ORDER BY k',
    'MATCH (n:Entity {plan: $plan}) RETURN labels(n) AS a, properties(n) AS b, n.id AS k ORDER BY k',
    'MATCH (n:Entity {plan: $plan})-[r {plan: $plan}]->(m) RETURN [type(r), n.id, m.id] AS a, properties(r) AS b, r.id AS k ORDER BY k',
  ]) {
    const { records } = await driver.executeQuery(query, { plan });
    for (const record of records) {
      const properties = Object.entries(record.get('b') as object).sort(([a], [b]) => (a < b ? -1 : 1));
      hash.update(JSON.stringify([[...record.get('a')].sort(), properties]));
    }
  }
  return hash.digest('hex');
}
