import type { PlanSeed } from '../seed.ts';
import { type PlacedPart, placeEvidence } from '../text/placing.ts';
import { readingOrder } from '../text/reading-order.ts';
import { type Desk, editOf, type FileEdit, planOf, withEdits } from './desk.ts';
import {
  entityPath,
  entitySlot,
  firstEvidence,
  relationPath,
  relationSlot,
  relationsOf,
} from './plan-records.ts';
import {
  type EntityRecord,
  type EvidenceRecord,
  entityFields,
  type RelationRecord,
  relationFields,
} from './records.ts';
import { changeRecord, insertRecord, type Lead, removeRecord, type Slot, slotsOf } from './splice.ts';

/** Writes a node: a new one near what the page says beside it, a known one in its place. */
export function putEntity(
  desk: Desk,
  entity: EntityRecord,
  was: { id: string; kind: string } | null = null,
): FileEdit[] {
  const old = was ?? entity;
  const slot = entitySlot(desk, old.kind, old.id);
  const path = entityPath(entity.kind);
  const text = desk.files.get(path) ?? '';
  const lead = { key: entity.id };
  const fields = entityFields(entity, desk.ontology);
  if (slot !== null && old.kind === entity.kind && old.id === entity.id) {
    return editOf(desk, path, changeRecord(text, slot, lead, fields));
  }
  // Another kind or id: out of the one place, into the other, and whatever names it goes along.
  const removed =
    slot === null
      ? []
      : editOf(desk, entityPath(old.kind), removeRecord(desk.files.get(entityPath(old.kind)) ?? '', slot));
  const mid = withEdits(desk, removed);
  const added = editOf(
    mid,
    path,
    insertByPlace(mid, path, [{ lead, fields, evidence: entity.evidence[0] ?? null }]),
  );
  const renamed = old.id === entity.id ? [] : renameEnds(withEdits(mid, added), old.id, entity.id);
  return folded(desk, [...removed, ...added, ...renamed]);
}

/** Takes a node out, with the relations that end at it. */
export function removeEntity(desk: Desk, entity: { id: string; kind: string }): FileEdit[] {
  const slot = entitySlot(desk, entity.kind, entity.id);
  if (slot === null) return [];
  const path = entityPath(entity.kind);
  let now = desk;
  const edits = [...editOf(now, path, removeRecord(desk.files.get(path) ?? '', slot))];
  now = withEdits(now, edits);
  for (const relation of relationsOf(desk)) {
    if (relation.from !== entity.id && relation.to !== entity.id) continue;
    const removal = removeRelation(now, relation);
    edits.push(...removal);
    now = withEdits(now, removal);
  }
  return folded(desk, edits);
}

/** Writes a relation: a new one near what the page says beside it, a known one in its place. */
export function putRelation(
  desk: Desk,
  relation: RelationRecord,
  was: Pick<RelationRecord, 'type' | 'from' | 'to' | 'key'> = relation,
): FileEdit[] {
  const slot = relationSlot(desk, was);
  const path = relationPath(relation.type);
  const fields = relationFields(relation);
  const lead = { dash: true } as const;
  if (slot !== null && was.type === relation.type) {
    return editOf(desk, path, changeRecord(desk.files.get(path) ?? '', slot, lead, fields));
  }
  const removed = slot === null ? [] : removeRelation(desk, was);
  const mid = withEdits(desk, removed);
  const added = editOf(
    mid,
    path,
    insertByPlace(mid, path, [{ lead, fields, evidence: relation.evidence[0] ?? null }]),
  );
  return folded(desk, [...removed, ...added]);
}

/** Takes a relation out. */
export function removeRelation(
  desk: Desk,
  relation: Pick<RelationRecord, 'type' | 'from' | 'to' | 'key'>,
): FileEdit[] {
  const slot = relationSlot(desk, relation);
  const path = relationPath(relation.type);
  return slot === null ? [] : editOf(desk, path, removeRecord(desk.files.get(path) ?? '', slot));
}

function renameEnds(desk: Desk, from: string, to: string): FileEdit[] {
  let now = desk;
  const edits: FileEdit[] = [];
  for (const relation of relationsOf(desk)) {
    if (relation.from !== from && relation.to !== from) continue;
    const renamed = {
      ...relation,
      from: relation.from === from ? to : relation.from,
      to: relation.to === from ? to : relation.to,
    };
    const edit = putRelation(now, renamed, relation);
    edits.push(...edit);
    now = withEdits(now, edit);
  }
  return folded(desk, edits);
}

