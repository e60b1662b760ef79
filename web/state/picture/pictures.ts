import { computed, effect, signal, untracked } from '@preact/signals';
import { layoutInput as inputOf } from '../../../server/layout/layout-input.ts';
import type { Caption, LayoutInput } from '../../../server/layout/layout-types.ts';
import { arrange } from '../../canvas/arranging.ts';
import { type OldNode, placeAround } from '../../canvas/placement.ts';
import type { Point } from '../address/app-state.ts';
import { edgesAmong, edgesAt, otherEnd } from '../loaded/graph-data.ts';
import { arrangedFirst, data, kindById, overview } from '../loaded/plan-data.ts';
import { graph } from '../store.ts';
import { nodeName } from '../words.ts';
import { gather } from './gather.ts';
import { gatheredBeside } from './gathering.ts';
import { drawPicture, withGathered } from './picture.ts';

/** The picture that the state describes, and the arranging of it. */

export const layout = signal<Readonly<Record<string, Point>>>({});
export const captions = signal<readonly Caption[]>([]);
export const arranging = signal(false);
const drawn = computed(() => drawPicture(data.value, graph.value, overview.value, layout.value));
export const picture = computed(() =>
  gather.value ? withGathered(drawn.value, gatheredBeside(drawn.value, data.value)) : drawn.value,
);
export const shownIds = computed(() => new Set(picture.value.nodes.map((n) => n.node.id)));

export function layoutInput(ids: readonly string[]): LayoutInput {
  const known = data.peek();
  const nodes = ids.flatMap((id) => {
    const node = known.nodes.get(id);
    return node ? [{ ...node, name: nodeName(id) }] : [];
  });
  const edges = edgesAmong(
    known,
    nodes.map((n) => n.id),
  );
  return inputOf(nodes, edges, (kind) => kindById.peek().get(kind));
}

/** Places the five named kinds as soon as they are read, where the server has put them or else by arranging them; the same data always gives the same picture. */
export function keepArranged(): void {
  effect(() => {
    const ids = overview.value;
    // Only another overview asks for places: the whole plan comes later, and moves nothing.
    untracked(() => arrangeOverview(ids));
  });
}

function arrangeOverview(ids: readonly string[]): void {
  if (!ids.length) {
    layout.value = {};
    captions.value = [];
    return;
  }
  if (ids.some((id) => layout.peek()[id])) {
    keepPlaces(ids);
    return;
  }
  const stored = arrangedFirst.peek();
  if (stored && ids.every((id) => stored.positions[id])) {
    layout.value = stored.positions;
    captions.value = stored.captions;
    return;
  }
  arranging.value = true;
  void arrange(layoutInput(ids))
    .then((result) => {
      if (overview.peek() !== ids) return;
      layout.value = result.positions;
      captions.value = result.captions;
    })
    .finally(() => {
      arranging.value = false;
    });
}

/** The plan was read again: what stood keeps its place, what is new goes beside something that it is related to. */
function keepPlaces(ids: readonly string[]): void {
  const nodes = layoutInput(ids).nodes;
  const known = layout.peek();
  const old: OldNode[] = nodes.flatMap((node) => {
    const at = known[node.id];
    return at ? [{ ...node, ...at }] : [];
  });
  for (const node of nodes.filter(({ id }) => !known[id])) {
    const beside = edgesAt(data.peek(), node.id).map((edge) => otherEnd(edge, node.id));
    const anchor = old.find(({ id }) => beside.includes(id)) ?? old[0];
    const [placed] = anchor ? placeAround(anchor, [{ ...node, group: '' }], old) : [];
    if (placed) old.push({ ...node, x: placed.x, y: placed.y });
  }
  layout.value = Object.fromEntries(old.map(({ id, x, y }) => [id, { x, y }]));
  // They count what stood alone before.
  captions.value = [];
}

/** Resolves when the first picture has its places. */
export function arranged(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (arranging.value || (overview.value.length > 0 && Object.keys(layout.value).length === 0)) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}
