import { z } from 'zod';
import * as shapes from '../../contract/shapes.ts';
import type { Subgraph } from '../../graph/types.ts';
import { layoutInput } from '../../layout/layout-input.ts';
import type { LayoutResult } from '../../layout/layout-types.ts';
import { layoutGraph } from '../../layout/overview-layout.ts';
import { sharedNames } from '../../layout/same-names.ts';
import { type RouteMaker, route, type Serving } from '../route.ts';

type Arrange = NonNullable<Serving['arrange']>;

export const FIRST_VIEW = '/api/first-view';

/** A larger picture is arranged by the page, in its worker: it would keep the server from answering others. */
const MOST_ARRANGED = 200;
/** So many plans' arrangements are kept. */
const MOST_KEPT = 32;

/** The first picture of a plan: the named kinds and how they hang together, each where it stands. */
export const firstViewRoutes: RouteMaker = ({ store, ontology, arrange }, p) => {
  const selection = (plan: string) => ({
    kinds: ontology.kinds.filter((kind) => kind.star).map((kind) => kind.id),
    types: ontology.relationTypes.filter((type) => !type.computed).map((type) => type.id),
    plans: [plan],
    limit: 500,
  });
  const kinds = new Map(ontology.kinds.map((kind) => [kind.id, kind]));
  const nameIn = (names: ReadonlySet<string>, { name, kind }: { name: string; kind: string }) =>
    names.has(name) ? `${name}（${kinds.get(kind)?.zh ?? kind}）` : name;
  const arranged = arrangedOnce(arrange ?? (async (input) => layoutGraph(input)));
  return [
    route({
      path: FIRST_VIEW,
      summary:
        '一份规划的首图：节点、关系与各自的位置 / the first picture of a plan, each node with its place',
      query: z.object({ plan: p.thisPlan }),
      shape: shapes.firstView,
      answer: async ({ plan }, _path, asking) => {
        const found: Subgraph = await store.graph(selection(plan), asking);
        const { nodes, edges } = found;
        const fits = nodes.length > 0 && nodes.length <= MOST_ARRANGED;
        const names = sharedNames(nodes);
        const named = nodes.map((node) => ({ ...node, name: nameIn(names, node) }));
        const places = fits ? await arranged(layoutInput(named, edges, (kind) => kinds.get(kind))) : null;
        return { ...found, ...places };
      },
      shows: ({ plan }) => ({ name: 'graph/selection', parameters: selection(plan) }),
    }),
  ];
};

/** Arranges what it has not arranged before: the same nodes, names and relations stand at the same places. */
function arrangedOnce(arrange: Arrange): Arrange {
  const kept = new Map<string, Promise<LayoutResult>>();
  return (input) => {
    const key = JSON.stringify(input);
    const known = kept.get(key) ?? arrange(input);
    kept.delete(key);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}
