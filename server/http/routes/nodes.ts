import { z } from 'zod';
import * as shapes from '../../contract/shapes.ts';
import { given, type RouteMaker, route } from '../route.ts';
import { MOST_NODES } from './graph.ts';

export const nodeRoutes: RouteMaker = ({ store }, p) => {
  const neighbours = z.object({
    type: p.type,
    direction: p.direction,
    kind: p.kind,
    basis: p.basis,
    limit: p.limit(1, MOST_NODES, 200, '最多几个邻点 / most neighbours'),
    cursor: p.cursor,
  });
  const neighboursQuery = (parameters: z.infer<typeof neighbours>) => ({
    direction: parameters.direction,
    limit: parameters.limit,
    ...given({
      types: parameters.type,
      kinds: parameters.kind,
      bases: parameters.basis,
      cursor: parameters.cursor,
    }),
  });
  return [
    route({
      path: '/api/nodes/:id',
      summary: '一个节点：属性、依据与关系计数 / one node, with its evidence and its degree by type',
      query: z.object({}),
      shape: shapes.nodeAnswer,
      answer: (_parameters, path, asking) => store.node(path.id ?? '', asking),
      shows: (_parameters, path) => ({ name: 'node/node', parameters: { id: path.id } }),
    }),
    route({
      path: '/api/nodes/:id/neighbours',
      summary: '一个节点的邻域 / the neighbourhood of a node',
      query: neighbours,
      shape: shapes.subgraph,
      answer: (parameters, path, asking) =>
        store.neighbours(path.id ?? '', neighboursQuery(parameters), asking),
      shows: (parameters, path) => ({
        name: 'node/neighbours',
        parameters: { id: path.id, ...neighboursQuery(parameters) },
      }),
    }),
  ];
};
