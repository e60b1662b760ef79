import type { SceneConnector, SceneShape, SceneText } from '../../../../server/contract/briefing.ts';
import type { Clusters, GraphEdge } from '../../../../server/contract/types.ts';
import { CELL, layOut, WIDTH, wrapName } from '../../clusters/honeycomb-layout.ts';
import { boxShape, type Drawn, framed, type Looks, type Said, words } from './parts.ts';

/** Lower than the view's cells, so that the boxes of two rows stay apart. */
const HEIGHT = 76;
/** A slide is wider than the view: its cells are too, so that names are larger. */
const STRETCH = 1.42;
const MOST_IN_CELL = 6;
const MOST_IN_THING = 9;
const SIZE = { cell: 20, long: 17, thing: 19, head: 24 };

export type ClusterWords = { missing: string; caption: string };

/** The catalogue's cells in their groups, what two or more share, and the lines between. */
export function clustersScene(
  board: Clusters,
  inferred: boolean,
  chosen: string | null,
  said: Said,
  looks: Looks,
  say: ClusterWords,
): Drawn {
  const comb = layOut(board, inferred);
  const shapes: SceneShape[] = [];
  const cell = (id: string, x: number, y: number, name: string, more: Partial<SceneShape>) => {
    const w = CELL.width * STRETCH - 6;
    const at = { x: x * STRETCH - w / 2, y: y - HEIGHT / 2, w, h: HEIGHT };
    const emphasis = chosen === id ? 'chosen' : 'plain';
    const lines = wrapName(name, MOST_IN_CELL);
    const fontSize = lines.length > 2 ? SIZE.long : SIZE.cell;
    shapes.push(boxShape(id, at, lines, { fontSize, emphasis, ...more }));
  };
  for (const { x, y, entry } of comb.cells) {
    const { id, name, kind } = entry.node;
    const fill = entry.onlyCatalogue ? 'wash' : 'solid';
    cell(id, x, y, name, { nodeId: id, family: looks.family(kind), fill });
  }
  for (const [i, { x, y }] of comb.missing.entries())
    cell(`missing-${i}`, x, y, say.missing, { fill: 'none', dashed: true });
  for (const { x, y, node } of comb.outsiders) {
    cell(node.id, x, y, node.name, {
      nodeId: node.id,
      family: looks.family(node.kind),
      fill: 'none',
      dashed: true,
    });
  }
  for (const { x, y, width, node } of comb.things) {
    const lines = wrapName(node.name, MOST_IN_THING);
    const height = lines.length * 26 + 20;
    const at = { x: x * STRETCH, y: y - height / 2, w: width * STRETCH, h: height };
    const emphasis = chosen === node.id ? 'chosen' : 'plain';
    shapes.push(
      boxShape(node.id, at, lines, { nodeId: node.id, emphasis, weight: 'bold', fontSize: SIZE.thing }),
    );
  }
  const drawn = new Set(shapes.map((one) => one.id));
  const connectors: SceneConnector[] = [];
  for (const [i, { edge, ends }] of comb.lines.entries()) {
    const [from = '', to = ''] = ends;
    if (!drawn.has(from) || !drawn.has(to)) continue;
    connectors.push({ ...lineOf(edge, looks), id: `${i} ${edge.id}`, from, to, route: 'curved' });
  }
  const texts: SceneText[] = comb.blocks.map(({ group, y }) => {
    const figure = group.declared === null ? `${group.named}` : `${group.named} / ${group.declared}`;
    return words({ x: 4, y: y - 24, w: 600, h: 30 }, `${group.name}　${figure}`, {
      size: SIZE.head,
      face: 'serif',
      weight: 'bold',
    });
  });
  const groups = board.groups.filter((group) => group.catalogue !== 'other');
  return {
    scene: framed(
      said,
      { shapes, connectors, texts },
      { x: 0, y: -8, w: WIDTH * STRETCH, h: comb.height + 8 },
      say.caption,
    ),
    evidence: [
      ...groups.flatMap((group) => group.evidence),
      ...comb.lines.flatMap(({ edge }) => edge.evidence),
    ],
  };
}

/** A line's basis, as every drawing shows it. */
export function lineOf(
  edge: Pick<GraphEdge, 'id' | 'basis' | 'ground'>,
  looks: Looks,
): Pick<SceneConnector, 'edgeId' | 'basis' | 'ground' | 'strength'> {
  return {
    edgeId: edge.id,
    basis: edge.basis,
    ...(edge.ground ? { ground: edge.ground } : {}),
    strength: looks.strength(edge),
  };
}
