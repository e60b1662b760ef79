import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import { type Box, overlaps } from '../../server/layout/boxes.ts';
import type { Point } from '../state/address/app-state.ts';
import { createDrawnNames } from './drawn-names.ts';
import { NAMELESS } from './fitting.ts';
import { isDimmed, isHovered } from './interaction.ts';
import { type PlacedLabel, placeLabels } from './label-placing.ts';
import type { Palette } from './palette.ts';
import {
  type CaptionText,
  captionBox,
  captionFont,
  captionsAt,
  fontsOf,
  leading,
  measuring,
  type PlacedCaption,
} from './resting-names.ts';

/**
 * Labels on a canvas of their own above Cytoscape's: the same size at every zoom, wrapped, culled by
 * importance so that none covers another. The choice holds while only the view is panned.
 */

export type LabelLayer = {
  /** `anew`: more than the view's place may have changed; else what is drawn is only moved while it can be. */
  draw(anew: boolean): void;
  /** Forgets the choice of labels: after what is marked has changed; with `names`, after those or their places have. */
  stale(names?: boolean): void;
  setPalette(palette: Palette): void;
  setCaptions(captions: readonly CaptionText[]): void;
  /** The node whose label is at a place of the canvas. */
  hit(x: number, y: number): string | null;
  /** Whether a node's label, or a line, is drawn where it stands now. */
  shows(id: string): boolean;
  /** Where the labels of these nodes would stand at a zoom, before panning. */
  placedAt(zoom: number, wanted: ReadonlySet<string>): PlacedLabel[];
  /** The labels shown, where they are drawn. */
  boxes(): PlacedLabel[];
};

/** Of a label whose node is dimmed. */
const FAINT = 0.62;

/** So far the canvas reaches beyond the picture on each side (graph-canvas.css), so that it can be moved with it. */
const MARGIN = 128;
/** With more lines than this around the chosen node, only the one under the pointer is labelled. */
const MOST_EDGE_LABELS = 14;

/** Where a node is drawn, in pixels of the canvas. */
export function nodeBox(node: NodeSingular): Box {
  const p = node.renderedPosition();
  const half = node.renderedWidth() / 2;
  return { x1: p.x - half, x2: p.x + half, y1: p.y - half, y2: p.y + half };
}

const shifted = ({ x1, x2, y1, y2 }: Box, { x, y }: Point): Box => ({
  ...{ x1: x1 + x, x2: x2 + x },
  ...{ y1: y1 + y, y2: y2 + y },
});

