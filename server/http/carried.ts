import type { Briefing } from '../contract/briefing.ts';
import type { Carried } from '../export/html.ts';
import type { PlanGraph } from '../graph/types.ts';
import { ProblemError } from './problems.ts';
import type { Serving } from './route.ts';

/** Everything that a briefing as one file carries, and the page that carries it; the same from either store. */
export async function carried(
  briefing: Briefing,
  { store, ontology, loading, decks = [], offline }: Serving,
): Promise<{ template: string; data: Carried }> {
  if (!offline) {
    throw new ProblemError(
      503,
      'not-built',
      '单文件页面还没有构建，请先运行 npm start 或 npx vite build / The page for one file is not built: run npm start or npx vite build',
    );
  }
  const plans = await store.plans();
  const known = plans.find((plan) => plan.id === briefing.plan);
  if (!known) {
    const message = `没有这个规划：${briefing.plan} / No such plan: ${briefing.plan}`;
    throw new ProblemError(400, 'unknown-plan', message, {
      errors: [{ parameter: 'briefing.plan', message }],
    });
  }
  const { counts: _, ...plan } = known;
  const [{ nodes, edges }, sources] = await Promise.all([
    store.whole({ plans: [plan.id] }),
    store.sources(plan.id),
  ]);
  const records: PlanGraph['nodes'] = nodes.map((node) => {
    const { degree: _, ...record } = node;
    return { ...record, search: offline.keysOf(node, sources) };
  });
  return {
    template: offline.template,
    data: {
      briefing,
      graph: { plan, sources, nodes: records, edges },
      ontology,
      loading,
      decks: decks.filter((one) => one.plan === plan.id),
    },
  };
}
