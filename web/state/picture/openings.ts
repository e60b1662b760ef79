import { canvasControls } from '../actions/canvas-controls.ts';
import { FIRST_TRACE } from '../address/app-state.ts';
import { edgesAt } from '../loaded/graph-data.ts';
import { data, kindById, typeById } from '../loaded/plan-data.ts';
import { dispatch, state } from '../store.ts';
import { isGathered } from './gathered.ts';
import { expand } from './moves.ts';
import { openGroup } from './open-group.ts';

/** Steps that lead to another view, or bring something into it. */

/** Expands a node and brings it with what is new into view. */
export async function expandAndFrame(
  id: string,
  only?: { type: string; direction: 'out' | 'in' },
): Promise<void> {
  const fresh = await (isGathered(id) ? openGroup(id) : expand(id, only));
  if (fresh.length) canvasControls()?.frame(isGathered(id) ? fresh : [id, ...fresh]);
}

/** Beside the graph where there is room, else in a view of its own. */
export function openSource(): void {
  const wide = matchMedia('(min-width: 1100px)').matches;
  if (state.peek().view === 'explore' && wide) dispatch({ type: 'beside', on: true });
  else dispatch({ type: 'view', view: 'source' });
}

/** The trace view with this node as its root: what is done is traced up to what it serves, the rest down. */
export function openTrace(id: string): void {
  const family = kindById.peek().get(data.peek().nodes.get(id)?.kind ?? '')?.family;
  const up = family === 'action' || !ledTo(id);
  dispatch({ type: 'trace', trace: { ...FIRST_TRACE, mode: up ? 'out' : 'in', root: id } });
  dispatch({ type: 'view', view: 'trace' });
}

/** Whether any relation leads to a node, as the ontology says which end of a type serves the other. */
function ledTo(id: string): boolean {
  return edgesAt(data.peek(), id).some((edge) => {
    const leads = typeById.peek().get(edge.type)?.leads;
    return (leads === 'forward' && edge.to === id) || (leads === 'backward' && edge.from === id);
  });
}

/** Relations of a node in all, drawn or not. */
export function relationCount(id: string): number {
  return edgesAt(data.value, id).length || (data.value.nodes.get(id)?.degree ?? 0);
}
