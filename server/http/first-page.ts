import { createHash } from 'node:crypto';
import type { FirstView, Plans } from '../contract/types.ts';
import type { Ontology } from '../graph/types.ts';
import { MOST_DRAWN } from '../layout/most-drawn.ts';
import { type Answer, fileAnswer } from './answers.ts';
import { policyWith } from './headers.ts';
import { keptAnswers } from './kept-answers.ts';
import type { BuiltPage } from './page.ts';
import type { Route } from './route.ts';
import { FIRST_VIEW } from './routes/first-view.ts';
import { ONTOLOGY, PLANS } from './routes/plans.ts';
import { skeletonOf } from './skeleton.ts';

/** So many plans have their first page made before anybody asks; others when they are first asked for. */
const MOST_MADE_AHEAD = 8;
/** What those that were last asked for may take, in bytes: some sixty of the real page's. Beside it the opening plan's, which stays. */
const MOST_KEPT = 8_000_000;
/** What an address may name and still begin with the first picture: which plan, and in which looks. */
const LOOKS = new Set(['plan', 'lang', 'theme']);

export type FirstPages = {
  /** The page with its first picture for the address of a plan's first view, if it is made; else it begins to be. */
  at(url: string): Answer | undefined;
  /** Makes them for the edition that the store holds now. Resolves when the page of the plan that opens is made. */
  begin(routes: readonly Route[]): Promise<void>;
};

/**
 * The pages with the first picture of a plan: each made once for an edition of the graph, as it is the same in every language (the page's
 * own script sets its words). A plan whose picture is too large to be arranged here has none.
 */
export function createFirstPages(
  built: BuiltPage,
  ontology: Ontology,
  failed: (error: unknown) => void,
  mostKept: number = MOST_KEPT,
): FirstPages {
  const parts = partsOf(built);
  const kept = keptAnswers(mostKept, Number.POSITIVE_INFINITY);
  let opening: { plan: string; page?: Answer } = { plan: '' };
  let known: ReadonlySet<string> = new Set();
  let make: (plan: string) => Promise<void> = async () => {};
  let editions = 0;

  return {
    at: (url) => {
      const named = planOf(url);
      if (named === undefined) return undefined;
      const plan = named || opening.plan;
      const found = plan === opening.plan ? opening.page : kept.get(plan);
      if (found === undefined && known.has(plan)) void make(plan);
      return found;
    },
    begin: async (routes) => {
      const ask = async (path: string, parameters: Record<string, unknown>) =>
        routes.find((one) => one.path === path)?.answer(parameters, {}, {});
      const { plans } = (await ask(PLANS, {})) as Plans;
      const short = new Map(plans.map((plan) => [plan.id, plan.short]));
      const edition = String(++editions);
      const first: typeof opening = { plan: plans[0]?.id ?? '' };
      /** Those being made, and those that have none. */
      const begun = new Set<string>();
      const making = async (plan: string) => {
        if (!parts || begun.has(plan)) return;
        begun.add(plan);
        try {
          const view = (await ask(FIRST_VIEW, { plan })) as FirstView;
          const page = pageOf(parts, view, { plan, short: short.get(plan) ?? '' }, ontology);
          if (!page) return;
          if (plan === first.plan) first.page = page;
          else kept.put(plan, page, edition);
        } catch (error) {
          failed(error);
        }
        begun.delete(plan);
      };
      // Those of the edition before say what no longer stands.
      kept.begin(edition);
      [opening, known, make] = [first, new Set(short.keys()), making];
      // Before anybody asks: to arrange a picture keeps the server busy for half a second. Without it the page still opens.
      if (first.plan !== '') await making(first.plan);
      void (async () => {
        for (const plan of [...short.keys()].slice(1, MOST_MADE_AHEAD)) {
          await new Promise((resolve) => setImmediate(resolve));
          if (making === make) await making(plan);
        }
      })();
    },
  };
}

/** The plan whose first view an address asks for, '' where it names none; undefined for any other address. */
function planOf(url: string): string | undefined {
  if (url === '/') return '';
  if (!url.startsWith('/?')) return undefined;
  const named = new URLSearchParams(url.slice(2));
  return [...named.keys()].every((name) => LOOKS.has(name)) ? (named.get('plan') ?? '') : undefined;
}

const PLACE = '<div id="app"></div>';
const HEAD_END = '</head>';
/** What the live page is made of, as the build names it in the head. */
const LIVE = /<script type="module"[^>]*><\/script>|<link rel="(?:stylesheet|modulepreload|preload)"[^>]*>/gu;

const ICON = /(<link rel="icon" )href="([^"]*)"/u;
/**
 * The page's icon waits until the first sight goes (web/first-sight/standing-in.ts): to the browser it is a page of
 * its own, which it draws twice. Till then it is empty: without any, the browser would ask for another.
 */
const ICON_LATER = '$1href="data:," data-later="$2"';

/** The built page without what the live page is made of, that, and the small script and style of the first sight. */
type Parts = {
  index: Answer;
  bare: string;
  live: readonly string[];
  script: string;
  style: string;
  policy: string;
};

function partsOf(built: BuiltPage): Parts | undefined {
  const index = built.get('/');
  const textOf = (end: string) =>
    [...built].find(([path]) => path.startsWith('/assets/first-sight-') && path.endsWith(end))?.[1].body;
  const [script, style] = [textOf('.js')?.toString('utf8'), textOf('.css')?.toString('utf8')];
  if (!index || script === undefined || style === undefined) return undefined;
  const text = index.body.toString('utf8');
  const policy = policyWith({ script: hashOf(script), style: hashOf(style) });
  const live = (text.match(LIVE) ?? []).map((one) => one.replace('rel="stylesheet"', `$& ${UNTIL_DRAWN}`));
  return { index, bare: text.replaceAll(LIVE, '').replace(ICON, ICON_LATER), live, script, style, policy };
}

/** Keeps a style sheet from counting before the live page is drawn (web/main.tsx): it would have the first picture styled anew. */
const UNTIL_DRAWN = 'media="not all"';

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function pageOf(
  { index, bare, live, script, style, policy }: Parts,
  { nodes, edges, positions, captions = [], truncated }: FirstView,
  { plan, short }: { plan: string; short: string },
  ontology: Ontology,
): Answer | undefined {
  if (!positions || truncated || edges.length > MOST_DRAWN.edges) return undefined;
  const drawn = skeletonOf({ nodes, edges, positions, captions, short }, ontology);
  const asked = [PLANS, ONTOLOGY, `${FIRST_VIEW}?plan=${encodeURIComponent(plan)}`];
  const later = [...live, ...asked.map(fetchedSoon)].join('');
  const html = bare
    .replace(HEAD_END, () => `<style>${style}</style>${HEAD_END}`)
    .replace(
      PLACE,
      () => `${drawn}<template id="first-sight-later">${later}</template><script>${script}</script>${PLACE}`,
    );
  const { type, cacheControl } = index;
  return { ...fileAnswer(Buffer.from(html), type, cacheControl), route: 'page', policy };
}

/** The live page asks for it as soon as it runs; the browser may do so while it reads the scripts. */
const fetchedSoon = (path: string) => `<link rel="preload" as="fetch" crossorigin href=".${path}">`;