type Leader = NonNullable<PlacedLabel['leader']>;
export function createLabelLayer(cy: Core, canvas: HTMLCanvasElement, first: Palette): LabelLayer {
  const fonts = fontsOf(canvas);
  let palette = first;
  let captions: readonly CaptionText[] = [];
  let captionsOfChosen: PlacedCaption[] = [];
  let chosen: PlacedLabel[] | null = null;
  let zoomOfChosen = 0;
  /** What is drawn on the canvas, of which view. */
  let written = '';
  let panWritten: Point = { x: 0, y: 0 };

  const context = canvas.getContext('2d');
  const measure = measuring(context);

  const names = createDrawnNames(cy, fonts, measure);

  function placedAt(zoom: number, wanted: ReadonlySet<string> | null): PlacedLabel[] {
    const printed = isDimmed(cy) ? [] : printedAt(zoom).map((one) => captionBox(one, captionWidth));
    return placeLabels(names.wishesAt(zoom), printed, wanted);
  }

  function choose(): PlacedLabel[] {
    const zoom = cy.zoom();
    if (!chosen || zoomOfChosen !== zoom) {
      chosen = placedAt(zoom, null);
      captionsOfChosen = printedAt(zoom);
    }
    zoomOfChosen = zoom;
    return chosen;
  }

  function write(text: string, x: number, y: number, colour: string): void {
    if (!context) return;
    context.strokeStyle = palette.paper;
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  const captionWidth = (text: string) => measure(text, captionFont(fonts));

  function printedAt(zoom: number): PlacedCaption[] {
    // From so far away a caption is as wide as what it stands over.
    if (captions.length === 0 || zoom < NAMELESS) return [];
    const ends = [...names.all().values()].map(({ at, diameter }) => at.x + diameter / 2);
    return captionsAt(captions, Math.max(...ends), zoom, captionWidth);
  }

  function drawCaptions(ctx: CanvasRenderingContext2D): void {
    const pan = cy.pan();
    ctx.textAlign = 'left';
    ctx.font = captionFont(fonts);
    for (const { text, at } of captionsOfChosen) write(text, at.x + pan.x, at.y + pan.y, palette.soft);
  }

  /** On the line where there is room; the chosen line is labelled in any case. */
  function edgeLabel(edge: EdgeSingular, taken: Box[], ctx: CanvasRenderingContext2D): void {
    const text = String(edge.data('label'));
    // Not edge.renderedMidpoint(): it throws until Cytoscape has drawn the line once.
    const a = edge.source().renderedPosition();
    const b = edge.target().renderedPosition();
    const half = measure(text, ctx.font) / 2 + 3;
    const spots = [0.5, 0.4, 0.6, 0.3, 0.7].map((share) => {
      const x = a.x + (b.x - a.x) * share;
      const y = a.y + (b.y - a.y) * share;
      return { x, y, box: { x1: x - half, x2: x + half, y1: y - 9, y2: y + 9 } };
    });
    const free = spots.find((spot) => !taken.some((box) => overlaps(box, spot.box)));
    const spot = free ?? (edge.hasClass('chosen') ? spots[0] : undefined);
    if (!spot) return;
    taken.push(spot.box);
    write(text, spot.x, spot.y - 8, edge.data('basis') === 'inferred' ? palette.inferred : palette.soft);
  }

  function drawLeader(ctx: CanvasRenderingContext2D, { from, to }: Leader, pan: Point): void {
    ctx.strokeStyle = palette.soft;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(from.x + pan.x, from.y + pan.y);
    ctx.lineTo(to.x + pan.x, to.y + pan.y);
    // Fine dots, unlike any relation: it joins a name to its node and no two nodes.
    ctx.lineCap = 'round';
    ctx.setLineDash([0.5, 3.5]);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.lineCap = 'butt';
  }

  /** The canvas with what is drawn on it, moved with the view; false where the view has gone beyond it. */
  function moved(view: string): boolean {
    const pan = cy.pan();
    const by = { x: pan.x - panWritten.x, y: pan.y - panWritten.y };
    if (view !== written || Math.abs(by.x) > MARGIN || Math.abs(by.y) > MARGIN) return false;
    canvas.style.transform = by.x || by.y ? `translate(${by.x}px, ${by.y}px)` : '';
    return true;
  }

  function draw(anew: boolean): void {
    if (!context) return;
    const ratio = devicePixelRatio || 1;
    const width = cy.width() + 2 * MARGIN;
    const height = cy.height() + 2 * MARGIN;
    const view = `${cy.zoom()} ${width} ${height} ${ratio}`;
    if (!anew && chosen && moved(view)) return;
    written = view;
    panWritten = { ...cy.pan() };
    canvas.style.transform = '';
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      // As Cytoscape's own: they keep their size until they are drawn anew.
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, MARGIN * ratio, MARGIN * ratio);
    context.clearRect(-MARGIN, -MARGIN, width, height);
    context.textBaseline = 'top';
    context.textAlign = 'center';
    drawNames(context, { x1: -MARGIN, x2: width - MARGIN, y1: -MARGIN, y2: height - MARGIN });
    drawEdgeLabels(context);
    if (!isDimmed(cy)) drawCaptions(context);
  }

  function drawNames(ctx: CanvasRenderingContext2D, room: Box): void {
    const pan = cy.pan();
    const known = names.all();
    for (const { id, x, y, box, leader } of choose()) {
      const name = known.get(id);
      if (!name || !overlaps(shifted(box, pan), room)) continue;
      const { size, font } = names.setIn(name);
      ctx.font = font;
      ctx.globalAlpha = name.node.hasClass('dim') ? FAINT : 1;
      if (leader) drawLeader(ctx, leader, pan);
      name.lines.forEach((line, i) => {
        write(line, x + pan.x, y + pan.y + i * leading(size), palette.ink);
      });
    }
    ctx.globalAlpha = 1;
  }

  function drawEdgeLabels(ctx: CanvasRenderingContext2D): void {
    const strong = (line: EdgeSingular) =>
      line.hasClass('chosen') || line.hasClass('lit') || isHovered(cy, line.id());
    const lines = names.lines();
    const near = lines.filter((line) => line.hasClass('near'));
    const shown = lines.filter(strong);
    if (near.length <= MOST_EDGE_LABELS) shown.push(...near.filter((line) => !strong(line)));
    if (!shown.length) return;
    const pan = cy.pan();
    const taken = [
      ...[...names.all().values()].map(({ node }) => nodeBox(node)),
      ...choose().map(({ box }) => shifted(box, pan)),
    ];
    ctx.font = `400 12px ${fonts.sans}`;
    for (const line of shown) edgeLabel(line, taken, ctx);
  }

  function stale(alsoNames = false): void {
    chosen = null;
    if (alsoNames) names.forget();
  }

  return {
    draw,
    shows: (id) => cy.getElementById(id).isEdge() || choose().some((label) => label.id === id),
    placedAt,
    stale,
    setPalette: (next) => {
      palette = next;
    },
    setCaptions: (next) => {
      captions = next;
      stale();
    },
    hit: (x, y) => {
      const pan = cy.pan();
      const at = { x: x - pan.x, y: y - pan.y };
      const within = ({ box }: PlacedLabel) =>
        at.x >= box.x1 && at.x <= box.x2 && at.y >= box.y1 && at.y <= box.y2;
      return choose().find(within)?.id ?? null;
    },
    boxes: () => {
      const pan = cy.pan();
      return choose().map((l) => ({ ...l, x: l.x + pan.x, y: l.y + pan.y, box: shifted(l.box, pan) }));
    },
  };
}
