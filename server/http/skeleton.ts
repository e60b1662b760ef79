import type { FirstSight } from '../contract/first-sight.ts';
import type { FirstView } from '../contract/types.ts';
import { borderPoint, outlineOf } from '../export/outlines.ts';
import { xmlAttribute } from '../export/xml.ts';
import type { Ontology } from '../graph/types.ts';
import { nodeSize } from '../layout/boxes.ts';
import type { LayoutResult, Point } from '../layout/layout-types.ts';
import { strengthOf } from '../layout/strength.ts';

/** A plan's first picture, each node with its place. */
export type ArrangedView = Pick<FirstView, 'nodes' | 'edges'> & LayoutResult & { short: string };

type Node = FirstView['nodes'][number];
type Kind = Ontology['kinds'][number];

/** As Cytoscape softens the corners of a node, in units of the picture. */
const CORNER = 8;
/** Of the explicit lines, as the page's own stylesheet has it. */
const CLEAR = 0.75;

/**
 * The first picture in the page's HTML, drawn before any script has run: nodes and lines in the picture's own
 * units, and beside them what web/first-sight.ts needs to fit them into the window and to set the names. No
 * styles stand in it: the Content-Security-Policy forbids them. It is hidden from screen readers, which get the
 * live page.
 */
export function skeletonOf(view: ArrangedView, ontology: Ontology): string {
  const kinds = new Map(ontology.kinds.map((kind) => [kind.id, kind]));
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const ranks = new Map(ontology.grounds.map(({ id, rank }) => [id, rank]));
  const boxOf = (node: Node) => boxAt(view.positions[node.id] ?? { x: 0, y: 0 }, kinds.get(node.kind));
  const lines = view.edges.flatMap(({ from, to, basis, ground }) => {
    const [a, b] = [nodes.get(from), nodes.get(to)];
    if (!a || !b) return [];
    const strength = basis === 'explicit' ? CLEAR : strengthOf(basis, ranks.get(ground ?? ''), ranks.size);
    const ends = [borderTo(a, b), borderTo(b, a)].map(at);
    return `<path class="${basis}" opacity="${round(strength)}" d="M${ends.join('L')}"/>`;
  });
  function borderTo(node: Node, other: Node): Point {
    const box = boxOf(node);
    return borderPoint(box, kinds.get(node.kind)?.shape ?? 'ellipse', middleOf(boxOf(other)));
  }
  const marks = view.nodes.map((node) => markOf(boxOf(node), kinds.get(node.kind), node.id));
  return [
    '<div id="first-sight" class="first-sight" aria-hidden="true">',
    '<div class="first-head"></div>',
    '<div class="explore-canvas"><p class="say"></p><div class="explore-stage"><svg class="first-graph">',
    `<g class="first-places"><g class="first-lines">${lines.join('')}</g><g class="first-near"></g>`,
    `<g class="first-nodes">${marks.join('')}</g><g class="first-near"></g></g>`,
    '<g class="first-names"></g><g class="first-names first-near"></g>',
    '</svg></div></div>',
    '<div class="first-foot"></div></div>',
    `<script type="application/json" id="first-sight-data">${inert(dataOf(view, ontology))}</script>`,
  ].join('');
}

function boxAt({ x, y }: Point, kind: Kind | undefined) {
  const size = nodeSize(kind?.size ?? 3);
  return { x: x - size / 2, y: y - size / 2, w: size, h: size };
}

const middleOf = (box: { x: number; y: number; w: number; h: number }): Point => ({
  x: box.x + box.w / 2,
  y: box.y + box.h / 2,
});

function markOf(box: ReturnType<typeof boxAt>, kind: Kind | undefined, id: string): string {
  const { corners, round: soft } = outlineOf(kind?.shape ?? 'ellipse');
  const what = `class="${xmlAttribute(kind?.family ?? '')}" data-id="${xmlAttribute(id)}"`;
  if (!corners) {
    const { x, y } = middleOf(box);
    return `<circle ${what} cx="${round(x)}" cy="${round(y)}" r="${box.w / 2}"/>`;
  }
  if (kind?.shape === 'round-rectangle') {
    const radius = Math.min(CORNER, box.w / 4);
    return `<rect ${what} x="${round(box.x)}" y="${round(box.y)}" width="${box.w}" height="${box.h}" rx="${radius}"/>`;
  }
  const points = corners.map((one) => at({ x: box.x + one.x * box.w, y: box.y + one.y * box.h }));
  return `<polygon ${what}${soft ? ' stroke-linejoin="round"' : ''} points="${points.join(' ')}"/>`;
}

const round = (value: number) => Math.round(value * 100) / 100;
const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

/** What the sentence and the legend count of a node, and what its name needs; no quotes. */
function dataOf({ nodes, edges, positions, captions, short }: ArrangedView, ontology: Ontology): FirstSight {
  const COUNTED = ['declaredCount', 'commitment', 'nature'];
  return {
    ...{ short, positions, captions },
    nodes: nodes.map(({ id, kind, name, nameFrom, degree, properties }) => ({
      ...{ id, kind, name, nameFrom, degree },
      properties: Object.fromEntries(Object.entries(properties).filter(([key]) => COUNTED.includes(key))),
    })),
    edges: edges.map(({ id, from, to, type, basis, ground }) => ({ id, from, to, type, basis, ground })),
    kinds: ontology.kinds
      .filter(({ id }) => nodes.some(({ kind }) => kind === id))
      .map(({ id, zh, en, plural, family, size, star }) => ({ id, zh, en, plural, family, size, star })),
    families: ontology.families.map(({ id, zh, en }) => ({ id, zh, en })),
    grounds: ontology.grounds.map(({ id, zh, en, rank }) => ({ id, zh, en, rank })),
  };
}

/** JSON in which nothing ends the element that holds it. */
const inert = (data: FirstSight) => JSON.stringify(data).replaceAll('<', '\\u003c');
