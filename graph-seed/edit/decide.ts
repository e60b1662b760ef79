import { normalise } from '../../server/graph/search.ts';
import { distance } from '../nearest.ts';
import { readingOrder } from '../text/reading-order.ts';
import { createSections } from '../text/sections.ts';
import { type Desk, editOf, type FileEdit, planOf, withEdits } from './desk.ts';
import { entitiesOf, relationsOf } from './plan-records.ts';
import {
  type EntityProposal,
  type Proposal,
  type Proposals,
  parseProposals,
  parseRejected,
  proposalKey,
  proposalsPath,
  type RelationProposal,
  rejectedPath,
  renderProposals,
  renderRejected,
} from './proposals.ts';
import { type EntityRecord, type EvidenceRecord, type RelationRecord, sameEvidence } from './records.ts';
import { folded, placeOf, putEntity, putRelation } from './statements.ts';

/** What an editor changes of a proposed node when accepting it. */
export type EntityChange = Partial<Omit<EntityRecord, 'evidence'>> & {
  evidence?: EntityRecord['evidence'];
  /** It is this node of the plan: its evidence, new forms of the name and new properties are added there. */
  into?: string;
  /** It may be this node of the plan: both stand, joined by SAME_AS. */
  sameAs?: { id: string; reason: string };
};

export type RelationChange = Partial<RelationRecord>;

/** A node that a proposed one may already be. */
export type Twin = { id: string; kind: string; name: string; why: 'name' | 'alias' | 'similar' };

/** The nodes of the plan that a proposed one may already be, likeliest first. */
export function twinsOf(desk: Desk, proposal: Pick<EntityProposal, 'kind' | 'name'>): Twin[] {
  const name = normalise(proposal.name);
  const twins = entitiesOf(desk).flatMap(({ id, kind, name: own, aliases }): Twin[] => {
    const mine = normalise(own);
    if (mine === name) return [{ id, kind, name: own, why: 'name' }];
    if (aliases.some((alias) => normalise(alias) === name)) return [{ id, kind, name: own, why: 'alias' }];
    const near =
      kind === proposal.kind &&
      name.length > 3 &&
      (mine.includes(name) || name.includes(mine) || distance(mine, name) <= name.length / 4);
    return near && mine.length > 1 ? [{ id, kind, name: own, why: 'similar' }] : [];
  });
  const order = ['name', 'alias', 'similar'];
  const strength = (twin: Twin) => order.indexOf(twin.why) + (twin.kind === proposal.kind ? 0 : 0.5);
  return twins.sort((a, b) => strength(a) - strength(b) || (a.id < b.id ? -1 : 1));
}

/** Accepts a proposal, changed or as it is. Gives the edits; nothing is written. */
export function acceptProposal(
  desk: Desk,
  source: string,
  proposal: Proposal,
  change: EntityChange | RelationChange = {},
): FileEdit[] {
  const edits =
    proposal.is === 'entity'
      ? acceptEntity(desk, source, proposal, change as EntityChange)
      : acceptRelation(desk, source, proposal, change as RelationChange);
  const now = withEdits(desk, edits);
  const more = sectionsFor(now, source, change.evidence ?? proposal.evidence);
  return folded(desk, [...edits, ...more]);
}

/**
 * What is accepted must be stated in a Section: where none of the plan begins before it, the nearest that is proposed
 * is accepted with it.
 */
function sectionsFor(desk: Desk, source: string, evidence: readonly EvidenceRecord[]): FileEdit[] {
  const plan = planOf(desk);
  const sections = createSections(plan);
  let now = desk;
  const edits: FileEdit[] = [];
  for (const one of evidence) {
    const place = placeOf(plan, one);
    if (place === null || sections.sectionAt(place.source, place.start) !== null) continue;
    const order = readingOrder(place.source);
    const [stream, mine] = [order.blockAt(place.start)?.stream, order.rankOf(place.start) ?? 0];
    const before = (parseProposals(now.files.get(proposalsPath(source)) ?? '')?.entities ?? []).filter(
      (section) => {
        const at = section.kind === 'Section' && !section.known ? section.places[0]?.start : undefined;
        return at !== undefined && order.blockAt(at)?.stream === stream && (order.rankOf(at) ?? 0) <= mine;
      },
    );
    const nearest = before.at(-1);
    if (nearest === undefined) continue;
    const more = acceptEntity(now, source, nearest, {});
    edits.push(...more);
    now = withEdits(now, more);
  }
  return folded(desk, edits);
}

/** The ends of a proposed relation that are only proposed themselves: they are to be decided on first. */
export function undecidedEnds(desk: Desk, source: string, relation: RelationProposal): EntityProposal[] {
  const ids = new Set(planOf(desk).entities.map((entity) => entity.id));
  const list = parseProposals(desk.files.get(proposalsPath(source)) ?? '')?.entities ?? [];
  return list.filter((one) => !ids.has(one.id) && (one.id === relation.from || one.id === relation.to));
}

