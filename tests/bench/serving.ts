import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { connect } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { startLocalServer } from '../../server/neo4j/local-server.ts';
import { SEED_DIR } from '../places.ts';
import { realPage } from '../real-page.ts';
import { flood } from './flood.ts';
import { p99Between, refusalsOf } from './refusals.ts';

/**
 * `npm run bench:serving`: how much the explorer's answers cost against bare Express sending the same
 * bytes. The two take turns, now the one first and now the other, five times, each a process of its own; the
 * medians are compared.
 * BENCH_SECONDS (2) and BENCH_ROUNDS (5) may be set; NEO4J=off leaves the database out,
 * ONLY=304 measures what has that in its name, ONLY=flood the flood alone.
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CONNECTIONS = 10;
const SERVERS = fileURLToPath(new URL('servers.ts', import.meta.url));

type Case = { name: string; server: string; urls: string[]; least: number; headers?: Record<string, string> };
/** `cpu`: what the server's process spent on an answer, in µs: unlike the rate it hardly tells of the asker. */
type Measured = { rate: number; p99: number; cpu: number };
type Running = { url: string; child: ChildProcess };

function begin(what: string, bytesFile: string, env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVERS, what, bytesFile], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', openSync('/dev/null', 'w'), 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server “${what}” ended with ${code}`)));
    child.stdout?.once('data', (data) => resolve({ url: String(data).trim(), child }));
  });
}

function spentBy(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (spent) => {
      const { user, system } = spent as NodeJS.CpuUsage;
      resolve(user + system);
    });
    child.send('spent?');
  });
}

