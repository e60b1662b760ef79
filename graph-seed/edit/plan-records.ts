import type { PropertyValue } from '../../server/graph/types.ts';
import { propertyOf, propertyValue } from '../property-values.ts';
import { fileOfKind, fileOfType } from '../seed.ts';
import { type Desk, planOf } from './desk.ts';
import { type EntityRecord, type EvidenceRecord, evidenceOf, type RelationRecord } from './records.ts';
import { type Slot, slotsOf } from './splice.ts';

/** The file that holds the nodes of a kind. */
export function entityPath(kind: string): string {
  return `entities/${fileOfKind(kind)}.yaml`;
}

/** The file that holds the relations of a type. */
export function relationPath(type: string): string {
  return `relations/${fileOfType(type)}.yaml`;
}

/** Every node of the plan as a record, in the order of the files. */
export function entitiesOf(desk: Desk): EntityRecord[] {
  return planOf(desk).entities.map((entity) => {
    const kind = desk.ontology.kinds.find((one) => one.id === entity.kind);
    const properties: Record<string, PropertyValue> = {};
    for (const { key, value } of entity.properties) {
      const definition = kind === undefined ? null : propertyOf(kind, key);
      const read = definition === null ? null : propertyValue(definition, value);
      // A value that is no value of its property stays as it was typed, so that it can be mended.
      if (read !== null && 'value' in read) properties[key] = read.value;
      else if (value.is === 'scalar') properties[key] = value.value ?? value.source;
    }
    return {
      id: entity.id,
      kind: entity.kind,
      name: entity.name?.value ?? '',
      nameFrom: entity.nameFrom?.value ?? null,
      aliases: entity.aliases.map((alias) => alias.value),
      summary: entity.summary,
      properties,
      evidence: entity.evidence.map(evidenceRecord),
    };
  });
}

/** Every relation of the plan as a record, in the order of the files. */
export function relationsOf(desk: Desk): RelationRecord[] {
  return planOf(desk).relations.map((relation) => ({
    type: relation.type,
    from: relation.from?.value ?? '',
    to: relation.to?.value ?? '',
    key: relation.key?.value ?? null,
    basis: relation.basis?.value ?? '',
    ground: relation.ground?.value ?? null,
    reason: relation.reason?.value ?? null,
    evidence: relation.evidence.map(evidenceRecord),
  }));
}

function evidenceRecord(one: {
  parts: readonly { quote: string; at: { value: string } | null }[];
  source: { value: string } | null;
}): EvidenceRecord {
  return {
    quote: one.parts.map((part) => part.quote),
    at: one.parts.map((part) => part.at?.value ?? null),
    source: one.source?.value ?? null,
  };
}

/** The slot of a node in its kind's file. */
export function entitySlot(desk: Desk, kind: string, id: string): Slot | null {
  return slotsOf(desk.files.get(entityPath(kind)) ?? '').find((slot) => slot.key === id) ?? null;
}

/** The slot of a relation in its type's file. */
export function relationSlot(
  desk: Desk,
  relation: Pick<RelationRecord, 'type' | 'from' | 'to' | 'key'>,
): Slot | null {
  return (
    slotsOf(desk.files.get(relationPath(relation.type)) ?? '').find(({ value }) => {
      if (typeof value !== 'object' || value === null) return false;
      const { from, to, key = null } = value as Record<string, unknown>;
      return from === relation.from && to === relation.to && key === relation.key;
    }) ?? null
  );
}

/** The first evidence of what a slot holds. */
export function firstEvidence(slot: Slot): EvidenceRecord | null {
  if (typeof slot.value !== 'object' || slot.value === null || !('evidence' in slot.value)) return null;
  const { evidence } = slot.value;
  return Array.isArray(evidence) ? evidenceOf(evidence[0]) : null;
}
