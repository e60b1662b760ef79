import { batch, effect } from '@preact/signals';
import type { FirstView, Ontology, TraceAnswer } from '../../../server/contract/types.ts';
import type { LayoutResult } from '../../../server/layout/layout-types.ts';
import { MOST_DRAWN } from '../../../server/layout/most-drawn.ts';
import { api } from '../../api/client.ts';
import { away } from '../../api/reach.ts';
import { idle } from '../../idle.ts';
import { dispatch, say, state, t } from '../store.ts';
import { EMPTY_DATA, merge } from './graph-data.ts';
import {
  arrangedFirst,
  audit,
  coverage,
  data,
  drawnTypes,
  failure,
  load,
  noteQuery,
  ontology,
  overview,
  planInfo,
  plans,
  readings,
  sources,
  tooLarge,
  WHOLE_LIMIT,
} from './plan-data.ts';

/** The reading of what is shown, and anew what has changed. */

/** Reads plans, ontology and the first picture; then the rest in quiet. */
export async function start(): Promise<void> {
  load.value = 'loading';
  failure.value = null;
  try {
    const [planAnswer, ontoAnswer] = await Promise.all([api.plans(), api.ontology()]);
    const { plan: named, selected, trace, graph } = state.value;
    if (named === null && (selected || trace.root || graph.added.length)) {
      const { readPlanOfAddress } = await import('./plan-of-address.ts');
      await readPlanOfAddress(planAnswer.data.plans);
    }
    const wanted = state.value.plan;
    const known = planAnswer.data.plans.find((p) => p.id === wanted);
    const plan = known ?? planAnswer.data.plans[0];
    batch(() => {
      plans.value = planAnswer.data;
      ontology.value = ontoAnswer.data;
    });
    if (!plan) {
      load.value = 'ready';
      return;
    }
    await readPlan(plan.id);
    if (wanted !== null && !known) sayOld();
  } catch (error) {
    failed(error);
  }
}

/** The plan whose data is here, or being read. */
let readingOf: string | null = null;

/** An answer about a plan that is no longer the one that is wanted is dropped. */
function isStale(plan: string): boolean {
  return readingOf !== plan;
}

/** The address named what is not there; what could be shown is shown. */
export function sayOld(): void {
  say(t.peek()('state.oldLink'));
}

function placesOf({ positions, captions = [] }: FirstView): LayoutResult | null {
  return positions ? { positions, captions } : null;
}

function isTooLarge({ truncated, edges }: FirstView): boolean {
  return truncated || edges.length > MOST_DRAWN.edges;
}

async function readPlan(plan: string): Promise<void> {
  readingOf = plan;
  const onto = ontology.value;
  if (!onto) return;
  const first = await api.firstView(plan);
  if (isStale(plan)) return;
  noteQuery('explore', first.query);
  const unnamed = state.value.plan === null;
  batch(() => {
    if (unnamed) state.value = { ...state.value, plan };
    else dispatch({ type: 'plan', plan });
    data.value = merge(EMPTY_DATA, first.data);
    arrangedFirst.value = placesOf(first.data);
    tooLarge.value = isTooLarge(first.data);
    overview.value = tooLarge.value ? [] : first.data.nodes.map((n) => n.id);
    load.value = 'ready';
  });
  // What is to be seen is drawn first.
  if (missingIds().every((id) => data.value.nodes.has(id))) await idle();
  if (isStale(plan)) return;
  await Promise.all([readWhole(plan, onto), readText(plan)]);
}

/** A plan that fits is read whole, so that every later step is instant; a larger one node by node. */
async function readWhole(plan: string, onto: Ontology): Promise<void> {
  const info = plans.value?.plans.find((p) => p.id === plan);
  if (!info || info.counts.nodes > WHOLE_LIMIT) {
    await Promise.all(missingIds().map((id) => ensureNeighbourhood(id)));
    return;
  }
  try {
    const all = await api.graph({ plan, type: drawnTypes(onto), limit: WHOLE_LIMIT });
    if (isStale(plan)) return;
    data.value = merge(data.value, all.data, all.data.truncated ? [] : all.data.nodes.map((n) => n.id));
    if (!all.data.truncated) dropUnknown();
  } catch (error) {
    failed(error);
  }
}

/** An old or broken address may name what is not there: it is let go, and the page stays usable. */
function dropUnknown(): void {
  const { selected } = state.value;
  const known = selected?.what === 'edge' ? data.value.edges : data.value.nodes;
  const named = selected?.what === 'node' || selected?.what === 'edge';
  if (selected && named && !known.has(selected.id)) {
    dispatch({ type: 'select', selected: null });
    sayOld();
  }
}

function missingIds(): string[] {
  const { graph, selected } = state.value;
  const ids = graph.added.map((n) => n.id);
  if (selected?.what === 'node') ids.push(selected.id);
  return ids.filter((id) => !data.value.complete.has(id)).slice(0, 500);
}

async function readText(plan: string): Promise<void> {
  try {
    const [sourceAnswer, coverageAnswer] = await Promise.all([api.sources(plan), api.coverage(plan)]);
    if (isStale(plan)) return;
    noteQuery('source', coverageAnswer.query ?? sourceAnswer.query);
    batch(() => {
      sources.value = sourceAnswer.data.sources;
      coverage.value = coverageAnswer.data;
    });
  } catch (error) {
    failed(error);
  }
}

