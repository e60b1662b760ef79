import { type Desk, editOf, type FileEdit, planOf, withEdits } from './desk.ts';
import { entitiesOf, relationsOf } from './plan-records.ts';
import { type Proposals, parseProposals, proposalsPath, renderProposals } from './proposals.ts';
import { type EntityRecord, type RelationRecord, relationKey } from './records.ts';
import { folded, putEntity, putRelation, removeEntity } from './statements.ts';

/** What tells one relation from another. */
export type RelationId = Pick<RelationRecord, 'type' | 'from' | 'to' | 'key'>;

/** What stands in the way of a change; nothing is changed then. */
export type Hindrance = 'gone' | 'taken';

/** The relations that end at a node, and the briefings that show it: they hang on it. */
export function hangingOn(desk: Desk, id: string): { relations: RelationRecord[]; briefings: string[] } {
  const word = new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`, 'u');
  return {
    relations: relationsOf(desk).filter((one) => one.from === id || one.to === id),
    briefings: [...desk.files].flatMap(([path, text]) =>
      path.startsWith('briefings/') && word.test(text) ? [path] : [],
    ),
  };
}

/** Gives a node of the plan other fields; its relations, and what is proposed of it, follow another id. */
export function changeEntity(
  desk: Desk,
  id: string,
  change: Partial<EntityRecord>,
): { edits: FileEdit[] } | { hindrance: Hindrance } {
  const old = entitiesOf(desk).find((one) => one.id === id);
  if (old === undefined) return { hindrance: 'gone' };
  const next = { ...old, ...change };
  const taken = next.id !== id && planOf(desk).entities.some((one) => one.id === next.id);
  if (taken) return { hindrance: 'taken' };
  const edits = putEntity(desk, next, old);
  if (next.id === id) return { edits };
  const follow = (one: string) => (one === id ? next.id : one);
  const more = changeProposals(withEdits(desk, edits), (list) => ({
    ...list,
    entities: list.entities.map((one) => (one.known ? { ...one, id: follow(one.id) } : one)),
    relations: list.relations.map((one) => ({ ...one, from: follow(one.from), to: follow(one.to) })),
  }));
  return { edits: folded(desk, [...edits, ...more]) };
}

/** Takes a node out of the plan with all relations that end at it; what is proposed to end at it goes too. */
export function takeEntityOut(desk: Desk, id: string): FileEdit[] {
  const old = entitiesOf(desk).find((one) => one.id === id);
  if (old === undefined) return [];
  const edits = removeEntity(desk, old);
  const more = changeProposals(withEdits(desk, edits), (list) => ({
    ...list,
    entities: list.entities.map((one) => (one.id === id ? { ...one, known: false } : one)),
    relations: list.relations.filter((one) => one.from !== id && one.to !== id),
  }));
  return folded(desk, [...edits, ...more]);
}

/** Gives a relation of the plan other fields. */
export function changeRelation(
  desk: Desk,
  was: RelationId,
  change: Partial<RelationRecord>,
): { edits: FileEdit[] } | { hindrance: Hindrance } {
  const all = relationsOf(desk);
  const old = all.find((one) => relationKey(one) === relationKey(was));
  if (old === undefined) return { hindrance: 'gone' };
  const next = { ...old, ...change };
  if (next.basis === 'explicit') Object.assign(next, { ground: null, reason: null });
  const moved = relationKey(next) !== relationKey(was);
  if (moved && all.some((one) => relationKey(one) === relationKey(next))) return { hindrance: 'taken' };
  return { edits: putRelation(desk, next, old) };
}

function changeProposals(desk: Desk, change: (list: Proposals) => Proposals): FileEdit[] {
  return planOf(desk).sources.flatMap(({ id }) => {
    const path = proposalsPath(id);
    const list = parseProposals(desk.files.get(path) ?? '');
    if (list === null) return [];
    const next = change(list);
    return JSON.stringify(next) === JSON.stringify(list) ? [] : editOf(desk, path, renderProposals(next));
  });
}
