import { z } from 'zod';
import * as shapes from '../../contract/shapes.ts';
import { given, type RouteMaker, route } from '../route.ts';

/** What a trace looks for when it is not told. */
const DEFAULT_TARGETS = ['Project', 'Platform', 'Programme', 'IndustryCluster', 'Indicator'];

export const pathRoutes: RouteMaker = ({ store, ontology }, p) => {
  const known = ontology.kinds.map((kind) => kind.id);
  const paths = z.object({
    from: p.node,
    to: p.node,
    maxHops: p.maxHops,
    basis: p.basis,
    through: p.through,
    limit: p.limit(1, 50, 10, '最多几条路径 / most paths'),
  });
  const trace = z.object({ to: p.to, direction: p.direction, maxHops: p.maxHops, basis: p.basis });
  const pathsQuery = (parameters: z.infer<typeof paths>) => ({
    from: parameters.from,
    to: parameters.to,
    maxHops: parameters.maxHops,
    limit: parameters.limit,
    ...given({ bases: parameters.basis, through: parameters.through }),
  });
  const traceQuery = (parameters: z.infer<typeof trace>) => ({
    to: parameters.to ?? DEFAULT_TARGETS.filter((kind) => known.includes(kind)),
    direction: parameters.direction,
    maxHops: parameters.maxHops,
    ...given({ bases: parameters.basis }),
  });
  return [
    route({
      path: '/api/paths',
      summary: '两个节点之间最好的路径 / the best paths between two nodes',
      query: paths,
      shape: shapes.pathsAnswer,
      answer: (parameters, _path, asking) => store.paths(pathsQuery(parameters), asking),
      shows: (parameters) => ({ name: 'path/paths', parameters: pathsQuery(parameters) }),
    }),
    route({
      path: '/api/trace/:id',
      summary: '从一个节点追溯到各类节点 / from a node to every node of the kinds in `to`',
      query: trace,
      shape: shapes.traceAnswer,
      answer: (parameters, path, asking) => store.trace(path.id ?? '', traceQuery(parameters), asking),
      shows: (parameters, path) => ({
        name: 'path/trace',
        parameters: { id: path.id, ...traceQuery(parameters) },
      }),
    }),
  ];
};
