import { z } from 'zod';
import * as shapes from '../../contract/board-shapes.ts';
import { type RouteMaker, route } from '../route.ts';

export const spatialRoutes: RouteMaker = ({ store }, p) => [
  route({
    path: '/api/spatial',
    summary:
      '空间：总体格局、枢纽站点、位置与定位 / space: the structure, the stations, statements on position',
    query: z.object({ plan: p.onePlan }),
    shape: shapes.spatialAnswer,
    answer: (parameters, _path, asking) => store.spatial(parameters.plan, asking),
    shows: (parameters) => ({ name: 'spatial/spatial', parameters: { plan: parameters.plan ?? null } }),
  }),
];
