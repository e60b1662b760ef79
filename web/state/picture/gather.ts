import { computed } from '@preact/signals';
import type { Gather, GraphState } from '../address/app-state.ts';
import { tooLarge } from '../loaded/plan-data.ts';
import { graph } from '../store.ts';

/** By what that which is not drawn is gathered. */

const ALONE: Gather = { by: 'kind', around: [0, 0, 0, 0] };

/** What the reader has chosen; where the first picture is too large to be drawn, by kind. Reads signals. */
export const gatherOf = (now: GraphState): Gather | null => now.gather ?? (tooLarge.value ? ALONE : null);
export const gather = computed(() => gatherOf(graph.value));
