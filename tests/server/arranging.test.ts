import { afterEach, describe, expect, it } from 'vitest';
import { createArranging } from '../../server/arranging.ts';
import type { FirstView } from '../../server/contract/types.ts';
import type { LayoutInput } from '../../server/layout/layout-types.ts';
import { start } from '../../server/main.ts';
import { SHIPPED, YUNXI } from '../places.ts';

const PLANS = [YUNXI, SHIPPED];

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serverOf(plansDirs: readonly string[]): Promise<string> {
  const server = await start({ host: '127.0.0.1', port: 0, neo4j: null, plansDirs });
  open.push(server);
  return server.url;
}

const firstView = async (url: string) =>
  (await (await fetch(`${url}/api/first-view?plan=wuxi-14fyp`)).json()) as FirstView;

describe('the first picture of a plan', () => {
  it('is arranged while others are answered, and stands where it would have been before', async () => {
    // The plan that opens is arranged before the server listens; here that is the other one.
    const alone = await serverOf(PLANS.slice(1));
    const together = await serverOf(PLANS);
    let view: FirstView | undefined;
    const asked = firstView(together).then((answer) => {
      view = answer;
    });
    let answered = 0;
    while (view === undefined) {
      await (await fetch(`${together}/healthz`)).text();
      answered++;
    }
    await asked;
    // 5 to 7 where it is arranged on the thread that answers, 400 and more where it is not.
    expect(answered).toBeGreaterThan(50);
    expect(Object.keys(view.positions ?? {}).length).toBeGreaterThan(60);
    expect(view.positions).toEqual((await firstView(alone)).positions);
  });

  it('is arranged by a new thread when one is lost', async () => {
    const { arrange, leaveMainThread } = createArranging();
    leaveMainThread();
    const node = { id: 'a', kind: 'Project', name: '甲', degree: 0, diameter: 30, rank: 1 };
    await expect(arrange({ nodes: [node], aspect: 2 } as unknown as LayoutInput)).rejects.toThrow();
    const { positions } = await arrange({ nodes: [node], edges: [], aspect: 2 });
    expect(Object.keys(positions)).toEqual(['a']);
  });
});
