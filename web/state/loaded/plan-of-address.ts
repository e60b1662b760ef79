import type { PlanInfo } from '../../../server/contract/types.ts';
import { api } from '../../api/client.ts';
import { learnWords } from '../../i18n/spoken.ts';
import type { AppState } from '../address/app-state.ts';
import { readInPlan, say, state, t } from '../store.ts';

/** An address, written by hand, that names a node and no plan. */

/** The nodes that a state names, the most telling first. */
function nodesOf({ selected, trace, graph }: AppState): string[] {
  const chosen = selected?.what === 'node' ? [selected.id] : [];
  const ends = [trace.root, trace.to].filter((id) => id !== null);
  return [...chosen, ...ends, ...graph.added.map(({ id }) => id)];
}

/** Reads the address as one of the plan that has its node. Of several the first is shown, and all are named. */
export async function readPlanOfAddress(plans: readonly PlanInfo[]): Promise<void> {
  const [node] = nodesOf(state.peek());
  if (!node) return;
  const [plan = '', local] = node.split(':');
  const having = local === undefined ? (await api.plans({ node })).data.plans.map(({ id }) => id) : [plan];
  const found = plans.filter(({ id }) => having.includes(id));
  const [first] = found;
  if (!first) return;
  const { view, language, theme } = state.peek();
  state.value = { ...readInPlan(first.id), view, language, theme };
  if (found.length < 2) return;
  await learnWords();
  const others = found.slice(1).map(({ title }) => title);
  const names = others.join(t.peek()('sep.list'));
  say(t.peek()('state.severalPlans', { n: found.length, first: first.title, others: names }));
}
