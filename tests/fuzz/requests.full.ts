import { describe, expect, inject, it } from 'vitest';
import { connect } from '../../server/neo4j/connection.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { connectPatiently } from '../contract/database.ts';
import { CANARY, fingerprintOf, plantCanary } from '../faults/fingerprint.ts';
import { loadRealPlan } from '../faults/plan.ts';
import { realPage } from '../real-page.ts';
import { serve } from '../server/serving.ts';
import { knownOf } from './known.ts';
import { type FuzzReport, runFuzz } from './run-fuzz.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const COUNT = Number(process.env.FUZZ_COUNT ?? 100_000);
/** More would be a server that closes connections in use. */
const RESENT = COUNT / 1000;

function tell({ statuses, checkedShapes, resent }: FuzzReport): void {
  console.log(statuses, `${checkedShapes} answers held against their schema, ${resent} requests sent again`);
}

describe(`from seed ${SEED}`, () => {
  it(`${COUNT} requests to the embedded store`, async () => {
    const { store, ontology } = realPage();
    const server = await serve(store, ontology);
    const { known, routes } = await knownOf(store, ontology);
    const report = await runFuzz(server.url, { seed: SEED, count: COUNT, known, routes });
    tell(report);
    expect(report.findings).toEqual([]);
    expect(report.resent).toBeLessThanOrEqual(RESENT);
    await server.close();
  });

  it('a twentieth of it to the real Neo4j, which is as before', async () => {
    const { ontology } = await loadRealPlan();
    const watch = connectPatiently();
    await plantCanary(watch);
    const before = await fingerprintOf(watch);
    const connection = connect(inject('neo4j'));
    const store = createNeo4jStore({ connection, ontology });
    await store.ready();
    const server = await serve(store, ontology);
    const { known, routes } = await knownOf(store, ontology);
    // A question that takes too long on a busy machine is no fault of the input.
    const game = { seed: SEED + 1, count: COUNT / 20, known, routes, mayBeBusy: true, canary: CANARY };
    const report = await runFuzz(server.url, game);
    tell(report);
    expect(report.findings).toEqual([]);
    expect(report.resent).toBeLessThanOrEqual(RESENT);
    expect(await fingerprintOf(watch)).toBe(before);
    await server.close();
    await connection.close();
    await watch.close();
  });
});
