import { z } from 'zod';
import * as shapes from '../../contract/shapes.ts';
import { type RouteMaker, route } from '../route.ts';

export const PLANS = '/api/plans';
export const ONTOLOGY = '/api/ontology';

export const planRoutes: RouteMaker = ({ store, ontology, opening }, p) => [
  route({
    path: PLANS,
    summary:
      '已载入的规划，先打开的在前；或其中有某个节点的 / the plans that are loaded, the one to open first; or those that have a node',
    query: z.object({ node: p.local }),
    shape: shapes.plansAnswer,
    answer: async ({ node }, _path, asking) => {
      const having = node === undefined ? null : new Set(await store.plansWithNode(node, asking));
      const plans = (await store.plans(asking)).filter(({ id }) => having?.has(id) ?? true);
      const first = plans.filter((plan) => plan.id === opening);
      return { store: store.name, plans: [...first, ...plans.filter((plan) => plan.id !== opening)] };
    },
    shows: ({ node }) =>
      node === undefined
        ? { name: 'plan/plans', parameters: {} }
        : { name: 'plan/plans-with-node', parameters: { local: node } },
  }),
  route({
    path: ONTOLOGY,
    summary: '本体：类与关系类型 / the ontology: kinds and relation types, with counts',
    query: z.object({}),
    shape: shapes.ontologyAnswer,
    answer: async (_parameters, _path, asking) => withCounts(ontology, await store.counts(asking)),
    shows: () => ({ name: 'ontology/counts', parameters: {} }),
  }),
];

type Serving = Parameters<RouteMaker>[0];
type Counts = Awaited<ReturnType<Serving['store']['counts']>>;

/** The ontology as the API shows it. */
export function withCounts(ontology: Serving['ontology'], counts: Counts) {
  return {
    families: ontology.families,
    kinds: ontology.kinds.map((kind) => ({ ...kind, count: counts.kinds[kind.id] ?? 0 })),
    relationTypes: ontology.relationTypes.map((type) => ({
      ...type,
      count: counts.relationTypes[type.id] ?? 0,
    })),
    grounds: ontology.grounds,
  };
}
