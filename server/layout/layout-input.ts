import { nodeSize } from './boxes.ts';
import type { LayoutEdge, LayoutInput } from './layout-types.ts';

/** Width by height of a picture. Always the same, so that one URL gives one picture on every screen. */
const ASPECT = 2.1;

type Drawn = { id: string; kind: string; name: string; degree: number };
type Look = { size: number; star: boolean };

/** What a layout needs to know of these nodes and edges; `lookOf` gives a kind's size and whether it is a named one. */
export function layoutInput(
  nodes: readonly Drawn[],
  edges: readonly LayoutEdge[],
  lookOf: (kind: string) => Look | undefined,
): LayoutInput {
  return {
    nodes: nodes.map(({ id, kind, name, degree }) => {
      const { size = 3, star = false } = lookOf(kind) ?? {};
      return { id, kind, name, degree, diameter: nodeSize(size), rank: size + (star ? 1 : 0) };
    }),
    edges: edges
      .map(({ from, to, type }) => ({ from, to, type }))
      .sort((a, b) => (`${a.from}${a.to}${a.type}` < `${b.from}${b.to}${b.type}` ? -1 : 1)),
    aspect: ASPECT,
  };
}

/** How much a node's name counts when not all names have room. */
export function importanceOf(
  { degree, declared }: { degree: number; declared: boolean },
  look: Look | undefined,
): number {
  return (look?.size ?? 3) * 12 + (look?.star ? 10 : 0) + Math.min(20, degree) + (declared ? 18 : 0);
}
