import { computed, effect, signal } from '@preact/signals';
import type {
  EditedPlans,
  EditingEvidence,
  FileConflict,
  ShownProposal,
  StandingEntity,
  StandingRelation,
  Workbench,
} from '../../../server/contract/editing-shapes.ts';
import { ApiProblem, OfflineError } from '../../api/problem.ts';
import type { Range } from '../../text/ranges.ts';
import { client } from './edit-client.ts';
import { proposalAfter, shownProposals, type Wanted } from './proposals.ts';
import { inLanguage, ontology, t } from './words.ts';

/** What the page shows, and the one way in which it asks the server for something. */

export type Mode = 'review' | 'order';
export type Dialog = 'save' | 'help' | 'words' | 'split' | 'undo' | 'standing' | null;
/** A node or a relation of the plan. */
export type Standing = StandingEntity | StandingRelation;
/** The form that is open: for a proposal, for what stands, or for something made by hand. */
export type Form = {
  what: 'entity' | 'relation';
  proposal: ShownProposal | null;
  standing: Standing | null;
  name: string;
};

const query = new URLSearchParams(location.search);

export const plans = signal<EditedPlans | null>(null);
export const place = signal<{ plan: string; source: string } | null>(
  query.has('plan') && query.has('source')
    ? { plan: query.get('plan') ?? '', source: query.get('source') ?? '' }
    : null,
);
export const mode = signal<Mode>(query.get('mode') === 'order' ? 'order' : 'review');
export const bench = signal<Workbench | null>(null);
export const trouble = signal<string | null>(null);
export const waiting = signal(false);
export const dialog = signal<Dialog>(null);
export const notice = signal('');

export const wanted = signal<Wanted>('all');
export const chosenKey = signal<string | null>(null);
/** The proposal whose twins have been shown, so that “采纳” may now mean a new one. */
export const askedTwin = signal<string | null>(null);
export const form = signal<Form | null>(null);
/** Quotes of the open form, and words of the page that are chosen for it. */
export const quotes = signal<EditingEvidence[]>([]);
export const picked = signal<readonly Range[]>([]);
/** What keeps the last decision from being taken back until it is chosen. */
export const undoConflicts = signal<readonly FileConflict[]>([]);
export const chosenBlock = signal<string | null>(null);

export const listed = computed(() => shownProposals(bench.value?.proposals ?? [], wanted.value));
export const chosen = computed(() => listed.value.find((one) => one.key === chosenKey.value) ?? null);

/** A short word to the editor; the former is gone. */
export function say(text: string): void {
  notice.value = text;
}

/** Why something did not work, in the editor's words. */
export function reasonOf(error: unknown): string {
  if (error instanceof OfflineError) return t.peek()('trouble.offline');
  if (error instanceof ApiProblem && error.status === 401) return t.peek()('trouble.token');
  return inLanguage(error instanceof Error ? error.message : String(error));
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: a key pressed while an answer is on its way acts on what that answer brings. */
export function inTurn(work: () => Promise<void>): Promise<void> {
  const next = last.then(async () => {
    waiting.value = true;
    try {
      await work();
    } catch (error) {
      say(reasonOf(error));
    } finally {
      waiting.value = false;
    }
  });
  last = next;
  return next;
}

/** Takes over an answer of the server; the choice stays, or moves to what now stands in its place. */
export function show(next: Workbench, index = 0): void {
  const before = bench.peek();
  const list = shownProposals(next.proposals, wanted.peek());
  const key = proposalAfter(listed.peek(), index, list, chosenKey.peek());
  bench.value = next;
  chosenKey.value = key;
  for (const gap of next.gaps) {
    const was = before?.plan.id === next.plan.id ? before.gaps.find((one) => one.id === gap.id) : undefined;
    if (was !== undefined && was.named < was.declared && gap.named >= gap.declared) {
      say(t.peek()('review.closed', { name: gap.name, named: gap.named, declared: gap.declared }));
    }
  }
}

export async function begin(): Promise<void> {
  try {
    [plans.value, ontology.value] = await Promise.all([client.plans(), client.ontology()]);
    trouble.value = null;
    const now = place.peek();
    if (now !== null) await openSource(now.plan, now.source, mode.peek());
  } catch (error) {
    trouble.value = reasonOf(error);
  }
}

export async function openSource(plan: string, source: string, how: Mode): Promise<void> {
  try {
    const next = await client.bench({ plan, source });
    close();
    chosenKey.value = null;
    place.value = { plan, source };
    mode.value = how;
    show(next);
    chosenKey.value = listed.peek()[0]?.key ?? null;
    chosenBlock.value = next.blocks.find((one) => one.guessed)?.id ?? next.streams[0]?.blocks[0] ?? null;
    trouble.value = null;
  } catch (error) {
    place.value = null;
    trouble.value = reasonOf(error);
  }
}

/** Back to the list of plans. */
export async function leaveSource(): Promise<void> {
  close();
  place.value = null;
  bench.value = null;
  trouble.value = null;
  await begin();
}

export function close(): void {
  form.value = null;
  quotes.value = [];
  picked.value = [];
  askedTwin.value = null;
}

/** The address bar says which source is open, so that it can be opened again. */
export function followPlace(): void {
  effect(() => {
    const now = place.value;
    const parts = new URLSearchParams(now === null ? {} : { ...now, mode: mode.value });
    history.replaceState(null, '', now === null ? location.pathname : `${location.pathname}?${parts}`);
  });
}
