import { z } from 'zod';
import * as shapes from '../../contract/shapes.ts';
import { type RouteMaker, route } from '../route.ts';

export const PLANS = '/api/plans';
export const ONTOLOGY = '/api/ontology';

export const planRoutes: RouteMaker = ({ store, ontology, opening }) => [
  route({
    path: PLANS,
    summary: '已载入的规划，先打开的在前 / the plans that are loaded, the one to open first',
    query: z.object({}),
    shape: shapes.plansAnswer,
    answer: async (_parameters, _path, asking) => {
      const plans = await store.plans(asking);
      const first = plans.filter((plan) => plan.id === opening);
      return { store: store.name, plans: [...first, ...plans.filter((plan) => plan.id !== opening)] };
    },
    shows: () => ({ name: 'plan/plans', parameters: {} }),
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