/** Accepts a relation together with those of its ends that are only proposed: the ends first, as they are. */
export function acceptWithEnds(
  desk: Desk,
  source: string,
  relation: RelationProposal,
  change: RelationChange = {},
): FileEdit[] {
  const key = proposalKey(relation);
  const edits: FileEdit[] = [];
  let now = desk;
  for (const end of undecidedEnds(desk, source, relation)) {
    const more = acceptProposal(now, source, end);
    edits.push(...more);
    now = withEdits(now, more);
  }
  const list = parseProposals(now.files.get(proposalsPath(source)) ?? '')?.relations ?? [];
  const followed = list.find((one) => proposalKey(one) === key) ?? relation;
  return folded(desk, [...edits, ...acceptProposal(now, source, followed, change)]);
}

function acceptEntity(
  desk: Desk,
  source: string,
  proposal: EntityProposal,
  change: EntityChange,
): FileEdit[] {
  const { into, sameAs, ...fields } = change;
  const known = into ?? (proposal.known ? proposal.id : undefined);
  const old = known === undefined ? undefined : entitiesOf(desk).find((one) => one.id === known);
  const { kind, name, id, aliases, properties, evidence } = proposal;
  const wanted: EntityRecord = {
    ...{ id, kind, name, nameFrom: null, aliases, summary: null, properties, evidence },
    ...fields,
  };
  const record = old === undefined ? wanted : merged(old, wanted);
  const edits = putEntity(desk, record, old ?? null);
  let now = withEdits(desk, edits);
  if (sameAs !== undefined) {
    const twin: RelationRecord = {
      type: 'SAME_AS',
      from: record.id,
      to: sameAs.id,
      key: null,
      basis: 'inferred',
      ground: 'name',
      reason: sameAs.reason,
      evidence: wanted.evidence.slice(0, 1),
    };
    edits.push(...putRelation(now, twin));
    now = withEdits(now, edits);
  }
  edits.push(...settle(now, source, proposal, record.id));
  return folded(desk, edits);
}

function merged(old: EntityRecord, more: EntityRecord): EntityRecord {
  const names = [old.name, ...old.aliases].map(normalise);
  const forms = [more.name, ...more.aliases].filter(
    (form, i, all) => !names.includes(normalise(form)) && all.indexOf(form) === i,
  );
  return {
    ...old,
    aliases: [...old.aliases, ...forms],
    properties: { ...more.properties, ...old.properties },
    evidence: [
      ...old.evidence,
      ...more.evidence.filter((one) => !old.evidence.some((known) => sameEvidence(known, one))),
    ],
  };
}

function acceptRelation(
  desk: Desk,
  source: string,
  proposal: RelationProposal,
  change: RelationChange,
): FileEdit[] {
  const { type, from, to, basis, ground, reason, evidence } = proposal;
  const record: RelationRecord = { type, from, to, key: null, basis, ground, reason, evidence, ...change };
  if (record.basis === 'explicit') Object.assign(record, { ground: null, reason: null });
  const old = relationsOf(desk).find(
    (one) =>
      one.type === record.type && one.from === record.from && one.to === record.to && one.key === record.key,
  );
  const more = record.evidence.filter((one) => !old?.evidence.some((known) => sameEvidence(known, one)));
  const edits = putRelation(
    desk,
    old === undefined ? record : { ...old, evidence: [...old.evidence, ...more] },
  );
  edits.push(...settle(withEdits(desk, edits), source, proposal, null));
  return folded(desk, edits);
}

/** Rejects a proposal: it goes from the list, and is remembered so that no later draft proposes it again. */
export function rejectProposal(
  desk: Desk,
  source: string,
  proposal: Proposal,
  reason: string | null = null,
): FileEdit[] {
  const path = rejectedPath(source);
  const key = proposalKey(proposal);
  const list = parseRejected(desk.files.get(path) ?? '').filter((one) => one.key !== key);
  const edits = editOf(desk, path, renderRejected([...list, { key, reason }]));
  edits.push(...settle(withEdits(desk, edits), source, proposal, null));
  return folded(desk, edits);
}

/** Takes a decided proposal from the list; what names it names the node that it became. */
function settle(desk: Desk, source: string, decided: Proposal, became: string | null): FileEdit[] {
  const path = proposalsPath(source);
  const list = parseProposals(desk.files.get(path) ?? '');
  if (list === null) return [];
  return editOf(desk, path, renderProposals(without(list, decided, became)));
}

function without(list: Proposals, decided: Proposal, became: string | null): Proposals {
  const key = proposalKey(decided);
  const others = <T extends Proposal>(all: T[]): T[] => all.filter((one) => proposalKey(one) !== key);
  const gone = decided.is === 'entity' && became === null && !decided.known ? decided.id : null;
  const follow = (id: string) =>
    decided.is === 'entity' && became !== null && id === decided.id ? became : id;
  return {
    ...list,
    entities: others(list.entities),
    // What led to a rejected node leads nowhere; what led to an accepted one follows it.
    relations: others(list.relations)
      .filter((one) => one.from !== gone && one.to !== gone)
      .map((one) => ({ ...one, from: follow(one.from), to: follow(one.to) })),
  };
}

/** A draft without what has been rejected before. */
export function withoutRejected(proposals: Proposals, rejected: readonly Rejection[]): Proposals {
  const keys = new Set(rejected.map((one) => one.key));
  return {
    ...proposals,
    entities: proposals.entities.filter((one) => !keys.has(proposalKey(one))),
    relations: proposals.relations.filter((one) => !keys.has(proposalKey(one))),
  };
}

type Rejection = { key: string };
