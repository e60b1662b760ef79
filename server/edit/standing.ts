import type { Desk } from '../../graph-seed/edit/desk.ts';
import { entitiesOf, relationsOf } from '../../graph-seed/edit/plan-records.ts';
import { type EntityRecord, type RelationRecord, relationKey } from '../../graph-seed/edit/records.ts';
import {
  changeEntity,
  changeRelation,
  type Hindrance,
  hangingOn,
  type RelationId,
  takeEntityOut,
} from '../../graph-seed/edit/standing.ts';
import { removeRelation } from '../../graph-seed/edit/statements.ts';
import type {
  EditedEntity,
  EditedRelation,
  StandingEntity,
  StandingRelation,
} from '../contract/editing-shapes.ts';
import { ProblemError } from '../http/problems.ts';
import {
  type Deciding,
  demandId,
  demandKind,
  demandType,
  nameOf,
  refused,
  relationName,
  said,
} from './decisions.ts';

/** A node of the plan as it stands on the desk, with what hangs on it. */
export function standingEntity(desk: Desk, id: string): StandingEntity {
  const record = entitiesOf(desk).find((one) => one.id === id);
  if (record === undefined) throw gone();
  const { relations, briefings } = hangingOn(desk, id);
  const names = new Map(entitiesOf(desk).map((one) => [one.id, one.name]));
  return {
    ...record,
    is: 'entity',
    relations: relations.map((one) => shownRelation(one, names)),
    briefings,
  };
}

function shownRelation(one: RelationRecord, names: ReadonlyMap<string, string>): StandingRelation {
  return {
    ...one,
    is: 'relation',
    basis: one.basis === 'inferred' ? 'inferred' : 'explicit',
    names: { from: names.get(one.from) ?? one.from, to: names.get(one.to) ?? one.to },
  };
}

/** What changing a node of the plan does. */
export function changingEntity(desk: Desk, { id, entity }: { id: string; entity: EditedEntity }): Deciding {
  demandKind(desk, entity.kind);
  demandId(entity.id ?? id);
  const { into: _into, sameAs: _sameAs, ...fields } = entity;
  const change = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<EntityRecord>;
  const changed = changeEntity(desk, id, change);
  if ('hindrance' in changed) throw hindered(changed.hindrance, entity.id ?? id);
  return { label: said('修改', 'change', entity.name), edits: changed.edits };
}

/** What changing a relation of the plan does. */
export function changingRelation(
  desk: Desk,
  { was, relation }: { was: RelationId; relation: EditedRelation },
): Deciding {
  demandType(desk, relation.type);
  const changed = changeRelation(desk, was, relation);
  const name = nameOfRelation(desk, relation);
  if ('hindrance' in changed) throw hindered(changed.hindrance, name);
  return { label: said('修改', 'change', name), edits: changed.edits };
}

/** What taking a node or a relation out of the plan does; a node takes along what ends at it. */
export function takingOut(desk: Desk, what: { entity: string } | { relation: RelationId }): Deciding {
  if ('entity' in what) {
    const edits = takeEntityOut(desk, what.entity);
    if (edits.length === 0) throw gone();
    return { label: said('删去', 'remove', nameOf(desk, what.entity)), edits };
  }
  demandType(desk, what.relation.type);
  const there = relationsOf(desk).some((one) => relationKey(one) === relationKey(what.relation));
  if (!there) throw gone();
  return {
    label: said('删去', 'remove', nameOfRelation(desk, what.relation)),
    edits: removeRelation(desk, what.relation),
  };
}

function nameOfRelation(desk: Desk, relation: { type: string; from: string; to: string }): string {
  return relationName(desk, relation, { from: nameOf(desk, relation.from), to: nameOf(desk, relation.to) });
}

function hindered(hindrance: Hindrance, what: string): ProblemError {
  return hindrance === 'gone'
    ? gone()
    : refused('taken', `“${what}”已经有了，没有改`, `“${what}” is there already; nothing was changed`);
}

function gone(): ProblemError {
  return new ProblemError(404, 'no-such-thing', '图谱里已没有这一条 / The plan does not have it any more');
}
