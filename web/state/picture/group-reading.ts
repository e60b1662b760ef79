import { computed, effect, signal, untracked } from '@preact/signals';
import type { Grouped } from '../../../server/contract/types.ts';
import { groupKeyIn } from '../../../server/graph/group-key.ts';
import { MOST_DRAWN } from '../../../server/layout/most-drawn.ts';
import { api } from '../../api/client.ts';
import {
  type AppState,
  FIRST_GRAPH,
  type Gather,
  type GraphState,
  type Point,
} from '../address/app-state.ts';
import { type GraphData, merge } from '../loaded/graph-data.ts';
import { failed } from '../loaded/loading.ts';
import { data, drawnTypes, noteQuery, ontology, overview, readings } from '../loaded/plan-data.ts';
import { graph, narrow, state } from '../store.ts';
import { countedIn, gatheredIn, placesAround, type RingRoom } from './count-gathered.ts';
import { gatherOf } from './gather.ts';
import { type Gathered, NOTHING_GATHERED } from './gathered.ts';
import { chosenIds, type Picture } from './picture.ts';

/** Which groups a state of the graph wants, and the reading of them. */

type Question = {
  by: Gather['by'];
  plan: string;
  kinds: readonly string[] | null;
  without: readonly string[];
};
const answers = signal<ReadonlyMap<string, Grouped>>(new Map());
const keyOf = ({ by, plan, kinds, without }: Question) =>
  `${readings.value} ${by} ${by === 'plan' ? '' : plan} ${kinds?.join() ?? ''} ${without.join()}`;

/** All groups that a state wants, and those that are left when nodes are filtered out. */
type Asked = { gather: Gather; all: Question; here: Question };

function askedBy(now: GraphState, plan: string | null): Asked | null {
  const how = gatherOf(now);
  const onto = ontology.value;
  if (!how || !onto || plan === null) return null;
  const { kinds: off, words } = now.off;
  const all: Question = { by: how.by, plan, kinds: null, without: [] };
  const kinds = off.length ? onto.kinds.map((kind) => kind.id).filter((id) => !off.includes(id)) : all.kinds;
  return { gather: how, all, here: { ...all, kinds, without: words } };
}

const asked = computed(() => askedBy(graph.value, state.value.plan));

async function read(question: Question): Promise<void> {
  const onto = ontology.peek();
  const key = keyOf(question);
  if (!onto || answers.peek().has(key)) return;
  const { by, plan, kinds, without } = question;
  const chosen = {
    ...(by === 'plan' ? {} : { plan }),
    ...(kinds ? { kind: kinds } : {}),
    ...(without.length ? { without } : {}),
  };
  if (kinds?.length === 0) return;
  const answer = await api.groups({ by, type: drawnTypes(onto), ...chosen });
  noteQuery('explore', answer.query);
  await readSections(answer.data);
  answers.value = new Map(answers.peek()).set(key, answer.data);
}

/** The sections that groups are named by, where the rest of the plan is not here yet. */
async function readSections({ groups }: Grouped): Promise<void> {
  const unnamed = groups.filter(({ section }) => section && !data.peek().nodes.has(section));
  for (const plan of new Set(unnamed.map((group) => group.plan))) {
    const { data: read } = await api.graph({ plan, kind: ['Section'], limit: MOST_DRAWN.nodes });
    data.value = merge(data.peek(), { nodes: read.nodes, edges: [] });
  }
}

/** Reads the groups as soon as they are wanted. */
export function followAsked(): void {
  effect(() => {
    const now = asked.value;
    readings.value;
    if (now) untracked(() => void readAsked(now).catch(failed));
  });
}

async function readAsked({ all, here }: Asked): Promise<void> {
  await Promise.all((keyOf(all) === keyOf(here) ? [all] : [all, here]).map(read));
}

/** Reads what a state that is drawn elsewhere wants gathered. */
export async function readGathered(now: AppState): Promise<void> {
  const wanted = askedBy(now.graph, now.plan);
  if (wanted) await readAsked(wanted);
}

/** Kinds as the ontology orders them, sections as they are numbered, plans by id. */
function inOrder(ids: readonly string[]): string[] {
  const order = new Map((ontology.value?.kinds ?? []).map((kind, i) => [kind.id, i]));
  const rank = (id: string) => order.get(groupKeyIn(id).of) ?? 0;
  return [...ids].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }));
}

function placesOf(now: Asked | null, moved: GraphState['moved'], room: RingRoom): Map<string, Point> | null {
  const all = now ? answers.value.get(keyOf(now.all)) : undefined;
  if (!now || !all) return null;
  const ids = inOrder(all.groups.map((group) => group.id));
  const hands = Object.entries(moved).filter(([id]) => ids.includes(id));
  // Where the reader has put some by hand, a slide leaves the others where they stood beside them.
  const found = placesAround(ids, now.gather.around, hands.length && room === 'slide' ? 'window' : room);
  for (const [id, at] of hands) found.set(id, at);
  return found;
}

/** Where the groups stand; null: they are not here yet. */
export const places = computed(() =>
  placesOf(asked.value, graph.value.moved, narrow.value ? 'telephone' : 'window'),
);

type Answers = { all: Grouped; here: Grouped };

/** What has been answered; null: it is not here yet. */
function answersTo({ all, here }: Asked): Answers | null {
  const whole = answers.value.get(keyOf(all));
  if (!whole) return null;
  // Without any kind there is nothing to be asked.
  if (here.kinds?.length === 0) return { all: whole, here: { ...whole, groups: [], links: [] } };
  const left = answers.value.get(keyOf(here));
  return left ? { all: whole, here: left } : null;
}

/** What was shown last: it stays until the answer to another filter is here, so that the picture does not go meanwhile. */
let before: Answers | null = null;

/** The groups of what the picture does not draw by itself. */
export function gatheredNow(drawn: Picture, known: GraphData): Gathered {
  const now = asked.value;
  const at = places.value;
  if (!now || !at) return NOTHING_GATHERED;
  const found = answersTo(now) ?? (before?.all === answers.value.get(keyOf(now.all)) ? before : null);
  before = found;
  return found ? gatheredOf(graph.value, found, at, drawn, known) : NOTHING_GATHERED;
}

/** The same of a state that is drawn elsewhere, once it has been read. */
export function gatheredFor(now: AppState, drawn: Picture, known: GraphData): Gathered {
  const wanted = askedBy(now.graph, now.plan);
  const found = wanted && answersTo(wanted);
  const at = placesOf(wanted, now.graph.moved, 'slide');
  return found && at ? gatheredOf(now.graph, found, at, drawn, known) : NOTHING_GATHERED;
}

function gatheredOf(
  now: GraphState,
  { all, here }: Answers,
  at: ReadonlyMap<string, Point>,
  drawn: Picture,
  known: GraphData,
): Gathered {
  const hidden = new Set(now.hidden);
  const room = Math.max(0, MOST_DRAWN.edges - drawn.edges.length);
  const alone = new Set(drawn.nodes.map(({ node }) => node.id));
  const chosen = new Set(chosenIds(now, overview.value).filter((id) => known.nodes.has(id)));
  const counts = countedIn(gatheredIn(all, at, known, chosen, FIRST_GRAPH.off, hidden, room));
  const words = new Map(all.facets.map(({ facet, nodes }) => [facet, nodes]));
  return { ...gatheredIn(here, at, known, alone, now.off, hidden, room), counts, words };
}
