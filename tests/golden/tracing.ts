import type { GraphNode, TraceResult } from '../../server/graph/types.ts';
import { realPage } from '../real-page.ts';

const PLAN = 'wuxi-14fyp';
export const ACTIONS = ['Project', 'Platform', 'Programme', 'IndustryCluster', 'Indicator'];
export const local = (id: string) => id.replace(`${PLAN}:`, '');

/** The real page, and how its traces are asked for: nodes by their local ids. */
export async function tracing() {
  const { store, ontology } = realPage();
  const all = await store.graph({ limit: 2000 });
  const nodes = new Map(all.nodes.map((node) => [local(node.id), node]));
  const everyKind = ontology.kinds.map((kind) => kind.id).filter((kind) => kind !== 'Section');

  const ask = (id: string, direction: 'in' | 'out', to = ACTIONS, maxHops = 4): Promise<TraceResult> =>
    store.trace(`${PLAN}:${id}`, { to, direction, maxHops });

  /** “explicit 1”, “same-section 2”: the basis of the path and its length; by the target's local id. */
  const traced = async (id: string, direction: 'in' | 'out', to?: string[]) => {
    const { targets } = await ask(id, direction, to);
    const told = targets.map(({ node, path }) => [
      local(node.id),
      `${path.ground ?? path.basis} ${path.edges.length}`,
    ]);
    return Object.fromEntries(told) as Record<string, string>;
  };

  return {
    ...{ store, ontology, nodes, everyKind, ask },
    down: (id: string, to?: string[]) => traced(id, 'in', to),
    up: (id: string, to = ['Strategy']) => traced(id, 'out', to),
    between: async (from: string, to: string, maxHops = 4) =>
      (await store.paths({ from: `${PLAN}:${from}`, to: `${PLAN}:${to}`, maxHops, limit: 10 })).paths,
    idsOf: (kind: string, fits: (node: GraphNode) => boolean = () => true) =>
      [...nodes].filter(([, node]) => node.kind === kind && fits(node)).map(([id]) => id),
  };
}
