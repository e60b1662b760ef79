import { cpus } from 'node:os';
import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { AT_REST, around, footprint, labelSize, nodeSize, overlaps } from '../../server/layout/boxes.ts';
import type { LayoutInput } from '../../server/layout/layout-types.ts';
import { layoutGraph } from '../../server/layout/overview-layout.ts';
import { placeLabels } from '../../web/canvas/label-placing.ts';
import type { Point } from '../../web/state/address/app-state.ts';
import { realPage } from '../real-page.ts';
import { crossings } from '../web/crossings.ts';

/**
 * The first picture of the real page: our layout against fcose as it comes, by what a reader sees.
 * `npm run bench:layout`. Prints, never fails.
 */

/** The free room of the canvas at 1440 × 900. */
const ROOM = { w: 1412, h: 683 };
const RUNS = 9;

async function firstView(): Promise<LayoutInput> {
  const { store, ontology } = realPage();
  const stars = ontology.kinds.filter((k) => k.star);
  const types = ontology.relationTypes.filter((r) => !r.computed).map((r) => r.id);
  const { nodes, edges } = await store.graph({ kinds: stars.map((k) => k.id), types, limit: 500 });
  return {
    nodes: nodes.map((n) => {
      const size = stars.find((k) => k.id === n.kind)?.size ?? 3;
      return {
        id: n.id,
        kind: n.kind,
        name: n.name,
        degree: n.degree,
        diameter: nodeSize(size),
        rank: size + 1,
      };
    }),
    edges: edges.map((e) => ({ from: e.from, to: e.to, type: e.type })),
    aspect: 2.1,
  };
}

function byFcose({ nodes, edges }: LayoutInput): Map<string, Point> {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: [
      ...nodes.map((n) => ({ data: { id: n.id, d: n.diameter } })),
      ...edges.map((e, i) => ({ data: { id: `e${i}`, source: e.from, target: e.to } })),
    ],
    style: [{ selector: 'node', style: { width: 'data(d)', height: 'data(d)' } }],
  });
  const options = { name: 'fcose', animate: false };
  cy.layout(options as unknown as cytoscape.LayoutOptions).run();
  const places = new Map(nodes.map((n) => [n.id, { ...cy.getElementById(n.id).position() }]));
  cy.destroy();
  return places;
}

/** Of a node's k relatives, how many are among the k nodes drawn nearest to it; over all nodes. */
function neighbourhoodKept({ nodes, edges }: LayoutInput, places: ReadonlyMap<string, Point>): number {
  const shares = nodes.flatMap(({ id }) => {
    const at = places.get(id);
    const near = new Set(edges.flatMap((e) => (e.from === id ? [e.to] : e.to === id ? [e.from] : [])));
    near.delete(id);
    if (!at || !near.size) return [];
    const drawn = nodes
      .filter((n) => n.id !== id)
      .map((n) => ({
        id: n.id,
        d: Math.hypot((places.get(n.id)?.x ?? 0) - at.x, (places.get(n.id)?.y ?? 0) - at.y),
      }))
      .sort((a, b) => a.d - b.d)
      .slice(0, near.size);
    return [drawn.filter((n) => near.has(n.id)).length / near.size];
  });
  return shares.reduce((a, b) => a + b, 0) / shares.length;
}

function measure(input: LayoutInput, places: ReadonlyMap<string, Point>) {
  const { nodes, edges } = input;
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  const bare = nodes.map((n) => footprint(at(n.id), n.diameter, { lines: [], width: 0, height: 0 }, 0));
  const fits = (zoom: number) => {
    const box = around(nodes.map((n) => footprint(at(n.id), n.diameter, labelSize(n.name), 0, zoom)));
    return (box.x2 - box.x1) * zoom <= ROOM.w && (box.y2 - box.y1) * zoom <= ROOM.h;
  };
  let zoom = 1.15;
  while (zoom > 0.1 && !fits(zoom)) zoom *= 0.98;
  const labels = placeLabels(
    nodes.map((n) => {
      const { width, height } = labelSize(n.name);
      const { x, y } = at(n.id);
      return {
        id: n.id,
        at: { x: x * zoom, y: y * zoom },
        diameter: n.diameter * zoom,
        width,
        height,
        importance: n.rank * 12 + n.degree,
      };
    }),
  );
  return {
    crossings: crossings(edges, places),
    neighbourhood: neighbourhoodKept(input, places),
    'nodes overlapping': bare.flatMap((a, i) => bare.slice(i + 1).filter((b) => overlaps(a, b))).length,
    'zoom at 1440 × 900': zoom,
    'names shown, of all': labels.length / nodes.length,
  };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rounded = (row: Record<string, number>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Math.round(value * 100) / 100]));

cytoscape.use(fcose);
const input = await firstView();
const began = performance.now();
const ours = measure(input, new Map(Object.entries(layoutGraph(input).positions)));
const took = performance.now() - began;
const runs = Array.from({ length: RUNS }, () => measure(input, byFcose(input)));
const names = Object.keys(ours) as (keyof typeof ours)[];
const theirs = Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))]));
console.log(`${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`);
console.log(
  `${input.nodes.length} nodes, ${input.edges.length} relations; arranged for zoom ${AT_REST}; ours took ${Math.round(took)} ms`,
);
console.table({
  ours: rounded(ours),
  [`fcose, median of ${RUNS}`]: rounded(theirs),
  ratio: rounded(Object.fromEntries(names.map((n) => [n, theirs[n] ? ours[n] / theirs[n] : Number.NaN]))),
});
