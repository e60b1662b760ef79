import type { Briefing } from '../contract/briefing.ts';
import type { Carried } from '../export/html.ts';
import type { PlanGraph, PlanSummary } from '../graph/types.ts';
import { ProblemError } from './problems.ts';
import type { Serving } from './route.ts';

type Offline = NonNullable<Serving['offline']>;

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
  if (!plans.some(({ id }) => id === briefing.plan)) {
    const message = `没有这个规划：${briefing.plan} / No such plan: ${briefing.plan}`;
    throw new ProblemError(400, 'unknown-plan', message, {
      errors: [{ parameter: 'briefing.plan', message }],
    });
  }
  const spokenOf = plansOf(briefing);
  const graphs = plans.filter(({ id }) => spokenOf.has(id)).map((plan) => graphOf(plan, store, offline));
  return {
    template: offline.template,
    data: {
      briefing,
      graphs: await Promise.all(graphs),
      ontology,
      loading,
      decks: decks.filter((one) => spokenOf.has(one.plan)),
    },
  };
}

/** Its own plan, and those that its slides draw or cite: a comparison needs both to be live. */
function plansOf({ plan, slides }: Briefing): Set<string> {
  const ids = slides.flatMap(({ citations, scene }) => [
    ...citations.map(({ source }) => source),
    ...scene.shapes.flatMap(({ nodeId }) => nodeId ?? []),
  ]);
  return new Set([plan, ...ids.map((id) => id.slice(0, id.indexOf(':')))]);
}

/** A plan as the seed hands it to a store. */
async function graphOf(
  { counts: _, ...plan }: PlanSummary,
  store: Serving['store'],
  offline: Offline,
): Promise<PlanGraph> {
  const [{ nodes, edges }, sources] = await Promise.all([
    store.whole({ plans: [plan.id] }),
    store.sources(plan.id),
  ]);
  const records = nodes.map((node) => {
    const { degree: _, ...record } = node;
    return { ...record, search: offline.keysOf(node, sources) };
  });
  return { plan, sources, nodes: records, edges };
}
