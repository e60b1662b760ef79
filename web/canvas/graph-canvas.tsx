import { untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { nodeSize } from '../../server/layout/boxes.ts';
import { importanceOf } from '../../server/layout/layout-input.ts';
import { leaveFirstSight, standingView } from '../first-sight/standing-in.ts';
import { lazily } from '../lazily.tsx';
import { offerControls } from '../state/actions/canvas-controls.ts';
import type { Point, Selected } from '../state/address/app-state.ts';
import { data, kindById } from '../state/loaded/plan-data.ts';
import { litBySentence } from '../state/loaded/reading.ts';
import { type Gathered, isGathered, isGroupLine } from '../state/picture/gathered.ts';
import { groupImportance, groupSize, lineStrengths, lineWidth } from '../state/picture/group-looks.ts';
import { expandAndFrame } from '../state/picture/openings.ts';
import { captions, picture } from '../state/picture/pictures.ts';
import { dispatch, graph, hovered, lassoing, picked, selected, state, t, theme } from '../state/store.ts';
import { groupLabel, nodeName, relationName, strengthOf } from '../state/words.ts';
import type { CanvasEdge, CanvasNode, CanvasPicture } from './canvas-picture.ts';
import type { Canvas } from './create-canvas.ts';
import { fetchCanvas } from './fetching.ts';
import type { CanvasEvents } from './interaction.ts';
import './graph-canvas.css';

const Lasso = lazily(async () => (await import('./lasso.tsx')).Lasso, { quiet: true, until: false });

const ARROWS: Record<string, 'left' | 'right' | 'up' | 'down'> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** What is gathered, in the terms of the canvas. Reads signals. */
function gatheredPicture(gathered: Gathered): Pick<CanvasPicture, 'nodes' | 'edges'> {
  const { groups, lines } = gathered;
  const kinds = kindById.value;
  const strength = lineStrengths(gathered);
  return {
    nodes: groups.map(({ group, rest, all, at }) => ({
      id: group.id,
      name: groupLabel(group.id, rest, all),
      shape: 'ellipse',
      family: kinds.get(group.kind ?? '')?.family ?? '',
      size: groupSize(rest),
      importance: groupImportance(rest),
      pinned: false,
      group: true,
      ...at,
    })),
    edges: lines.map(({ id, from, to, count }) => ({
      ...{ id, from, to, basis: 'summary' },
      strength: strength({ from, to }),
      label: t.value('group.lines', { n: count }),
      summary: lineWidth(count),
    })),
  };
}

/** What was pointed at, as the state names it: the canvas knows only nodes and lines. */
function meant(what: { what: 'node' | 'edge'; id: string } | null): Selected | null {
  return what && isGathered(what.id) ? { what: 'group', id: what.id } : what;
}

/** The picture in the terms of the canvas. Reads signals. */
function canvasPicture(): CanvasPicture {
  const { nodes, edges, gathered } = picture.value;
  const kinds = kindById.value;
  const pinned = new Set(graph.value.pinned);
  const first =
    graph.value.base === 'overview' &&
    nodes.length > 0 &&
    !graph.value.off.kinds.length &&
    !graph.value.off.words.length;
  const grouped = gatheredPicture(gathered);
  return {
    nodes: nodes
      .map(({ node, at }): CanvasNode => {
        const kind = kinds.get(node.kind);
        const size = kind?.size ?? 3;
        return {
          id: node.id,
          name: nodeName(node.id),
          shape: kind?.shape ?? 'ellipse',
          family: kind?.family ?? '',
          size: nodeSize(size),
          importance: importanceOf({ degree: node.degree, declared: !!node.properties.declaredCount }, kind),
          pinned: pinned.has(node.id),
          ...at,
        };
      })
      .concat(grouped.nodes),
    edges: edges
      .map(
        (e): CanvasEdge => ({
          id: e.id,
          from: e.from,
          to: e.to,
          basis: e.basis,
          label: relationName(e.type),
          strength: strengthOf(e),
        }),
      )
      .concat(grouped.edges),
    captions: first
      ? captions.value.map((c) => ({
          ...c,
          text: t.value('caption.alone', { n: c.count }),
        }))
      : [],
  };
}

function togglePicked(id: string): void {
  const { picked, selected: now } = state.peek();
  // What was chosen alone is the first of those picked together.
  if (isGathered(id)) return;
  const before = picked.length || now?.what !== 'node' ? picked : [now.id];
  const ids = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
  dispatch({ type: 'pick', ids });
}

/** A chosen thing in the terms of the canvas. */
function drawnAs({ what, id }: Exclude<Selected, { what: 'sentence' }>): {
  what: 'node' | 'edge';
  id: string;
} {
  return { what: what === 'group' ? (isGroupLine(id) ? 'edge' : 'node') : what, id };
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
  const room = useRef<HTMLDivElement>(null);
  const canvas = useSignal<Canvas | null>(null);
  const hurried = useRef<() => void>(() => {});

  /** Does it with the canvas, which is fetched at once then if it has been waiting. */
  function withCanvas(run: (made: Canvas) => void): void {
    const stop = canvas.subscribe((made) => {
      if (!made) return;
      run(made);
      queueMicrotask(() => stop());
    });
    hurried.current();
  }

  useEffect(() => {
    const [into, names, around] = [host.current, labels.current, room.current];
    if (!into || !names || !around) return;
    const ended = new AbortController();
    const fetched = fetchCanvas(around, ended.signal);
    hurried.current = fetched.hurry;
    void fetched.code.then(
      ({ createCanvas }) => {
        if (!ended.signal.aborted)
          draw(createCanvas(into, names, events, standingView(into)), into, ended.signal);
        // It ends without it only where the view has been left.
      },
      () => undefined,
    );
    offerControls({
      fit: () => withCanvas((made) => made.fit()),
      zoomBy: (factor) => withCanvas((made) => made.zoomBy(factor)),
      frame: (ids) => withCanvas((made) => made.frame(ids)),
      focus: () => room.current?.focus(),
    });
    return () => {
      ended.abort();
      offerControls(null);
      canvas.peek()?.destroy();
      canvas.value = null;
    };
  }, []);

  const events: CanvasEvents = {
    onSelect: (what) => dispatch({ type: 'select', selected: meant(what) }),
    onExpand: (id) => void expandAndFrame(id),
    onMove: (nodes) => dispatch({ type: 'move', nodes }),
    onHover: (nodes, edges) => {
      hovered.value = { nodes, edges };
    },
    onMenu,
    onPick: togglePicked,
  };

  function draw(made: Canvas, into: HTMLElement, ended: AbortSignal): void {
    made.show(untracked(canvasPicture));
    canvas.value = made;
    // Two frames later the picture and its names are drawn, and then seen.
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(leaveFirstSight)));
    // For tests, which ask where a node or its name stands: a canvas has no elements to find.
    const { placeOf, standsAt, labels: drawnNames, circles } = made;
    Object.assign(into, { placeOf, standsAt, labels: drawnNames, circles });
    const recolour = () => made.recolour();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour, { signal: ended });
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(into);
    ended.addEventListener('abort', () => watch.disconnect());
    void document.fonts?.ready.then(() => ended.aborted || recolour());
  }

  useSignalEffect(() => {
    if (!canvas.value) return;
    canvas.value.show(canvasPicture());
    remark();
  });
  useSignalEffect(() => {
    if (!canvas.value) return;
    selected.value;
    picked.value;
    hovered.value;
    litBySentence.value;
    remark();
  });
  useSignalEffect(() => {
    const now = selected.value;
    if (now?.what === 'node' || now?.what === 'group') canvas.value?.reach(now.id);
    const edge = now?.what === 'edge' ? data.peek().edges.get(now.id) : undefined;
    if (edge) canvas.value?.frame([edge.from, edge.to]);
  });
  useSignalEffect(() => {
    theme.value;
    requestAnimationFrame(() => canvas.peek()?.recolour());
  });

  function remark(): void {
    const now = selected.peek();
    const over = hovered.peek();
    const chosen = now && now.what !== 'sentence' ? drawnAs(now) : null;
    // A single node under the pointer is no reason to dim the rest.
    const pointed = over.nodes.length + over.edges.length > 1 ? over : { nodes: [], edges: [] };
    const lit = now?.what === 'sentence' && pointed.nodes.length === 0 ? litBySentence.peek() : pointed;
    canvas.peek()?.mark(chosen, lit, new Set(picked.peek()));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const chosen = selected.peek();
    if (event.key === 'Enter' && chosen?.what === 'group' && !isGroupLine(chosen.id)) {
      event.preventDefault();
      void expandAndFrame(chosen.id);
      return;
    }
    if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && chosen) {
      const at = canvas.peek()?.placeOf(chosen.id);
      if (!at) return;
      event.preventDefault();
      onMenu(chosen.id, at);
      return;
    }
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    withCanvas((made) => walk(made, direction, event.shiftKey));
  }

  function walk(made: Canvas, direction: 'left' | 'right' | 'up' | 'down', picking: boolean): void {
    const now = selected.peek();
    const id = made.next(now && now.what !== 'sentence' ? now.id : null, direction);
    if (!id) return;
    // With Shift one picks on the way, as in a list.
    const way = picking ? [...picked.peek(), id, ...(now?.what === 'node' ? [now.id] : [])] : [];
    dispatch({ type: 'select', selected: meant({ what: 'node', id }) });
    if (way.length) dispatch({ type: 'pick', ids: way });
  }

  return (
    <div
      class="canvas"
      ref={room}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk through the nodes
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby="canvas-hint"
      onKeyDown={onKeyDown}
    >
      <div class="canvas-graph" ref={host} />
      <canvas class="canvas-labels" ref={labels} />
      {lassoing.value ? <Lasso placesOf={() => canvas.value?.circles() ?? []} /> : null}
      <p id="canvas-hint" class="sr">
        {t.value('canvas.hint')}
      </p>
    </div>
  );
}
