import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { offerControls } from '../state/actions.ts';
import type { Point } from '../state/app-state.ts';
import { kindById } from '../state/loading.ts';
import { expand } from '../state/moves.ts';
import { captions, picture } from '../state/pictures.ts';
import { dispatch, graph, hovered, selected, state, t } from '../state/store.ts';
import { kindName, relationName, strengthOf } from '../state/words.ts';
import { nodeSize } from './boxes.ts';
import { type Canvas, type CanvasPicture, createCanvas } from './create-canvas.ts';
import './graph-canvas.css';

const ARROWS: Record<string, 'left' | 'right' | 'up' | 'down'> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The picture in the terms of the canvas. Reads signals. */
function canvasPicture(): CanvasPicture {
  const { nodes, edges } = picture.value;
  const kinds = kindById.value;
  const first = graph.value.base === 'overview' && nodes.length > 0 && !graph.value.off.kinds.length;
  return {
    nodes: nodes.map(({ node, at }) => {
      const kind = kinds.get(node.kind);
      const size = kind?.size ?? 3;
      return {
        id: node.id,
        name: node.name,
        shape: kind?.shape ?? 'ellipse',
        family: kind?.family ?? '',
        size: nodeSize(size),
        importance:
          size * 12 +
          (kind?.star ? 10 : 0) +
          Math.min(20, node.degree) +
          (node.properties.declaredCount ? 18 : 0),
        ...at,
      };
    }),
    edges: edges.map((e) => ({
      id: e.id,
      from: e.from,
      to: e.to,
      basis: e.basis,
      label: relationName(e.type),
      strength: strengthOf(e),
    })),
    captions: first
      ? captions.value.map((c) => ({
          ...c,
          text: t.value(c.alone ? 'caption.alone' : 'caption.kind', { kind: kindName(c.kind), n: c.count }),
        }))
      : [],
  };
}

/** The drawn graph. Its twin for keyboard and screen reader is the table. */
export function GraphCanvas({
  label,
  onMenu,
}: {
  label: string;
  onMenu(id: string | null, at: Point): void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const canvas = useRef<Canvas | null>(null);

  useEffect(() => {
    if (!host.current || !labels.current) return;
    const made = createCanvas(host.current, labels.current, {
      onSelect: (what) => dispatch({ type: 'select', selected: what }),
      onExpand: (id) => void expand(id),
      onMove: (nodes) => dispatch({ type: 'move', nodes }),
      onHover: (nodes, edges) => {
        hovered.value = { nodes, edges };
      },
      onMenu,
    });
    canvas.current = made;
    offerControls(made);
    made.show(canvasPicture());
    made.mark(null, { nodes: [], edges: [] });
    // For tests, which ask where a node stands: a canvas has no elements to find.
    Object.assign(host.current, { placeOf: made.placeOf });
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => made.recolour();
    scheme.addEventListener('change', recolour);
    const room = new ResizeObserver(() => made.core.resize());
    room.observe(host.current);
    void document.fonts?.ready.then(recolour);
    return () => {
      scheme.removeEventListener('change', recolour);
      room.disconnect();
      offerControls(null);
      canvas.current = null;
      made.destroy();
    };
  }, []);

  useSignalEffect(() => {
    const shown = canvasPicture();
    canvas.current?.show(shown);
    remark();
  });
  useSignalEffect(() => {
    selected.value;
    hovered.value;
    remark();
  });
  useSignalEffect(() => {
    const now = selected.value;
    if (now && now.what !== 'sentence') canvas.current?.center(now.id);
  });
  useSignalEffect(() => {
    state.value.theme;
    requestAnimationFrame(() => canvas.current?.recolour());
  });

  function remark(): void {
    const now = selected.peek();
    const over = hovered.peek();
    const chosen = now && now.what !== 'sentence' ? now : null;
    // A single node under the pointer is no reason to dim the rest.
    const lit =
      over.nodes.length + over.edges.length > 1 || now?.what === 'sentence' ? over : { nodes: [], edges: [] };
    canvas.current?.mark(chosen, lit);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = selected.peek();
    const id = canvas.current?.next(now?.what === 'node' ? now.id : null, direction);
    event.preventDefault();
    if (id) dispatch({ type: 'select', selected: { what: 'node', id } });
  }

  return (
    <div
      class="canvas"
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby="canvas-hint"
      onKeyDown={onKeyDown}
    >
      <div class="canvas-graph" ref={host} />
      <canvas class="canvas-labels" ref={labels} aria-hidden="true" />
      <p id="canvas-hint" class="sr">
        {t.value('canvas.hint')}
      </p>
    </div>
  );
}
