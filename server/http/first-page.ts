import type { FirstView, Plans } from '../contract/types.ts';
import type { Ontology } from '../graph/types.ts';
import { MOST_DRAWN } from '../layout/most-drawn.ts';
import { type Answer, fileAnswer } from './answers.ts';
import type { Route } from './route.ts';
import { FIRST_VIEW } from './routes/first-view.ts';
import { ONTOLOGY, PLANS } from './routes/plans.ts';
import { skeletonOf } from './skeleton.ts';

/** Where the page's own picture will stand. */
const PLACE = '<div id="app"></div>';
const HEAD = '</head>';

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
  const view = (await ask(FIRST_VIEW, { plan: plan.id })) as FirstView;
  const { nodes, edges, positions, captions = [], truncated } = view;
  if (!positions || truncated || edges.length > MOST_DRAWN.edges) return undefined;
  const drawn = skeletonOf({ nodes, edges, positions, captions, short: plan.short }, ontology);
  const asked = [PLANS, ONTOLOGY, `${FIRST_VIEW}?plan=${encodeURIComponent(plan.id)}`];
  const html = index.body
    .toString('utf8')
    .replace(HEAD, () => asked.map(fetchedSoon).join('') + HEAD)
    .replace(PLACE, () => drawn + PLACE);
  const { type, cacheControl } = index;
  return { ...fileAnswer(Buffer.from(html), type, cacheControl), route: 'page' };
}

/** The live page asks for it as soon as it runs; the browser may do so while it reads the scripts. */
const fetchedSoon = (path: string) => `<link rel="preload" as="fetch" crossorigin href=".${path}">`;
