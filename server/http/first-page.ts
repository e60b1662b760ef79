import type { FirstView, Plans } from '../contract/types.ts';
import type { Ontology } from '../graph/types.ts';
import { type Answer, fileAnswer } from './answers.ts';
import type { Route } from './route.ts';
import { FIRST_VIEW } from './routes/first-view.ts';
import { PLANS } from './routes/plans.ts';
import { skeletonOf } from './skeleton.ts';

/** Where the page's own picture will stand. */
const PLACE = '<div id="app"></div>';

/**
 * The page with the first picture of the plan it opens with, made once for an edition of the graph; undefined where the
 * picture is too large to be arranged here, or there is no plan. It is for the address without any state.
 */
export async function firstPage(
  index: Answer,
  routes: readonly Route[],
  ontology: Ontology,
): Promise<Answer | undefined> {
  const ask = async (path: string, parameters: Record<string, unknown>) =>
    routes.find((one) => one.path === path)?.answer(parameters, {}, {});
  const [plan] = ((await ask(PLANS, {})) as Plans).plans;
  if (!plan) return undefined;
  const { nodes, edges, positions, captions = [] } = (await ask(FIRST_VIEW, { plan: plan.id })) as FirstView;
  if (!positions) return undefined;
  const { short } = plan;
  const html = index.body.toString('utf8');
  const drawn = skeletonOf({ nodes, edges, positions, captions, short }, ontology);
  const { type, cacheControl } = index;
  return {
    ...fileAnswer(Buffer.from(html.replace(PLACE, () => drawn + PLACE)), type, cacheControl),
    route: 'page',
  };
}
