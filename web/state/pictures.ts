import { computed, effect, signal } from '@preact/signals';
import { arrange } from '../canvas/arranging.ts';
import { nodeSize } from '../canvas/boxes.ts';
import type { Caption, LayoutInput } from '../canvas/layout-types.ts';
import type { Point } from './app-state.ts';
import { edgesAmong } from './graph-data.ts';
import { data, kindById, overview } from './loading.ts';
import { drawPicture } from './picture.ts';
import { graph } from './store.ts';

/** The picture that the state describes, and the arranging of it. */

export const layout = signal<Readonly<Record<string, Point>>>({});
export const captions = signal<readonly Caption[]>([]);
export const arranging = signal(false);
/** Width by height of the picture. Always the same, so that one URL gives one picture on every screen. */
const ASPECT = 2.1;

export const picture = computed(() => drawPicture(data.value, graph.value, overview.value, layout.value));
export const shownIds = computed(() => new Set(picture.value.nodes.map((n) => n.node.id)));

export function layoutInput(ids: readonly string[]): LayoutInput {
  const known = data.peek();
  const kinds = kindById.peek();
  const nodes = ids.flatMap((id) => {
    const node = known.nodes.get(id);
    if (!node) return [];
    const kind = kinds.get(node.kind);
    const size = kind?.size ?? 3;
    return [
      {
        id,
        kind: node.kind,
        name: node.name,
        degree: node.degree,
        diameter: nodeSize(size),
        rank: size + (kind?.star ? 1 : 0),
      },
    ];
  });
  const present = nodes.map((n) => n.id);
  const edges = edgesAmong(known, present)
    .map((e) => ({ from: e.from, to: e.to, type: e.type }))
    .sort((a, b) => (`${a.from}${a.to}${a.type}` < `${b.from}${b.to}${b.type}` ? -1 : 1));
  return { nodes, edges, aspect: ASPECT };
}

/** Arranges the five named kinds as soon as they are read; the same data always gives the same picture. */
export function keepArranged(): void {
  effect(() => {
    const ids = overview.value;
    if (!ids.length) {
      layout.value = {};
      captions.value = [];
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
  });
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
