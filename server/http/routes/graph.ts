import { z } from 'zod';
import { grouped } from '../../contract/group-shapes.ts';
import * as shapes from '../../contract/shapes.ts';
import { given, type RouteMaker, route } from '../route.ts';

/** How many nodes one page of /api/graph holds at most. */
export const MOST_NODES = 2000;
/** A picture holds no more groups than nodes. */
const MOST_GROUPS = 500;

/** The parameters that choose what is shown, as the store takes them. */
export function selectionOf(parameters: {
  kind?: string[] | undefined;
  plan?: string[] | undefined;
  type?: string[] | undefined;
  basis?: ('explicit' | 'inferred')[] | undefined;
  ground?: string[] | undefined;
}) {
  return given({
    kinds: parameters.kind,
    plans: parameters.plan,
    types: parameters.type,
    bases: parameters.basis,
    grounds: parameters.ground,
  });
}

export const graphRoutes: RouteMaker = ({ store }, p) => {
  const search = z.object({
    q: p.q,
    kind: p.kind,
    plan: p.plan,
    limit: p.limit(1, 100, 20, '最多几条 / most hits'),
  });
  const graph = z.object({
    kind: p.kind,
    type: p.type,
    basis: p.basis,
    ground: p.ground,
    plan: p.plan,
    limit: p.limit(1, MOST_NODES, 500, '最多几个节点 / most nodes'),
    cursor: p.cursor,
  });
  const groups = z.object({
    by: p.by,
    kind: p.kind,
    type: p.type,
    basis: p.basis,
    ground: p.ground,
    plan: p.plan,
    without: p.without,
    limit: p.limit(1, MOST_GROUPS, MOST_GROUPS, '最多几组 / most groups'),
  });
  const searchQuery = (parameters: z.infer<typeof search>) => ({
    q: parameters.q,
    limit: parameters.limit,
    ...selectionOf(parameters),
  });
  const graphQuery = (parameters: z.infer<typeof graph>) => ({
    ...selectionOf(parameters),
    limit: parameters.limit,
    ...given({ cursor: parameters.cursor }),
  });
  const groupsQuery = ({ by, without, ...parameters }: z.infer<typeof groups>) => ({
    by,
    ...selectionOf(parameters),
    ...given({ without }),
  });
  return [
    route({
      path: '/api/search',
      summary:
        '搜索名称、别名、拼音、首字母与原文 / search names, aliases, pinyin, initials and words of the text',
      query: search,
      shape: shapes.searchAnswer,
      answer: (parameters, _path, asking) => store.search(searchQuery(parameters), asking),
      shows: (parameters) => ({ name: 'search/search', parameters: searchQuery(parameters) }),
    }),
    route({
      path: '/api/graph',
      summary: '符合条件的节点与关系 / all nodes and relations that match',
      query: graph,
      shape: shapes.subgraph,
      answer: (parameters, _path, asking) => store.graph(graphQuery(parameters), asking),
      shows: (parameters) => ({ name: 'graph/selection', parameters: graphQuery(parameters) }),
    }),
    route({
      path: '/api/groups',
      summary:
        '符合条件的节点按规划、类或章节合并成组，组间关系只计条数 / the selection gathered into groups, relations between them counted',
      query: groups,
      shape: grouped,
      answer: (parameters, _path, asking) =>
        store.groups({ ...groupsQuery(parameters), limit: parameters.limit }, asking),
      shows: (parameters) => ({ name: 'graph/groups', parameters: groupsQuery(parameters) }),
    }),
  ];
};
