import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realPage } from '../real-page.ts';
import { serve } from '../server/serving.ts';
import { knownOf } from './known.ts';
import { runFuzz } from './run-fuzz.ts';

/** 5,000 requests from a seed; `npm run test:fuzz` sends 100,000. FUZZ_SEED plays another game. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_210_205);
const COUNT = 5000;

const { store, ontology } = realPage();
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve(store, ontology);
});
afterAll(() => server.close());

describe('whatever is sent', () => {
  it('is answered in order: no 5xx, every 4xx a problem, nothing of the inside told', async () => {
    const { known, routes } = await knownOf(store, ontology);
    const report = await runFuzz(server.url, { seed: SEED, count: COUNT, known, routes });
    expect(report.findings).toEqual([]);
    // The game is worth playing only when some requests are right and others wrong.
    expect(report.checkedShapes).toBeGreaterThan(20);
    for (const status of [200, 400, 404, 405])
      expect(report.statuses[status], `${status}`).toBeGreaterThan(50);
    expect((await fetch(`${server.url}/api/plans`)).status).toBe(200);
  }, 120_000);
});
