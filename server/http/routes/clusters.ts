import { z } from 'zod';
import * as shapes from '../../contract/board-shapes.ts';
import { type RouteMaker, route } from '../route.ts';

export const clustersRoutes: RouteMaker = ({ store }, p) => [
  route({
    path: '/api/clusters',
    summary:
      '产业集群：16+4 与其他分组、各自的角色、共有的事物 / industry clusters: groups, the roles of each, what they share',
    query: z.object({ plan: p.onePlan }),
    shape: shapes.clustersAnswer,
    answer: (parameters, _path, asking) => store.clusters(parameters.plan, asking),
    shows: (parameters) => ({ name: 'cluster/clusters', parameters: { plan: parameters.plan ?? null } }),
  }),
];
