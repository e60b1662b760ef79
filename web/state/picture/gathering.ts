import { computed, effect, signal } from '@preact/signals';
import { untilHere } from '../../until-here.ts';
import type { GraphData } from '../loaded/graph-data.ts';
import { gather } from './gather.ts';
import { type Gathered, NOTHING_GATHERED } from './gathered.ts';
import type { Picture } from './picture.ts';

/** Groups as they are shown. What reads and counts them comes when they are first wanted. */

const reading = signal<typeof import('./group-reading.ts') | null>(null);

/** Reads the groups as soon as they are wanted. */
export function followGroups(): void {
  const stop = effect(() => {
    if (!gather.value) return;
    // What is wanted changes while the code is on its way: it is asked for once.
    queueMicrotask(() => stop());
    void untilHere(() => import('./group-reading.ts')).then((code) => {
      reading.value = code;
      code.followAsked();
    });
  });
}

/** Whether groups are wanted and not here yet. */
export const gathering = computed(() => gather.value !== null && !reading.value?.places.value);

/** Resolves when the groups that are wanted are here. */
export function gathered(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (gathering.value) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

/** The groups of what the picture does not draw by itself. */
export function gatheredBeside(drawn: Picture, known: GraphData): Gathered {
  return reading.value?.gatheredNow(drawn, known) ?? NOTHING_GATHERED;
}
