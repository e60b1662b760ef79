import type { SceneConnector, SceneShape } from '../../../../server/contract/briefing.ts';
import { FONT, labelSize } from '../../../../server/layout/boxes.ts';
import { MOST_DRAWN } from '../../../../server/layout/most-drawn.ts';
import type { Selected } from '../../../state/address/app-state.ts';
import type { Picture } from '../../../state/picture/picture.ts';
import { fitLabels, roomOf } from './fit-labels.ts';
import { countsOnLines, type GatheredWords, gatheredParts } from './gathered-parts.ts';
import { type Box, type Drawn, evidenceOf, framed, type Known, type Looks, type Said } from './parts.ts';

const AIR = 14;
/** Counts on lines are readable on a slide if its drawing is at most so many of their em wide. */
const EM_OF_COUNTS = 70;
const MOST_LINES = 4000;
const EMPTY: Box = { x: 0, y: 0, w: 960, h: 420 };

/**
 * The graph as it stands on the canvas: places, wrapped names, what is chosen. The places are the
 * picture's own: the canvas draws from the same. `unsaid`: how many lines of groups have their counts in the notes only.
 */
export function exploreScene(
  picture: Picture,
  selected: Selected | null,
  said: Said,
  looks: Looks,
  known: Known,
  gatheredWords: GatheredWords,
): Drawn & { unsaid?: number } {
  const near = nearTo(selected, picture);
  const nodes = picture.nodes.slice(0, MOST_DRAWN.nodes);
  const edges = picture.edges.slice(0, MOST_LINES);
  const shapes = nodes.map(({ node, at }): SceneShape => {
    const size = looks.size(node.kind);
    const chosen = selected?.id === node.id;
    return {
      id: node.id,
      nodeId: node.id,
      shape: looks.shape(node.kind),
      x: at.x - size / 2,
      y: at.y - size / 2,
      w: size,
      h: size,
      family: looks.family(node.kind),
      emphasis: chosen ? 'chosen' : near && !near.has(node.id) ? 'dim' : 'plain',
      labelLines: labelSize(looks.name(node)).lines,
      labelPlacement: 'below',
      fontSize: FONT,
      weight: chosen ? 'bold' : 'normal',
    };
  });
  const connectors = edges.map((edge): SceneConnector => {
    const lit = !near || (near.has(edge.from) && near.has(edge.to));
    const label = selected?.id === edge.id ? looks.relation(edge.type) : undefined;
    return {
      id: edge.id,
      edgeId: edge.id,
      from: edge.from,
      to: edge.to,
      basis: edge.basis,
      ...(edge.ground ? { ground: edge.ground } : {}),
      strength: looks.strength(edge) * (lit ? 1 : 0.15),
      ...(label ? { label } : {}),
      arrow: nodes.length <= 60,
    };
  });
  const gathered = gatheredParts(picture.gathered, near, selected, looks, gatheredWords);
  const names = new Map(nodes.map(({ node }) => [node.id, node]));
  const named = shapes.map((shape) => {
    const node = names.get(shape.id);
    const importance = shape.w + Math.min(20, node?.degree ?? 0) + (shape.emphasis === 'chosen' ? 100 : 0);
    return { shape, name: node ? looks.name(node) : '', must: near?.has(shape.id) ?? false, importance };
  });
  const all = [...named, ...gathered.named];
  const { w, h } = boundsOf(all.map(({ shape }) => shape));
  const width = Math.max(w, h * 2);
  const fitted = fitLabels(all, width, connectors);
  const bounds = boundsOf(fitted);
  const size = Math.max(FONT, width / EM_OF_COUNTS);
  const { texts, left } = countsOnLines(gathered.lines, fitted, size, gatheredWords);
  // What only counts lies behind what is said.
  const lines = [...gathered.lines.map(({ connector }) => connector), ...connectors];
  return {
    scene: framed(said, { shapes: fitted, connectors: lines, texts }, bounds),
    evidence: evidenceOf(cited(picture, selected), known),
    ...(gathered.lines.length ? { unsaid: left } : {}),
  };
}

function boundsOf(shapes: readonly SceneShape[]): Box {
  const rooms = shapes.map(roomOf);
  if (!rooms.length) return EMPTY;
  const x = Math.min(...rooms.map((one) => one.x1)) - AIR;
  const y = Math.min(...rooms.map((one) => one.y1)) - AIR;
  const w = Math.max(...rooms.map((one) => one.x2)) + AIR - x;
  return { x, y, w, h: Math.max(...rooms.map((one) => one.y2)) + AIR - y };
}

/** What stays plain when something is chosen: it, and what lines join to it. Null when nothing is. */
function nearTo(selected: Selected | null, picture: Picture): Set<string> | null {
  if (!selected || selected.what === 'sentence') return null;
  const { lines, groups } = picture.gathered;
  const edges = [...picture.edges, ...lines].filter((e) => [e.id, e.from, e.to].includes(selected.id));
  const near = new Set(edges.flatMap((e) => [e.from, e.to]));
  if (selected.what === 'node' || groups.some(({ group }) => group.id === selected.id)) near.add(selected.id);
  const drawn = [...picture.nodes.map(({ node }) => node.id), ...groups.map(({ group }) => group.id)];
  return drawn.some((id) => near.has(id)) ? near : null;
}

/** Whose words are cited: what is chosen and its lines; of a picture without a choice, the lines. */
function cited(picture: Picture, selected: Selected | null): string[] {
  if (selected?.what === 'edge') return [selected.id];
  const edges = picture.edges.filter(
    (e) => selected?.what !== 'node' || e.from === selected.id || e.to === selected.id,
  );
  const stated = [...edges].sort((a, b) => Number(a.basis !== 'explicit') - Number(b.basis !== 'explicit'));
  return [...(selected?.what === 'node' ? [selected.id] : []), ...stated.map((e) => e.id)];
}