export async function readAudit(): Promise<void> {
  const plan = state.value.plan;
  if (!plan || audit.value) return;
  failure.value = null;
  try {
    const answer = await api.audit(plan);
    if (state.peek().plan !== plan) return;
    noteQuery('audit', answer.query);
    audit.value = answer.data;
  } catch (error) {
    failed(error);
  }
}

const traces = new Map<string, Promise<TraceAnswer>>();

/** What leads to a node; read once. */
export function readTrace(id: string): Promise<TraceAnswer> {
  const known = traces.get(id);
  if (known) return known;
  const asked = api.trace(id, { direction: 'in' }).then((answer) => {
    noteQuery('node-trace', answer.query);
    return answer.data;
  });
  traces.set(id, asked);
  asked.catch(() => traces.delete(id));
  return asked;
}

/** Every relation of a node is in `data` afterwards. */
export async function ensureNeighbourhood(id: string): Promise<void> {
  if (data.value.complete.has(id)) return;
  let cursor: string | undefined;
  do {
    const answer = await api.neighbours(id, { limit: 500, ...(cursor ? { cursor } : {}) });
    noteQuery('node', answer.query);
    cursor = answer.data.nextCursor;
    data.value = merge(data.value, answer.data, cursor ? [] : [id]);
  } while (cursor);
}

/** The address of the neighbours' query of a node, asked once when someone wants to see it. */
export async function readNodeQuery(id: string): Promise<void> {
  const answer = await api.neighbours(id, { limit: 500 });
  noteQuery('node', answer.query);
}

/** Says what went wrong. */
export function failed(error: unknown): void {
  const known = error instanceof Error ? error : new Error(String(error));
  batch(() => {
    failure.value = known;
    if (load.value === 'loading') load.value = 'failed';
  });
}

/** Another plan: everything read of the old one goes. */
export async function changePlan(plan: string): Promise<void> {
  readingOf = plan;
  batch(() => {
    data.value = EMPTY_DATA;
    overview.value = [];
    sources.value = null;
    coverage.value = null;
    audit.value = null;
    load.value = 'loading';
    dispatch({ type: 'plan', plan });
  });
  traces.clear();
  try {
    await readPlan(plan);
  } catch (error) {
    failed(error);
  }
}

/**
 * Reads what is shown anew and puts it in place of the old at once, so that the reader stays where they are:
 * what is chosen, shown, zoomed. A plan that is gone leads to another.
 */
export async function readAgain(): Promise<void> {
  const { plan } = state.peek();
  const [planAnswer, ontoAnswer] = await Promise.all([api.plans(), api.ontology()]);
  const info = planAnswer.data.plans.find(({ id }) => id === plan);
  if (!info || load.peek() !== 'ready') return start();
  const onto = ontoAnswer.data;
  const types = drawnTypes(onto);
  const [first, all, sourceAnswer, coverageAnswer, auditAnswer] = await Promise.all([
    api.firstView(info.id),
    info.counts.nodes > WHOLE_LIMIT ? null : api.graph({ plan: info.id, type: types, limit: WHOLE_LIMIT }),
    api.sources(info.id),
    api.coverage(info.id),
    audit.peek() ? api.audit(info.id) : null,
  ]);
  if (state.peek().plan !== info.id) return;
  traces.clear();
  const named = isTooLarge(first.data) ? [] : first.data.nodes.map((n) => n.id);
  batch(() => {
    plans.value = planAnswer.data;
    ontology.value = onto;
    data.value = all
      ? merge(
          EMPTY_DATA,
          all.data,
          all.data.nodes.map((n) => n.id),
        )
      : merge(EMPTY_DATA, first.data);
    arrangedFirst.value = placesOf(first.data);
    tooLarge.value = isTooLarge(first.data);
    if (named.join() !== overview.peek().join()) overview.value = named;
    sources.value = sourceAnswer.data.sources;
    coverage.value = coverageAnswer.data;
    audit.value = auditAnswer?.data ?? null;
    readings.value++;
  });
  if (all) dropUnknown();
  else await Promise.all(missingIds().map((id) => ensureNeighbourhood(id)));
}

/** A step back, or a link, may lead to another plan: its data is read then. */
export function followPlan(): void {
  effect(() => {
    const { plan } = state.value;
    if (plan === null || plan === readingOf || load.peek() !== 'ready') return;
    if (plans.peek()?.plans.some(({ id }) => id === plan)) void changePlan(plan);
  });
}

/** Reads what lacks after the server was away. */
export async function recover(): Promise<void> {
  failure.value = null;
  const { plan } = state.value;
  if (load.value === 'failed') await start();
  else if (load.value === 'ready' && plan && ontology.value) {
    await Promise.all([readWhole(plan, ontology.value), readText(plan)]);
  }
}

/** Whether the plan and its text are read: resolves when they are, or when the server is away and no more is to be had. */
export function settled(): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      // A plan that is too large is never here whole: what is named of it is enough.
      const large = (planInfo.value?.counts.nodes ?? 0) > WHOLE_LIMIT;
      const read = large ? missingIds().length === 0 : data.value.complete.size > 0;
      const whole = read && sources.value !== null && coverage.value !== null;
      if (!whole && away.value === null && failure.value === null) return;
      resolve(whole);
      queueMicrotask(() => stop());
    });
  });
}
