import type { SceneConnector, SceneShape, SceneText } from '../../../../server/contract/briefing.ts';
import { widthOf } from '../../../../server/layout/wrap-label.ts';
import type { LanesPicture } from '../../trace/lanes-layout.ts';
import { type LayersPicture, type PlacedBundle, type PlacedCard, SIZES } from '../../trace/layers-layout.ts';
import { BAND_FONT } from './bands-layout.ts';
import { lineOf } from './clusters-scene.ts';
import {
  boxShape,
  type Drawn,
  evidenceOf,
  FONT,
  framed,
  type Known,
  type Looks,
  type Said,
  words,
} from './parts.ts';

type Parts = { shapes: SceneShape[]; connectors: SceneConnector[]; texts: SceneText[] };

/** The trace as it is placed in its view: the root, the brackets with their grounds, the cards. */
export function layersScene(
  picture: LayersPicture,
  root: { id: string; kind: string; name: string },
  zeroWords: string,
  said: Said,
  looks: Looks,
  known: Known,
): Drawn {
  const { x, y, width, height, lines } = picture.root;
  const parts: Parts = { shapes: [], connectors: [], texts: [] };
  parts.shapes.push(
    boxShape(root.id, { x, y, w: width, h: height }, lines, {
      nodeId: root.id,
      family: looks.family(root.kind),
      fontSize: SIZES.rootFont,
      weight: 'bold',
    }),
  );
  if (picture.zero) {
    const at = {
      x: picture.zero.to.x + 14,
      y: picture.zero.to.y - 14,
      w: Math.ceil(widthOf(zeroWords) * FONT.head) + 8,
      h: 28,
    };
    parts.texts.push(words(at, zeroWords, { size: FONT.head, weight: 'bold', face: 'serif' }));
  }
  for (const placed of picture.cards) addCard(placed, looks, parts);
  for (const [i, placed] of picture.bundles.entries()) addBundle(placed, `bracket-${i}`, looks, parts);
  const edges = picture.bundles.flatMap(({ bundle }) => bundle.edges);
  const rights = parts.texts.map(({ x: left, w }) => left + w);
  const rightmost = Math.max(
    picture.root.width,
    ...rights,
    ...picture.cards.map((card) => card.x + card.width),
  );
  return {
    scene: framed(said, parts, { x: -8, y: -8, w: rightmost + 16, h: picture.height + 16 }),
    evidence: evidenceOf(edges, known),
  };
}

function addCard(
  { card, x, y, width, height, head, headWidth, rows, more }: PlacedCard,
  looks: Looks,
  parts: Parts,
): void {
  const frame = { x, y, w: width, h: height };
  parts.shapes.push(boxShape(`card-${card.key}`, frame, [], { back: true, alt: head.join(' ') }));
  const beside = headWidth !== undefined;
  const top = {
    x: x + SIZES.pad,
    y: beside ? y : y + 6,
    w: (headWidth ?? width) - SIZES.pad * (beside ? 1 : 2),
    h: beside ? height : head.length * SIZES.smallLine + 2,
  };
  parts.texts.push(words(top, head.join('\n'), { size: SIZES.small, tone: 'soft' }));
  for (const row of rows) {
    parts.shapes.push(
      boxShape(row.id, { x: row.x + 5, y: row.y + 1, w: row.width - 10, h: row.height - 2 }, row.lines, {
        nodeId: row.id,
        family: looks.family(card.kind),
        fill: 'wash',
        fontSize: beside ? BAND_FONT : SIZES.font,
      }),
    );
  }
  if (more) {
    const at = {
      x: more.x ?? x + SIZES.pad,
      y: more.y,
      w: more.width ?? width - SIZES.pad * 2,
      h: SIZES.line + SIZES.rowPad * 2,
    };
    parts.texts.push(words(at, more.text, { size: SIZES.small, tone: 'soft' }));
  }
}

