import { z } from 'zod';
import * as shapes from '../../contract/board-shapes.ts';
import { type RouteMaker, route } from '../route.ts';

export const comparisonRoutes: RouteMaker = ({ store }, p) => [
  route({
    path: '/api/comparison',
    summary:
      '两份规划对比：都点名的、只有一份点名的、不同之处 / two plans side by side: what both name, what only one does',
    query: z.object({ one: p.thisPlan, other: p.thisPlan }),
    shape: shapes.comparisonAnswer,
    answer: (pair, _path, asking) => store.comparison(pair, asking),
    shows: (pair) => ({ name: 'comparison/comparison', parameters: pair }),
  }),
];
