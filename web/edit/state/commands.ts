import type {
  Choice,
  EditedEntity,
  ShownEntity,
  ShownProposal,
  ShownRelation,
  StandingEntity,
  StandingRelation,
  Twin,
  Workbench,
} from '../../../server/contract/editing-shapes.ts';
import type { Range } from '../../text/ranges.ts';
import {
  askedTwin,
  bench,
  chosen,
  chosenKey,
  close,
  dialog,
  form,
  inTurn,
  listed,
  mode,
  picked,
  place,
  quotes,
  type Standing,
  say,
  show,
  undoConflicts,
} from './desk.ts';
import { client } from './edit-client.ts';
import { stepped, toDo } from './proposals.ts';
import { inLanguage, language, t, typeName } from './words.ts';

/** What an editor can do in the review, by key or by button. */

type Place = { plan: string; source: string };

function decide(said: string, ask: (place: Place) => Promise<Workbench>): Promise<void> {
  return inTurn(async () => {
    const now = place.peek();
    if (now === null) return;
    const next = await ask(now);
    // Said when it is done, and before what is shown may have more to say.
    say(said);
    show(next);
    close();
  });
}

/** What a proposal is called in one line. */
export function titleOf(one: ShownProposal): string {
  return one.is === 'entity' ? one.name : `${one.names.from} ${typeName(one.type)} ${one.names.to}`;
}

export function step(by: number): void {
  chosenKey.value = stepped(listed.peek(), chosenKey.peek(), by);
  askedTwin.value = null;
}

/** Nodes of the plan that bear the same name: whether it is one of them is for the editor to say. */
export function sameNamed(one: ShownEntity): Twin[] {
  return one.twins.filter((twin) => twin.why !== 'similar');
}

/** Accepts what is chosen; where the plan has one of the same name, asks first which is meant. */
export function accept(): Promise<void> {
  return inTurn(async () => {
    const [one, now] = [chosen.peek(), place.peek()];
    if (one === null || now === null) return;
    if (one.is === 'entity' && sameNamed(one).length > 0 && askedTwin.peek() !== one.key) {
      askedTwin.value = one.key;
      say(t.peek()('review.twinsSame'));
      return;
    }
    const next = await client.accept(now, one.key, {});
    say(t.peek()('review.accepted', { name: titleOf(one) }));
    show(next);
    close();
  });
}

export function acceptInto(twin: Twin | undefined): Promise<void> {
  const one = chosen.peek();
  if (twin === undefined || one?.is !== 'entity') return Promise.resolve();
  const said = t.peek()('review.accepted', { name: `${one.name} → ${twin.name}` });
  return decide(said, (now) => client.accept(now, one.key, { entity: { into: twin.id } }));
}

export function acceptSame(twin: Twin | undefined): Promise<void> {
  const one = chosen.peek();
  if (twin === undefined || one?.is !== 'entity') return Promise.resolve();
  const said = t.peek()('review.accepted', { name: one.name });
  const sameAs = { id: twin.id, reason: sameReason(one.name, twin.name) };
  return decide(said, (now) => client.accept(now, one.key, { entity: { sameAs } }));
}

/** The reason of a SAME_AS that only names suggest. It is written in the plan, so in Chinese. */
export function sameReason(a: string, b: string): string {
  return t.peek()('review.sameReason', { a, b });
}

export function reject(): Promise<void> {
  return inTurn(async () => {
    const [one, now] = [chosen.peek(), place.peek()];
    if (one === null || now === null) return;
    const next = await client.reject(now, one.key);
    say(t.peek()('review.rejected', { name: titleOf(one) }));
    show(next);
    close();
  });
}

export function change(): void {
  const one = chosen.peek();
  if (one === null) return;
  quotes.value = [...one.evidence];
  form.value = { what: one.is, proposal: one, standing: null, name: one.is === 'entity' ? one.name : '' };
}

/** A form for something that no draft proposed, with the chosen words as its name and quote. */
export async function make(what: 'entity' | 'relation'): Promise<void> {
  quotes.value = [];
  form.value = { what, proposal: null, standing: null, name: what === 'entity' ? pickedText() : '' };
  if (picked.peek().length > 0) await addQuote();
  else dialog.value = 'words';
}

/** The chosen words become a quote of the open form. */
export function addQuote(): Promise<void> {
  return inTurn(async () => {
    const now = place.peek();
    if (now === null || picked.peek().length === 0) return;
    const { evidence } = await client.cite(now, picked.peek());
    if (evidence !== null && !quotes.peek().some((one) => JSON.stringify(one) === JSON.stringify(evidence)))
      quotes.value = [...quotes.peek(), evidence];
  });
}