/** A bundle's line ends at its bracket, a thin upright bar before the cards. */
function addBundle(placed: PlacedBundle, id: string, looks: Looks, parts: Parts): void {
  const { bundle, x, y1, y2, label } = placed;
  if (!placed.again && !parts.shapes.some((one) => one.id === bundle.parent)) return;
  const alt = [...label.lines, ...label.basis].join(' ');
  const bar = { x: x - 1, y: y1, w: 3, h: Math.max(4, y2 - y1) };
  parts.shapes.push(boxShape(id, bar, [], { shape: 'rectangle', alt }));
  const edge = { id: bundle.edges[0] ?? '', basis: bundle.basis, ground: bundle.ground ?? undefined };
  const { edgeId, ...line } = lineOf(edge as Parameters<typeof lineOf>[0], looks);
  const dot = (end: string, at: number) => {
    const box = { x: at - 2, y: placed.to.y - 2, w: 4, h: 4 };
    parts.shapes.push(boxShape(`${id}-${end}`, box, [], { shape: 'ellipse' }));
    return `${id}-${end}`;
  };
  // It runs level under its words, as in the view: two straight lines, which every program draws alike.
  const start = placed.again
    ? addAgain(placed.again, id, bundle.parent, looks, parts)
    : dot('start', label.x - 6);
  const common = { ...line, ...(bundle.edges.length === 1 && edgeId ? { edgeId } : {}), alt };
  if (!placed.again) {
    parts.connectors.push({ ...common, id: `way-${id}`, from: bundle.parent, to: start });
  }
  parts.connectors.push({ ...common, id: `line-${id}`, from: start, to: dot('end', placed.to.x) });
  const top = label.y - label.lines.length * SIZES.smallLine - 3;
  const box = { x: label.x + 2, y: top, w: label.width - 8, h: label.lines.length * SIZES.smallLine };
  parts.texts.push(words(box, label.lines.join('\n'), { size: SIZES.small, anchor: 'bottom' }));
  const under = { ...box, y: label.y + 4, h: label.basis.length * SIZES.smallLine };
  const tone = bundle.basis === 'explicit' ? 'explicit' : 'inferred';
  parts.texts.push(words(under, label.basis.join('\n'), { size: SIZES.small, tone, anchor: 'top' }));
}

/** The parent of a bundle, where it is drawn once more: the line begins at it. */
function addAgain(
  { kind, x, y, width, height, lines }: NonNullable<PlacedBundle['again']>,
  bundle: string,
  nodeId: string,
  looks: Looks,
  parts: Parts,
): string {
  const id = `${bundle}-again`;
  const more = { nodeId, family: looks.family(kind), fill: 'wash', fontSize: BAND_FONT } as const;
  parts.shapes.push(boxShape(id, { x, y, w: width, h: height }, lines, more));
  return id;
}

/** The ways between two things: the ends once, a lane for every way. */
export function lanesScene(
  picture: LanesPicture,
  kindOf: (id: string) => string,
  edgeOf: (id: string) => Parameters<typeof lineOf>[0] | undefined,
  said: Said,
  looks: Looks,
  known: Known,
): Drawn {
  const parts: Parts = { shapes: [], connectors: [], texts: [] };
  const add = (
    id: string,
    nodeId: string,
    at: { x: number; y: number; width: number; height: number },
    lines: string[],
    size: number,
  ) =>
    parts.shapes.push(
      boxShape(id, { x: at.x, y: at.y, w: at.width, h: at.height }, lines, {
        nodeId,
        family: looks.family(kindOf(nodeId)),
        fill: size > SIZES.font ? 'solid' : 'wash',
        fontSize: size,
      }),
    );
  for (const end of picture.ends) add(end.id, end.id, end, end.lines, SIZES.rootFont);
  const [first, last] = picture.ends;
  picture.lanes.forEach((lane, i) => {
    const stops = lane.stops.map((stop, j) => {
      const id = `${i} ${j} ${stop.id}`;
      add(id, stop.id, stop, stop.lines, SIZES.font);
      return id;
    });
    // The ends are as high as all lanes: a dot at their edge gives each lane its own place to begin.
    const dot = (name: string, x: number) => {
      const id = `${i} ${name}`;
      parts.shapes.push(boxShape(id, { x: x - 2, y: lane.y - 2, w: 4, h: 4 }, [], { shape: 'ellipse' }));
      return id;
    };
    const way = [
      dot('start', (first?.x ?? 0) + (first?.width ?? 0)),
      ...stops,
      dot('end', last?.x ?? picture.width),
    ];
    lane.steps.forEach((step, j) => {
      const edge = edgeOf(step.edge);
      const [from, to] = [way[j], way[j + 1]];
      if (!edge || !from || !to) return;
      parts.connectors.push({ ...lineOf(edge, looks), id: `${i} ${j} ${step.edge}`, from, to });
      const room = { x: step.x1 + 4, w: step.x2 - step.x1 - 8 };
      const tall = (lines: readonly string[]) => lines.length * SIZES.smallLine;
      const above = { ...room, y: lane.y - tall(step.label) - 4, h: tall(step.label) };
      const under = { ...room, y: lane.y + 4, h: tall(step.basis) };
      const tone = edge.basis === 'explicit' ? 'explicit' : 'inferred';
      parts.texts.push(words(above, step.label.join('\n'), { size: SIZES.small, align: 'center' }));
      parts.texts.push(words(under, step.basis.join('\n'), { size: SIZES.small, align: 'center', tone }));
    });
  });
  return {
    scene: framed(said, parts, { x: -6, y: -6, w: picture.width + 12, h: picture.height + 12 }),
    evidence: evidenceOf(
      picture.lanes.flatMap((lane) => lane.steps.map((step) => step.edge)),
      known,
    ),
  };
}
