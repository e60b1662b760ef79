import type { ClusterEntry, ClusterGroup, Clusters } from '../../../server/contract/types.ts';
import { declaringWords } from '../../state/picture/declared.ts';
import { dispatch, hovered, selected, t } from '../../state/store.ts';
import { strengthOf } from '../../state/words.ts';
import {
  CELL,
  hexagon,
  type Line,
  layOut,
  type Missing,
  type Outsider,
  type Thing,
  WIDTH,
  wrapName,
} from './honeycomb-layout.ts';
import './honeycomb.css';

const HEX = hexagon(CELL.width, CELL.height);
const LINE_HEIGHT = 17;
const MOST_IN_CELL = 5;
const MOST_IN_THING = 10;

const open = (what: 'node' | 'edge', id: string) => () =>
  dispatch({ type: 'select', selected: { what, id } });
const over = (nodes: string[], edges: string[]) => ({
  onMouseEnter: () => {
    hovered.value = { nodes, edges };
  },
  onMouseLeave: () => {
    hovered.value = { nodes: [], edges: [] };
  },
});

function Words({ lines, y = 0, className }: { lines: readonly string[]; y?: number; className?: string }) {
  const top = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return (
    <text class={className} text-anchor="middle" dominant-baseline="central">
      {lines.map((line, i) => (
        <tspan key={line} x={0} y={top + i * LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

type Lit = (id: string) => boolean;

function CellView({ x, y, entry, lit }: { x: number; y: number; entry: ClusterEntry; lit: Lit }) {
  const { id, name } = entry.node;
  const state = `${entry.onlyCatalogue ? 'only' : 'more'} ${selected.value?.id === id ? 'chosen' : ''} ${lit(id) ? '' : 'dim'}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is an image; the table below is its equal by keyboard
    <g
      class={`comb-cell ${state}`}
      transform={`translate(${x} ${y})`}
      onClick={open('node', id)}
      {...over([id], [])}
    >
      <path d={HEX} />
      <Words lines={wrapName(name, MOST_IN_CELL)} />
    </g>
  );
}

function MissingView({ x, y, group }: Missing) {
  return (
    <g class="comb-cell missing" transform={`translate(${x} ${y})`}>
      <path d={HEX} />
      <Words lines={wrapName(t.value('clusters.missing'), MOST_IN_CELL)} />
      <title>{t.value('clusters.missingOf', { words: wordsOf(group), n: group.named })}</title>
    </g>
  );
}

function wordsOf(group: ClusterGroup): string {
  return declaringWords({ declared: group.declared ?? 0, evidence: group.evidence });
}

function OutsiderView({ x, y, node, lit }: Outsider & { lit: Lit }) {
  const cluster = node.kind === 'IndustryCluster';
  const state = `${selected.value?.id === node.id ? 'chosen' : ''} ${lit(node.id) ? '' : 'dim'}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <g
      class={`comb-cell outside ${state}`}
      transform={`translate(${x} ${y})`}
      onClick={open('node', node.id)}
      {...over([node.id], [])}
    >
      {cluster ? <path d={HEX} /> : <rect x={-50} y={-28} width={100} height={56} rx={3} />}
      <Words lines={wrapName(node.name, MOST_IN_CELL)} />
      <title>{t.value('clusters.notListed')}</title>
    </g>
  );
}

function ThingView({ x, y, width, node, lit }: Thing & { lit: Lit }) {
  const lines = wrapName(node.name, MOST_IN_THING);
  const height = lines.length * 20 + 18;
  const state = `${selected.value?.id === node.id ? 'chosen' : ''} ${lit(node.id) ? '' : 'dim'}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <g
      class={`comb-thing ${state}`}
      transform={`translate(${x + width / 2} ${y})`}
      onClick={open('node', node.id)}
      {...over([node.id], [])}
    >
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={4} />
      <Words lines={lines} />
    </g>
  );
}

function LineView({ line, lit }: { line: Line; lit: Lit }) {
  const { from, to, edge, ends } = line;
  const bend = (to.x - from.x) * 0.5;
  const state = `${edge.basis} ${selected.value?.id === edge.id ? 'chosen' : ''} ${ends.every(lit) ? '' : 'dim'}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <g class={`comb-line ${state}`} onClick={open('edge', edge.id)} {...over(ends, [edge.id])}>
      <path class="comb-hit" d={curve(from, to, bend)} />
      <path d={curve(from, to, bend)} opacity={strengthOf(edge)} />
    </g>
  );
}

const curve = (from: { x: number; y: number }, to: { x: number; y: number }, bend: number) =>
  `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;

/** What stays lit: all, or what is chosen or pointed at with all that lines join to it. */
function litBy(lines: readonly Line[], drawn: ReadonlySet<string>): Lit {
  const edgeEnds = (id: string) => lines.find((line) => line.edge.id === id)?.ends ?? [];
  const pointed = [...hovered.value.nodes, ...hovered.value.edges.flatMap(edgeEnds)];
  const now = selected.value;
  const chosen = now?.what === 'node' ? [now.id] : now?.what === 'edge' ? edgeEnds(now.id) : [];
  const focus = (pointed.length > 0 ? pointed : chosen).filter((id) => drawn.has(id));
  if (focus.length === 0) return () => true;
  // Two steps: to what it shares, and on to who shares it.
  const lit = new Set(focus);
  for (let step = 0; step < 2; step++) {
    const before = new Set(lit);
    for (const { ends } of lines) if (ends.some((id) => before.has(id))) for (const id of ends) lit.add(id);
  }
  return (id) => lit.has(id);
}

/** The drawing of the catalogue and of what clusters share. `say` is what it shows, in words. */
export function Honeycomb({ board, inferred, say }: { board: Clusters; inferred: boolean; say: string }) {
  const comb = layOut(board, inferred);
  const drawn = new Set([
    ...comb.cells.map((cell) => cell.entry.node.id),
    ...comb.things.map((thing) => thing.node.id),
    ...comb.outsiders.map((outsider) => outsider.node.id),
  ]);
  const lit = litBy(comb.lines, drawn);
  return (
    <svg class="comb" viewBox={`0 0 ${WIDTH} ${comb.height}`} role="img" aria-label={say}>
      {comb.blocks.map(({ group, y }) => (
        <text key={group.id} class="comb-head" x={4} y={y} lang="zh-CN">
          {group.name}
          <tspan class="comb-figure" dx={10}>
            {group.declared === null ? group.named : `${group.named} / ${group.declared}`}
          </tspan>
        </text>
      ))}
      {comb.lines.map((line) => (
        <LineView key={`${line.edge.id}${line.ends.join()}`} line={line} lit={lit} />
      ))}
      {comb.cells.map((cell) => (
        <CellView key={cell.entry.node.id} {...cell} lit={lit} />
      ))}
      {comb.missing.map((one) => (
        <MissingView key={`${one.x} ${one.y}`} {...one} />
      ))}
      {comb.things.map((thing) => (
        <ThingView key={thing.node.id} {...thing} lit={lit} />
      ))}
      {comb.outsiders.map((outsider) => (
        <OutsiderView key={outsider.node.id} {...outsider} lit={lit} />
      ))}
    </svg>
  );
}
