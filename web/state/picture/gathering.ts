import { computed, effect, signal, untracked } from '@preact/signals';
import type { Grouped } from '../../../server/contract/types.ts';
import { MOST_DRAWN } from '../../../server/layout/most-drawn.ts';
import { api } from '../../api/client.ts';
import type { Gather } from '../address/app-state.ts';
import type { GraphData } from '../loaded/graph-data.ts';
import { drawnTypes, failure, noteQuery, ontology, readings, tooLarge } from '../loaded/plan-data.ts';
import { graph, state } from '../store.ts';
import { type Gathered, gatheredIn, NOTHING_GATHERED, placesAround } from './gathered.ts';
import type { Picture } from './picture.ts';

/** Which groups are shown, and the reading of them. */

const ALONE: Gather = { by: 'kind', around: [0, 0, 0, 0] };

/** What the reader has chosen; where the first picture is too large to be drawn, by kind. */
export const gather = computed<Gather | null>(() => graph.value.gather ?? (tooLarge.value ? ALONE : null));

type Question = { by: Gather['by']; plan: string; kinds: readonly string[] | null };
const answers = signal<ReadonlyMap<string, Grouped>>(new Map());
const keyOf = ({ by, plan, kinds }: Question) =>
  `${readings.value} ${by} ${by === 'plan' ? '' : plan} ${kinds?.join() ?? ''}`;

/** All groups, and those that are left when kinds are filtered out. */
const asked = computed<{ all: Question; here: Question } | null>(() => {
  const now = gather.value;
  const onto = ontology.value;
  const { plan } = state.value;
  if (!now || !onto || plan === null) return null;
  const off = graph.value.off.kinds;
  const all: Question = { by: now.by, plan, kinds: null };
  if (!off.length) return { all, here: all };
  const kinds = onto.kinds.map((kind) => kind.id).filter((id) => !off.includes(id));
  return { all, here: { ...all, kinds } };
});

async function read(question: Question): Promise<void> {
  const onto = ontology.peek();
  const key = keyOf(question);
  if (!onto || answers.peek().has(key)) return;
  const { by, plan, kinds } = question;
  const chosen = { ...(by === 'plan' ? {} : { plan }), ...(kinds ? { kind: kinds } : {}) };
  if (kinds?.length === 0) return;
  try {
    const answer = await api.groups({ by, type: drawnTypes(onto), ...chosen });
    noteQuery('explore', answer.query);
    answers.value = new Map(answers.peek()).set(key, answer.data);
  } catch (error) {
    failure.value = error instanceof Error ? error : new Error(String(error));
  }
}

/** Reads the groups as soon as they are wanted. */
export function followGroups(): void {
  effect(() => {
    const now = asked.value;
    readings.value;
    if (!now) return;
    const wanted = now.all === now.here ? [now.all] : [now.all, now.here];
    untracked(() => void Promise.all(wanted.map(read)));
  });
}

/** Kinds as the ontology orders them, sections as they are numbered, plans by id. */
function inOrder(ids: readonly string[]): string[] {
  const order = new Map((ontology.value?.kinds ?? []).map((kind, i) => [kind.id, i]));
  const rank = (id: string) => order.get(id.slice(id.indexOf('*') + 1)) ?? 0;
  return [...ids].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }));
}

const places = computed(() => {
  const now = gather.value;
  const all = asked.value ? answers.value.get(keyOf(asked.value.all)) : undefined;
  if (!now || !all) return null;
  const found = placesAround(inOrder(all.groups.map((group) => group.id)), now.around);
  for (const [id, at] of Object.entries(graph.value.moved)) if (found.has(id)) found.set(id, at);
  return found;
});

/** Whether groups are wanted and not here yet. */
export const gathering = computed(() => gather.value !== null && places.value === null);

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

/** The groups of what a picture does not draw by itself. */
export function gatheredBeside(drawn: Picture, known: GraphData): Gathered {
  const now = asked.value;
  const answer = now ? answers.value.get(keyOf(now.here)) : undefined;
  if (!answer || !places.value) return NOTHING_GATHERED;
  return gatheredIn(
    answer,
    places.value,
    known,
    new Set(drawn.nodes.map(({ node }) => node.id)),
    graph.value.off,
    new Set(graph.value.hidden),
    Math.max(0, MOST_DRAWN.edges - drawn.edges.length),
  );
}
