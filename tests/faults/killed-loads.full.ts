import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLocalServer } from '../../server/neo4j/local-server.ts';
import { loadsAreWhole } from './killed-loads.ts';

/** `npm run test:kills`: KILLS (20) of the client and as many of the server, in a load of NODES (60,000). */
const KILLS = Number(process.env.KILLS ?? 20);
const NODES = Number(process.env.NODES ?? 60_000);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const HEAP_MB = 3072;

it(`a load of ${NODES} nodes, killed at ${KILLS} moments on either side, leaves every plan whole`, async () => {
  const home = mkdtempSync(join(tmpdir(), 'plan-graph-kills-'));
  console.log(`seed ${SEED}`);
  let server = await startLocalServer({ home, heapMb: HEAP_MB });
  try {
    const run = await loadsAreWhole({
      ...{ server, home, size: NODES, seed: SEED, heapMb: HEAP_MB, onProgress: console.log },
      kills: { client: KILLS, server: KILLS },
    });
    server = run.server;
    console.log(`${2 * KILLS} kills: the old plan ${run.old} times, the new one ${run.new} times`);
    expect(run.torn).toEqual([]);
    expect(run.old + run.new).toBe(2 * KILLS);
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
});