export function pickedText(ranges: readonly Range[] = picked.peek()): string {
  const points = Array.from(bench.peek()?.text ?? '');
  return ranges
    .map(({ start, end }) => points.slice(start, end).join(''))
    .join('')
    .trim();
}

/** Opens the form with a node or a relation of the plan. */
export function changeStanding(one: Standing): void {
  dialog.value = null;
  quotes.value = [...one.evidence];
  form.value = { what: one.is, proposal: null, standing: one, name: one.is === 'entity' ? one.name : '' };
}

/** What a node or a relation of the plan is called in one line. */
export function standingTitle(one: Standing): string {
  return one.is === 'entity' ? one.name : `${one.names.from} ${typeName(one.type)} ${one.names.to}`;
}

export function removeStanding(one: Standing): Promise<void> {
  return decide(t.peek()('standing.removed', { name: standingTitle(one) }), (now) => client.remove(now, one));
}

type Subject<S extends ShownProposal, T extends Standing> = { proposal: S | null; standing: T | null };

export function saveEntity(
  { proposal, standing }: Subject<ShownEntity, StandingEntity>,
  entity: EditedEntity,
): Promise<void> {
  const said = t.peek()(saidOf(proposal, standing), { name: entity.name });
  return decide(said, (now) => {
    if (standing !== null) return client.changeEntity(now, standing.id, entity);
    return proposal === null ? client.makeEntity(now, entity) : client.accept(now, proposal.key, { entity });
  });
}

export function saveRelation(
  { proposal, standing }: Subject<ShownRelation, StandingRelation>,
  relation: Parameters<typeof client.makeRelation>[1],
): Promise<void> {
  const said = t.peek()(saidOf(proposal, standing), { name: typeName(relation.type) });
  return decide(said, (now) => {
    if (standing !== null) return client.changeRelation(now, standing, relation);
    return proposal === null
      ? client.makeRelation(now, relation)
      : client.accept(now, proposal.key, { relation });
  });
}

function saidOf(proposal: unknown, standing: unknown) {
  if (standing !== null) return 'standing.changed';
  return proposal === null ? 'review.made' : 'review.accepted';
}

/**
 * Takes the last decision back. Where others have written on the same thing since, it asks first what is to be.
 */
export function undo(choices: readonly Choice[] = []): Promise<void> {
  return inTurn(async () => {
    const [now, what] = [place.peek(), bench.peek()?.undo];
    if (now === null) return;
    if (!what) {
      say(t.peek()('review.nothingToUndo'));
      return;
    }
    const before = new Set(listed.peek().map((one) => one.key));
    const undone = await client.undo(now, choices);
    if ('conflicts' in undone) {
      undoConflicts.value = undone.conflicts;
      dialog.value = 'undo';
      say(t.peek()('undo.lead', { n: undone.conflicts.length }));
      return;
    }
    if (dialog.peek() === 'undo') dialog.value = null;
    show(undone);
    // What came back is what one now wants to look at.
    chosenKey.value = listed.peek().find((one) => !before.has(one.key))?.key ?? chosenKey.peek();
    say(t.peek()('review.undone', { what: inLanguage(what[language.peek()]) }));
  });
}

export function draft(): Promise<void> {
  return inTurn(async () => {
    const now = place.peek();
    if (now === null) return;
    say(t.peek()('do.drafting'));
    const made = await client.draft(now);
    show(await client.bench(now));
    mode.value = 'review';
    chosenKey.value = listed.peek()[0]?.key ?? null;
    const parts = [t.peek()('review.drafted', { n: made.entities, m: made.relations })];
    if (made.kept + made.dropped > 0)
      parts.push(t.peek()('review.model', { kept: made.kept, dropped: made.dropped }));
    if (made.failed.length > 0)
      parts.push(t.peek()('review.modelFailed', { why: made.failed.map(inLanguage).join(' ') }));
    say(parts.join(' '));
  });
}

/** On to the next proposal that helps to close a gap: the given one, or any. */
export function toGap(id?: string): void {
  const now = bench.peek();
  if (now === null) return;
  const { open } = toDo(now.gaps, listed.peek());
  const offers = open.filter(({ gap }) => id === undefined || gap.id === id).flatMap((one) => one.offers);
  const at = offers.findIndex((one) => one.key === chosenKey.peek());
  const next = offers[(at + 1) % Math.max(1, offers.length)];
  if (next === undefined) return;
  mode.value = 'review';
  chosenKey.value = next.key;
}