type NewRecord = { lead: Lead; fields: [string, unknown][]; evidence: EvidenceRecord | null };

/** Writes many new records at once, each where it would stand alone: a file is read once, not once a record. */
export function putNew(
  desk: Desk,
  records: { entities: readonly EntityRecord[]; relations: readonly RelationRecord[] },
): FileEdit[] {
  const byPath = new Map<string, NewRecord[]>();
  const add = (path: string, record: NewRecord) => byPath.set(path, [...(byPath.get(path) ?? []), record]);
  for (const one of records.entities) {
    const fields = entityFields(one, desk.ontology);
    add(entityPath(one.kind), { lead: { key: one.id }, fields, evidence: one.evidence[0] ?? null });
  }
  for (const one of records.relations) {
    const fields = relationFields(one);
    add(relationPath(one.type), { lead: { dash: true }, fields, evidence: one.evidence[0] ?? null });
  }
  return [...byPath].flatMap(([path, list]) => editOf(desk, path, insertByPlace(desk, path, list)));
}

/**
 * A new record stands after the last one that the page says before it. So each passage's records stay together,
 * and two editors who work on different passages write in different places of the file.
 */
function insertByPlace(desk: Desk, path: string, records: readonly NewRecord[]): string {
  const text = desk.files.get(path) ?? '';
  const plan = planOf(desk);
  const slots = slotsOf(text).map((slot) => {
    const first = firstEvidence(slot);
    return { slot, rank: first === null ? null : rankOf(plan, first) };
  });
  const placed = records.map((record, i) => {
    const mine = record.evidence === null ? null : rankOf(plan, record.evidence);
    return { record, i, mine: mine ?? Number.POSITIVE_INFINITY, at: offsetFor(slots, text, mine) };
  });
  // From the last place to the first, so that the offsets before stay true; at one place, the first comes last.
  placed.sort((a, b) => b.at - a.at || b.mine - a.mine || b.i - a.i);
  return placed.reduce((now, { record, at }) => insertRecord(now, at, record.lead, record.fields), text);
}

function offsetFor(
  slots: readonly { slot: Slot; rank: number | null }[],
  text: string,
  mine: number | null,
): number {
  const [first] = slots;
  if (mine === null || first === undefined) return text.length;
  let at: number | null = null;
  let nearest = Number.NEGATIVE_INFINITY;
  for (const { slot, rank } of slots) {
    if (rank === null || rank > mine || rank < nearest) continue;
    nearest = rank;
    at = slot.end;
  }
  return at ?? first.slot.start;
}

const A_SOURCE = 1e9;

/** Where an evidence stands, part by part; a part that has no place is left out. */
export function placesOf(plan: PlanSeed, evidence: EvidenceRecord): PlacedPart[] {
  const nowhere = { file: '', line: 0, col: 0 };
  const placing = placeEvidence(plan, {
    place: nowhere,
    parts: evidence.quote.map((quote, i) => {
      const at = evidence.at[i] ?? null;
      return { quote, place: nowhere, at: at === null ? null : { value: at, place: nowhere } };
    }),
    source: evidence.source === null ? null : { value: evidence.source, place: nowhere },
  });
  return placing.parts;
}

/** Where an evidence begins; null where a quote has no place. */
export function placeOf(plan: PlanSeed, evidence: EvidenceRecord): PlacedPart | null {
  return placesOf(plan, evidence)[0] ?? null;
}

/** A number that grows along the reading order, source after source; null where a quote has no place. */
export function rankOf(plan: PlanSeed, evidence: EvidenceRecord): number | null {
  const placed = placeOf(plan, evidence);
  if (placed === null) return null;
  const rank = readingOrder(placed.source).rankOf(placed.start);
  return rank === null ? null : plan.sources.indexOf(placed.source) * A_SOURCE + rank;
}

/** One edit a file: from what the desk holds to what the last edit leaves. */
export function folded(desk: Desk, edits: readonly FileEdit[]): FileEdit[] {
  const last = new Map<string, string | null>();
  for (const { path, after } of edits) last.set(path, after);
  return [...last].flatMap(([path, after]) => editOf(desk, path, after));
}
