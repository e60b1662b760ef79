import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import { type Box, overlaps } from './boxes.ts';
import { type LabelWish, type PlacedLabel, placeLabels } from './label-placing.ts';
import type { Caption } from './layout-types.ts';
import type { Palette } from './palette.ts';
import { wrapLabel } from './wrap-label.ts';

/**
 * Labels on a canvas of their own above Cytoscape's: the same size at every zoom, wrapped, culled by
 * importance so that none covers another. The choice holds while only the view is panned.
 */

export type CaptionText = Caption & { text: string };
export type LabelLayer = {
  draw(): void;
  /** Forgets the choice of labels: after nodes, places, classes or colours have changed. */
  stale(): void;
  setPalette(palette: Palette): void;
  setCaptions(captions: readonly CaptionText[]): void;
  /** The node whose label is at a place of the canvas. */
  hit(x: number, y: number): string | null;
  /** Boxes of the labels shown, for tests. */
  boxes(): PlacedLabel[];
};

type Fonts = { sans: string; serif: string };

export function createLabelLayer(cy: Core, canvas: HTMLCanvasElement, first: Palette): LabelLayer {
  const style = getComputedStyle(canvas);
  const fonts: Fonts = {
    sans: style.getPropertyValue('--sans') || 'sans-serif',
    serif: style.getPropertyValue('--serif') || 'serif',
  };
  let palette = first;
  let captions: readonly CaptionText[] = [];
  let chosen: PlacedLabel[] | null = null;
  let zoomOfChosen = 0;
  const widths = new Map<string, number>();

  const context = canvas.getContext('2d');

  function fontOf(node: NodeSingular): { size: number; font: string } {
    const strong = node.hasClass('chosen') || node.hasClass('hover');
    const size = strong ? 15 : Number(node.data('importance')) >= 60 ? 14 : 13;
    return { size, font: `${strong ? 600 : 400} ${size}px ${fonts.sans}` };
  }

  function measure(text: string, font: string): number {
    const key = font + text;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (!context) return text.length * 13;
    context.font = font;
    const width = context.measureText(text).width;
    widths.set(key, width);
    return width;
  }

  const linesOf = (node: NodeSingular) => wrapLabel(String(node.data('name')), 8);

  function wishOf(node: NodeSingular, zoom: number): LabelWish {
    const lines = linesOf(node);
    const { font, size } = fontOf(node);
    const p = node.position();
    const chosenNow = node.hasClass('chosen') || node.hasClass('hover');
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
      id: node.id(),
      at: { x: p.x * zoom, y: p.y * zoom },
      diameter: node.width() * zoom,
      width: Math.max(...lines.map((l) => measure(l, font))),
      height: lines.length * Math.round(size * 1.3),
      importance: Number(node.data('importance')) + boost,
      must: chosenNow,
    };
  }

  function choose(): PlacedLabel[] {
    const zoom = cy.zoom();
    if (chosen && zoomOfChosen === zoom) return chosen;
    const nodes = cy.nodes().filter((n) => n.visible());
    chosen = placeLabels(nodes.map((n) => wishOf(n as NodeSingular, zoom)));
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

  function drawCaptions(ctx: CanvasRenderingContext2D, taken: Box[]): void {
    const zoom = cy.zoom();
    const pan = cy.pan();
    ctx.textAlign = 'left';
    ctx.font = `500 13px ${fonts.serif}`;
    for (const c of captions) {
      const x = c.x * zoom + pan.x;
      const y = c.y * zoom + pan.y;
      const box = { x1: x - 4, y1: y - 4, x2: x + ctx.measureText(c.text).width + 4, y2: y + 18 };
      if (taken.some((b) => overlaps(b, box))) continue;
      taken.push(box);
      write(c.text, x, y, palette.soft);
    }
  }

  function edgeLabel(edge: EdgeSingular, taken: Box[], ctx: CanvasRenderingContext2D): void {
    const text = String(edge.data('label'));
    const mid = edge.renderedMidpoint();
    const half = measure(text, ctx.font) / 2 + 3;
    const box = { x1: mid.x - half, x2: mid.x + half, y1: mid.y - 9, y2: mid.y + 9 };
    if (!edge.hasClass('chosen') && taken.some((b) => overlaps(b, box))) return;
    taken.push(box);
    write(text, mid.x, mid.y - 8, edge.data('basis') === 'inferred' ? palette.inferred : palette.soft);
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
    const taken: Box[] = [];
    context.textAlign = 'center';
    for (const label of choose()) {
      const node = cy.getElementById(label.id);
      if (node.empty()) continue;
      const { font, size } = fontOf(node as NodeSingular);
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
      context.globalAlpha = node.hasClass('dim') ? 0.35 : 1;
      for (const line of linesOf(node as NodeSingular)) {
        write(line, x, y, palette.ink);
        y += Math.round(size * 1.3);
      }
    }
    context.globalAlpha = 1;
    context.font = `400 12px ${fonts.sans}`;
    cy.edges('.chosen, .lit, .hover, .near').forEach((edge) => edgeLabel(edge, taken, context));
    if (!cy.scratch('_chosen')) drawCaptions(context, taken);
  }

  return {
    draw,
    stale: () => {
      chosen = null;
    },
    setPalette: (next) => {
      palette = next;
    },
    setCaptions: (next) => {
      captions = next;
    },
    hit: (x, y) => {
      const pan = cy.pan();
      const found = choose().find(
        (l) =>
          x >= l.box.x1 + pan.x && x <= l.box.x2 + pan.x && y >= l.box.y1 + pan.y && y <= l.box.y2 + pan.y,
      );
      return found?.id ?? null;
    },
    boxes: () => choose(),
  };
}
