import type { Core } from 'cytoscape';

/**
 * The drawn graph on paper (styles/print.css): both canvases are scaled by one measure, for which the style must know
 * how large they are drawn; and they are drawn in the colours of paper, also where the screen is dark.
 */
export function keepForPaper(cy: Core, host: HTMLElement, repaint: (paper: boolean) => void): () => void {
  const drawing = host.parentElement ?? host;
  const keepSize = () => {
    drawing.style.setProperty('--drawn-width', String(cy.width()));
    drawing.style.setProperty('--drawn-height', String(cy.height()));
  };
  keepSize();
  cy.on('resize', keepSize);
  const ended = new AbortController();
  const { signal } = ended;
  const paper = matchMedia('print');
  let printed: HTMLCanvasElement | null = null;
  const turn = (on: boolean) => {
    repaint(on);
    printed?.remove();
    printed = on ? drawNow(cy) : null;
    if (!printed) return;
    printed.className = 'canvas-printed';
    host.append(printed);
  };
  addEventListener('beforeprint', () => turn(true), { signal });
  addEventListener('afterprint', () => turn(false), { signal });
  paper.addEventListener('change', () => turn(paper.matches), { signal });
  return () => ended.abort();
}

type Renderer = {
  flushRenderedStyleQueue(): void;
  getCachedZSortedEles(): unknown;
  drawElements(context: CanvasRenderingContext2D, elements: unknown): void;
};

/** As fine as paper shows it. */
const SCALE = 2;

/** What is drawn, on a canvas of its own: a printer waits for no frame, in which Cytoscape would draw it anew. */
function drawNow(cy: Core): HTMLCanvasElement {
  const [width, height] = [cy.width() * SCALE, cy.height() * SCALE];
  const strokes = Object.assign(document.createElement('canvas'), { width, height });
  const printed = Object.assign(document.createElement('canvas'), { width, height });
  const context = strokes.getContext('2d');
  if (!context) return printed;
  const { x, y } = cy.pan();
  context.setTransform(cy.zoom() * SCALE, 0, 0, cy.zoom() * SCALE, x * SCALE, y * SCALE);
  const renderer = (cy as Core & { renderer(): Renderer }).renderer();
  renderer.flushRenderedStyleQueue();
  renderer.drawElements(context, renderer.getCachedZSortedEles());
  // A copy of its pixels: handed the strokes, some printers make dark lines of pale ones.
  printed.getContext('2d')?.drawImage(strokes, 0, 0);
  return printed;
}
