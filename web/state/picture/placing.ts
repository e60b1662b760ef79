import { around, type Box, nodeSize, roomAtRest } from '../../../server/layout/boxes.ts';
import { MOST_DRAWN } from '../../../server/layout/most-drawn.ts';
import { arrange } from '../../canvas/arranging.ts';
import { type NewNode, type OldNode, placeAround } from '../../canvas/placement.ts';
import type { Placed, Point } from '../address/app-state.ts';
import { edgesAt, otherEnd } from '../loaded/graph-data.ts';
import { data, kindById } from '../loaded/plan-data.ts';
import { nodeName } from '../words.ts';
import { layoutInput, picture } from './pictures.ts';

/** Where what is drawn stands, and where there is room for more. */

/** More than this are arranged in the worker: finding room for each by itself would keep the page from answering. */
const MOST_AROUND = 60;
/** Between what stands and what comes beside it, in model units. */
const AWAY = 120;

export function diameterOf(id: string): number {
  const node = data.peek().nodes.get(id);
  return nodeSize(kindById.peek().get(node?.kind ?? '')?.size ?? 3);
}

/** What is drawn now, groups too: nothing new may stand on it. */
export function drawnNow(): OldNode[] {
  const { nodes, gathered } = picture.peek();
  return [
    ...nodes.map(({ node, at }) => ({
      id: node.id,
      name: nodeName(node.id),
      diameter: diameterOf(node.id),
      ...at,
    })),
    ...gathered.groups.map(({ group, at }) => ({
      id: group.id,
      name: group.id,
      diameter: nodeSize(5),
      ...at,
    })),
  ];
}

export function asNew(id: string, group: string): NewNode[] {
  const node = data.peek().nodes.get(id);
  return node ? [{ id, name: nodeName(id), diameter: diameterOf(id), group }] : [];
}

/** How many of these, in this order, there is room for: nodes, and relations among all that is drawn then. */
export function roomFor(ids: readonly string[]): number {
  const { nodes, edges, gathered } = picture.peek();
  const shown = new Set(nodes.map(({ node }) => node.id));
  // A group stands for at least one node: the places they take are free again as they are opened.
  const most = Math.max(0, MOST_DRAWN.nodes - nodes.length - gathered.groups.length);
  let lines = edges.length;
  let n = 0;
  for (const id of ids) {
    if (n >= most) break;
    for (const edge of edgesAt(data.peek(), id)) if (shown.has(otherEnd(edge, id))) lines++;
    if (lines > MOST_DRAWN.edges) break;
    shown.add(id);
    n++;
  }
  return n;
}

/** Places for new nodes around one that stands; many are arranged by themselves, beside everything else. */
export async function placesFor(
  center: OldNode,
  nodes: readonly NewNode[],
  old: readonly OldNode[],
): Promise<Placed[]> {
  if (nodes.length <= MOST_AROUND) return placeAround(center, nodes, old);
  const { positions } = await arrange(layoutInput(nodes.map(({ id }) => id)));
  const own = around(nodes.map((node) => roomAtRest(positions[node.id] ?? center, node)));
  const shift = beside(own, around(old.map((one) => roomAtRest(one, one))), center);
  return nodes.map(({ id }) => {
    const at = positions[id] ?? center;
    return { id, x: at.x + shift.x, y: at.y + shift.y };
  });
}

/** How far a box must be moved to lie beside another, on the side on which `center` stands. */
function beside(box: Box, other: Box, center: Point): Point {
  const middle = { x: (other.x1 + other.x2) / 2, y: (other.y1 + other.y2) / 2 };
  const own = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  const dx = center.x - middle.x;
  const dy = center.y - middle.y;
  const level = Math.abs(dx) / (other.x2 - other.x1 || 1) >= Math.abs(dy) / (other.y2 - other.y1 || 1);
  if (level) {
    const x = dx >= 0 ? other.x2 + AWAY - box.x1 : other.x1 - AWAY - box.x2;
    return { x, y: center.y - own.y };
  }
  const y = dy >= 0 ? other.y2 + AWAY - box.y1 : other.y1 - AWAY - box.y2;
  return { x: center.x - own.x, y };
}
