import type { GraphNode } from '../../../server/contract/types.ts';
import { firstState } from '../../state/address/app-state.ts';
import { settled } from '../../state/loaded/loading.ts';
import { reveal } from '../../state/picture/moves.ts';
import { dispatch, state } from '../../state/store.ts';

/** Opens a node in the graph of its own plan: one step, from which Back leads here again. */
export async function openThere(node: GraphNode): Promise<void> {
  const { language, theme } = state.peek();
  const selected = { what: 'node', id: node.id } as const;
  dispatch({ type: 'restore', state: { ...firstState(language), theme, plan: node.plan, selected } });
  await settled();
  if (state.peek().plan === node.plan) await reveal(selected);
}
