import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { createApp } from '../../server/http/app.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { HAND_MADE } from '../contract/hand-made.ts';
import { SEED_DIR } from '../places.ts';
import { servingOf } from './serving.ts';

it('of several folders of plans, the first plan of the first one is the one that opens', async () => {
  const { ontology } = readPlans(SEED_DIR, { plansDirs: [] });
  const byId = HAND_MADE.map((one) => one.plan.id).sort();
  const opening = byId.at(-1) ?? '';
  for (const [serving, wanted] of [
    [{}, byId],
    [{ opening }, [opening, ...byId.slice(0, -1)]],
  ] as const) {
    const store = createMemoryStore(HAND_MADE, ontology);
    const server = createServer(await createApp({ ...servingOf(store, ontology), ...serving }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { plans } = (await (await fetch(`http://127.0.0.1:${port}/api/plans`)).json()) as {
      plans: { id: string }[];
    };
    expect(plans.map(({ id }) => id)).toEqual(wanted);
    server.close();
    server.closeAllConnections();
  }
});
