import type { Citation, Scene, SceneShape, SceneText } from '../../../../server/contract/briefing.ts';
import type { Evidence, GraphEdge, GraphNode } from '../../../../server/contract/types.ts';

/** What every drawing is made of. Pure. */

/** What a scene says beside its drawing. */
export type Said = { title: string; line: string };

/** A sentence of the form “subject: what is said of it”. */
export function parted(sentence: string): Said {
  const at = sentence.search(/：|: /);
  if (at < 0) return { title: sentence, line: '' };
  return { title: sentence.slice(0, at), line: sentence.slice(at + 1).trim() };
}

/** Words and looks that the ontology gives. */
export type Looks = {
  /** As it is told apart from another of the same name. */
  name(node: Pick<GraphNode, 'id' | 'name'>): string;
  shape(kind: string): string;
  family(kind: string): string | null;
  /** Width in units of the drawing. */
  size(kind: string): number;
  relation(type: string): string;
  strength(edge: Pick<GraphEdge, 'basis' | 'ground'>): number;
};

/** A drawing and the words of the page that it rests on. */
export type Drawn = { scene: Scene; evidence: readonly Evidence[] };

export const FONT = { small: 13, plain: 15, head: 18, big: 24 } as const;

/** As many citations as a slide's notes can still be read with. */
const MOST_CITATIONS = 40;

/** The passages once each, in the order in which they are given; no more than can be read. */
export function citationsOf(
  evidence: readonly Evidence[],
  place: (one: Evidence) => string,
  most = MOST_CITATIONS,
): Citation[] {
  const found = new Map<string, Citation>();
  for (const one of evidence) {
    const key = `${one.source} ${one.start} ${one.end}`;
    if (found.size >= most) break;
    if (!found.has(key)) found.set(key, { ...one, place: place(one) });
  }
  return [...found.values()];
}

export type Box = { x: number; y: number; w: number; h: number };

/** A box with its words inside. */
export function boxShape(
  id: string,
  at: Box,
  lines: readonly string[],
  more: Partial<SceneShape>,
): SceneShape {
  return {
    id,
    shape: 'round-rectangle',
    ...at,
    family: null,
    fill: 'solid',
    labelLines: [...lines],
    labelPlacement: lines.length ? 'inside' : 'none',
    fontSize: FONT.plain,
    weight: 'normal',
    ...more,
  };
}

/** Words that stand free. */
export function words(at: Box, text: string, more: Partial<SceneText> = {}): SceneText {
  return { ...at, text, size: FONT.plain, align: 'left', tone: 'ink', anchor: 'middle', ...more };
}

/** A drawing whose parts begin at (0, 0), with some air around. */
export function framed(
  said: Said,
  parts: Pick<Scene, 'shapes' | 'connectors' | 'texts'>,
  bounds: Box,
  caption?: string,
): Scene {
  const move = <T extends { x: number; y: number }>(one: T): T => ({
    ...one,
    x: round(one.x - bounds.x),
    y: round(one.y - bounds.y),
  });
  return {
    ...said,
    width: Math.max(1, Math.ceil(bounds.w)),
    height: Math.max(1, Math.ceil(bounds.h)),
    shapes: parts.shapes.map(move),
    connectors: parts.connectors.map((one) => ({
      ...one,
      ...(one.points ? { points: one.points.map(move) } : {}),
    })),
    texts: parts.texts.map(move),
    ...(caption ? { caption } : {}),
  };
}

const round = (n: number) => Math.round(n * 10) / 10;

export type Known = {
  nodes: ReadonlyMap<string, Pick<GraphNode, 'evidence'>>;
  edges: ReadonlyMap<string, Pick<GraphEdge, 'evidence'>>;
};

/** The evidence of these things, in their order. */
export function evidenceOf(ids: readonly string[], known: Known): Evidence[] {
  return ids.flatMap((id) => known.nodes.get(id)?.evidence ?? known.edges.get(id)?.evidence ?? []);
}