async function measure({ url, child }: Running, { urls, headers = {} }: Case): Promise<Measured> {
  const before = await spentBy(child);
  const result = await autocannon({
    ...{ url, headers, connections: CONNECTIONS, duration: SECONDS },
    requests: urls.map((path) => ({ path })),
  });
  if (result.non2xx > 0 && headers['If-None-Match'] === undefined) {
    throw new Error(`${result.non2xx} answers of ${urls[0]} were not 200`);
  }
  const cpu = ((await spentBy(child)) - before) / result.requests.total;
  return { rate: result.requests.average, p99: result.latency.p99, cpu };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function startNeo4j() {
  if (process.env.NEO4J === 'off') return null;
  const database = await startLocalServer({ onProgress: (text) => console.log(text) });
  const { ontology, graphs } = readPlansForServing(SEED_DIR);
  const connection = connect(database);
  await loadPlans(connection.driver(), graphs, ontology);
  await connection.close();
  return database;
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plan-graph-bench-'));
  const bytesFile = join(folder, 'bytes.json');
  const database = await startNeo4j();
  const { nodes } = await realPage().store.graph({ limit: 200 });
  const nodeUrls = nodes.map(({ id }) => `/api/nodes/${id}`);
  const oneNode = nodeUrls.slice(0, 1);
  const cases: Case[] = [
    { name: 'node, made anew', server: 'fresh', urls: nodeUrls, least: 0.8 },
    {
      name: 'neighbours, made anew',
      server: 'fresh',
      urls: nodeUrls.map((url) => `${url}/neighbours`),
      least: 0.8,
    },
    {
      ...{ name: 'search, made anew', server: 'fresh', least: 0.5 },
      urls: ['太湖', '轨道交通', 'thw', '创新', 'taihu', '集群', '产业', '枢纽'].map(
        (word) => `/api/search?q=${encodeURIComponent(word)}`,
      ),
    },
    { name: 'node, ready', server: 'ours', urls: nodeUrls, least: 0.95 },
    { name: 'graph of 500, ready', server: 'ours', urls: ['/api/graph'], least: 0.95 },
    { name: 'node, 304', server: 'ours', urls: oneNode, least: 1.5 },
    ...(database
      ? [
          { name: 'node, from Neo4j, kept', server: 'neo4j', urls: nodeUrls, least: 0.3 },
          { name: 'node, from Neo4j, anew', server: 'neo4j-fresh', urls: nodeUrls, least: 0.3 },
        ]
      : []),
  ];

  const chosen = cases.filter((one) => one.name.includes(process.env.ONLY ?? ''));
  const ours = new Map<string, Running>();
  for (const what of new Set(['fresh', ...chosen.map((one) => one.server)])) {
    const env = database
      ? { NEO4J_URI: database.uri, NEO4J_USER: database.user, NEO4J_PASSWORD: database.password }
      : {};
    ours.set(what, await begin(what, '', what.startsWith('neo4j') ? env : {}));
  }
  const bytes: Record<string, string> = {};
  const fresh = ours.get('fresh')?.url ?? '';
  for (const url of new Set(chosen.flatMap((one) => one.urls))) {
    bytes[url] = await (await fetch(fresh + url)).text();
  }
  writeFileSync(bytesFile, JSON.stringify(bytes));
  const bare = await begin('bare', bytesFile);

  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  console.log(
    `load ${loadavg().map((one) => one.toFixed(1))}; ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s, medians`,
  );
  for (const one of chosen) {
    const own = ours.get(one.server);
    if (own === undefined) continue;
    const known = async (at: Running) => {
      if (!one.name.endsWith('304')) return one;
      const etag = (
        await fetch(at.url + one.urls[0], { headers: { 'Accept-Encoding': 'identity' } })
      ).headers.get('etag');
      return { ...one, headers: { 'If-None-Match': etag ?? '' } };
    };
    const [ownCase, bareCase] = [await known(own), await known(bare)];
    const owns: Measured[] = [];
    const bares: Measured[] = [];
    // A database that has just begun is compiled while it answers.
    for (let i = 0; i < (one.server.startsWith('neo4j') ? 8 : 1); i++) await measure(own, ownCase);
    for (let round = 0; round < ROUNDS; round++) {
      const first = round % 2 === 0;
      if (first) owns.push(await measure(own, ownCase));
      bares.push(await measure(bare, bareCase));
      if (!first) owns.push(await measure(own, ownCase));
    }
    const rate = median(owns.map((m) => m.rate));
    const bareRate = median(bares.map((m) => m.rate));
    const ratio = rate / bareRate;
    const p99 = median(owns.map((m) => m.p99));
    const bareP99 = median(bares.map((m) => m.p99));
    console.log(
      `${one.name.padEnd(24)} ${rate.toFixed(0).padStart(6)}/s  bare ${bareRate.toFixed(0).padStart(6)}/s  ` +
        `ratio ${ratio.toFixed(2)} (≥ ${one.least})${ratio >= one.least ? '' : ' MISSED'}  p99 ${p99} ms, bare ${bareP99} ms  ` +
        `processor ${median(owns.map((m) => m.cpu)).toFixed(0)} µs, bare ${median(bares.map((m) => m.cpu)).toFixed(0)} µs`,
    );
  }
  if (!process.env.ONLY || process.env.ONLY === 'flood') {
    console.log('A flood of traces, each made anew: 50 connections, then 500 (100 may be in flight)');
    const trace = `${fresh}/api/trace/${nodes.find((node) => node.kind === 'Strategy')?.id}`;
    for (const connections of [50, 500]) {
      const before = await refusalsOf(fresh);
      for (const { status, count, p50, p99, settledP99 } of await flood(trace, connections, 5000)) {
        console.log(
          `${connections} connections: ${count} × ${status}, p50 ${p50} ms, p99 ${p99} ms; after the first second p99 ${settledP99} ms`,
        );
      }
      const after = await refusalsOf(fresh);
      const within = p99Between(before.refusals, after.refusals);
      if (within === null) continue;
      console.log(
        `  by the server's own clock: 99 % refused within ${within} ms; lag of its event loop, p99, ${after.lagMs.toFixed(0)} ms`,
      );
    }
  }
  for (const { child } of [...ours.values(), bare]) child.kill('SIGKILL');
  await database?.stop();
  rmSync(folder, { recursive: true });
}

await run();
