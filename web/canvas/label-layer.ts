import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import { type Box, FONT, LABEL_WIDTH, overlaps } from '../../server/layout/boxes.ts';
import { wrapLabel } from '../../server/layout/wrap-label.ts';
import type { Point } from '../state/address/app-state.ts';
import { NAMELESS } from './fitting.ts';
import { isDimmed, isHovered } from './interaction.ts';
import { type LabelWish, type PlacedLabel, placeLabels } from './label-placing.ts';
import type { Palette } from './palette.ts';
import {
  type CaptionText,
  captionBox,
  captionFont,
  captionsAt,
  fontOf,
  fontsOf,
  leading,
  measuring,
  type PlacedCaption,
  wishOf,
} from './resting-names.ts';

/**
 * Labels on a canvas of their own above Cytoscape's: the same size at every zoom, wrapped, culled by
 * importance so that none covers another. The choice holds while only the view is panned.
 */

export type LabelLayer = {
  draw(): void;
  /** Forgets the choice of labels: after nodes, places, classes or colours have changed. */
  stale(): void;
  setPalette(palette: Palette): void;
  setCaptions(captions: readonly CaptionText[]): void;
  /** The node whose label is at a place of the canvas. */
  hit(x: number, y: number): string | null;
  /** Whether a node's label, or a line, is drawn where it stands now. */
  shows(id: string): boolean;
  /** Where the labels would stand at a zoom, before panning. */
  placedAt(zoom: number): PlacedLabel[];
  /** The labels shown, where they are drawn. */
  boxes(): PlacedLabel[];
};

const CHOSEN_FONT = 15;
/** Of a label whose node is dimmed. */
const FAINT = 0.62;
/** More names than this around a chosen node, and they are culled like all others. */
const MOST_MUST = 64;

/** With more lines than this around the chosen node, only the one under the pointer is labelled. */
const MOST_EDGE_LABELS = 14;

/** Where a node is drawn, in pixels of the canvas. */
export function nodeBox(node: NodeSingular): Box {
  const p = node.renderedPosition();
  const half = node.renderedWidth() / 2;
  return { x1: p.x - half, x2: p.x + half, y1: p.y - half, y2: p.y + half };
}

type Leader = NonNullable<PlacedLabel['leader']>;

export function createLabelLayer(cy: Core, canvas: HTMLCanvasElement, first: Palette): LabelLayer {
  const fonts = fontsOf(canvas);
  let palette = first;
  let captions: readonly CaptionText[] = [];
  let captionsOfChosen: PlacedCaption[] = [];
  let chosen: PlacedLabel[] | null = null;
  let zoomOfChosen = 0;

  const context = canvas.getContext('2d');

  function setIn(node: NodeSingular): { size: number; font: string } {
    const strong = node.hasClass('chosen') || isHovered(cy, node.id());
    const size = node.hasClass('chosen') ? CHOSEN_FONT : FONT;
    return { size, font: fontOf(Number(node.data('importance')), fonts, size, strong) };
  }

  const measure = measuring(context);

  const wrapped = new Map<string, string[]>();
  function linesOf(node: NodeSingular): string[] {
    const name = String(node.data('name'));
    const known = wrapped.get(name);
    if (known) return known;
    const lines = wrapLabel(name, LABEL_WIDTH);
    wrapped.set(name, lines);
    return lines;
  }

  function wanted(node: NodeSingular, zoom: number, nearMust: boolean): LabelWish {
    const { font, size } = setIn(node);
    const name = {
      ...{ id: node.id(), at: node.position(), diameter: node.width() },
      ...{ lines: linesOf(node), importance: Number(node.data('importance')) },
    };
    const wish = wishOf(name, zoom, font, measure, size);
    const chosenNow = node.hasClass('chosen') || isHovered(cy, node.id());
    const boost = chosenNow
      ? 1000
      : node.hasClass('lit')
        ? 500
        : node.hasClass('near')
          ? 300
          : node.hasClass('dim')
            ? -200
            : 0;
    return {
      ...wish,
      importance: wish.importance + boost,
      must: chosenNow || (nearMust && (node.hasClass('near') || node.hasClass('picked'))),
      faint: node.hasClass('dim'),
    };
  }

  function placedAt(zoom: number): PlacedLabel[] {
    const nodes = cy.nodes().filter((n) => n.visible());
    const printed = isDimmed(cy) ? [] : printedAt(zoom).map((one) => captionBox(one, captionWidth));
    const nearMust = zoom >= NAMELESS && nodes.filter('.near').length <= MOST_MUST;
    return placeLabels(
      nodes.map((n) => wanted(n as NodeSingular, zoom, nearMust)),
      printed,
    );
  }

  function choose(): PlacedLabel[] {
    const zoom = cy.zoom();
    if (!chosen || zoomOfChosen !== zoom) {
      chosen = placedAt(zoom);
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
    const ends = cy.nodes().map((n) => n.position('x') + n.width() / 2);
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

  function draw(): void {
    if (!context) return;
    const ratio = devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.textBaseline = 'top';
    const pan = cy.pan();
    const taken: Box[] = cy.nodes().map((n) => nodeBox(n as NodeSingular));
    context.textAlign = 'center';
    for (const label of choose()) {
      const node = cy.getElementById(label.id);
      if (node.empty()) continue;
      const { font, size } = setIn(node as NodeSingular);
      const x = label.x + pan.x;
      let y = label.y + pan.y;
      taken.push({
        x1: label.box.x1 + pan.x,
        x2: label.box.x2 + pan.x,
        y1: label.box.y1 + pan.y,
        y2: label.box.y2 + pan.y,
      });
      if (x < -200 || x > width + 200 || y < -100 || y > height + 100) continue;
      context.font = font;
      context.globalAlpha = node.hasClass('dim') ? FAINT : 1;
      if (label.leader) drawLeader(context, label.leader, pan);
      for (const line of linesOf(node as NodeSingular)) {
        write(line, x, y, palette.ink);
        y += leading(size);
      }
    }
    context.globalAlpha = 1;
    context.font = `400 12px ${fonts.sans}`;
    const strong = cy.edges('.chosen, .lit').union(cy.edges().filter((edge) => isHovered(cy, edge.id())));
    const near = cy.edges('.near');
    const shown = near.length <= MOST_EDGE_LABELS ? strong.union(near) : strong;
    for (const edge of shown.toArray()) edgeLabel(edge as EdgeSingular, taken, context);
    if (!isDimmed(cy)) drawCaptions(context);
  }

  return {
    draw,
    shows: (id) => cy.getElementById(id).isEdge() || choose().some((label) => label.id === id),
    placedAt,
    stale: () => {
      chosen = null;
    },
    setPalette: (next) => {
      palette = next;
    },
    setCaptions: (next) => {
      captions = next;
      chosen = null;
    },
    hit: (x, y) => {
      const pan = cy.pan();
      const found = choose().find(
        (l) =>
          x >= l.box.x1 + pan.x && x <= l.box.x2 + pan.x && y >= l.box.y1 + pan.y && y <= l.box.y2 + pan.y,
      );
      return found?.id ?? null;
    },
    boxes: () => {
      const { x, y } = cy.pan();
      return choose().map((l) => ({
        ...l,
        x: l.x + x,
        y: l.y + y,
        box: { x1: l.box.x1 + x, x2: l.box.x2 + x, y1: l.box.y1 + y, y2: l.box.y2 + y },
      }));
    },
  };
}
