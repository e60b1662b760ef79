import {
  acceptProposal,
  acceptWithEnds,
  type EntityChange,
  type RelationChange,
  rejectProposal,
  twinsOf,
  undecidedEnds,
} from '../../graph-seed/edit/decide.ts';
import { type Desk, type FileEdit, planOf } from '../../graph-seed/edit/desk.ts';
import {
  type EntityProposal,
  type Proposal,
  proposalKey,
  type RelationProposal,
} from '../../graph-seed/edit/proposals.ts';
import { suggestId } from '../../graph-seed/edit/suggest-id.ts';
import type { EditedEntity, EditedRelation } from '../contract/editing-shapes.ts';
import type { Bilingual } from '../graph/types.ts';
import { ProblemError } from '../http/problems.ts';
import { proposalsOf } from './workbench.ts';

export type Deciding = { label: Bilingual; edits: FileEdit[] };
/** What the page sends has no `undefined` in it: JSON knows none. */
type Sent<T> = { [K in keyof T]?: T[K] | undefined };

/** What accepting does, with what the editor changed. */
export function accepting(
  desk: Desk,
  source: string,
  key: string,
  change: { entity?: Sent<EditedEntity> | undefined; relation?: Sent<EditedRelation> | undefined },
): Deciding {
  const proposal = proposalAt(desk, source, key);
  if (proposal.is === 'entity') {
    const changed = (change.entity ?? {}) as EntityChange;
    demandKind(desk, changed.kind ?? proposal.kind);
    demandId(changed.id ?? proposal.id);
    const edits = acceptProposal(desk, source, proposal, changed);
    return { label: said('采纳', 'accept', changed.name ?? proposal.name), edits };
  }
  const changed = (change.relation ?? {}) as RelationChange;
  demandType(desk, changed.type ?? proposal.type);
  demandClearEnds(desk, source, proposal);
  const edits = acceptWithEnds(desk, source, proposal, changed);
  return {
    label: said('采纳', 'accept', relationName(desk, { ...proposal, ...changed }, proposal.names)),
    edits,
  };
}

/** What rejecting does. */
export function rejecting(desk: Desk, source: string, key: string, reason: string | null): Deciding {
  const proposal = proposalAt(desk, source, key);
  const name = proposal.is === 'entity' ? proposal.name : relationName(desk, proposal, proposal.names);
  return { label: said('否决', 'reject', name), edits: rejectProposal(desk, source, proposal, reason) };
}

/** A node that no draft proposed: as if one had. */
export function makingEntity(desk: Desk, source: string, made: EditedEntity): Deciding {
  demandKind(desk, made.kind);
  const taken = new Set(planOf(desk).entities.map((entity) => entity.id));
  if (made.id !== undefined && made.into === undefined && taken.has(made.id))
    throw refused('taken', `id“${made.id}”已经用了`, `the id "${made.id}" is taken`);
  const { kind, name, evidence, aliases = [], properties = {}, id = suggestId(name, taken), ...more } = made;
  const proposal: EntityProposal = {
    ...{ is: 'entity', kind, name, id, known: false, aliases, properties, evidence, places: [] },
    ...{ rule: 'hand', confidence: 'certain' },
  };
  const { into, sameAs, summary, nameFrom } = more;
  const changes = Object.fromEntries(
    Object.entries({ into, sameAs, summary, nameFrom }).filter(([, value]) => value !== undefined),
  );
  // What was drafted under the same name is decided on by this too.
  const drafted = proposalsOf(desk, source).find((one) => proposalKey(one) === proposalKey(proposal));
  if (drafted !== undefined) return accepting(desk, source, proposalKey(drafted), { entity: made });
  const edits = acceptProposal(desk, source, proposal, changes as EntityChange);
  return { label: said('新建', 'create', name), edits };
}

/** A relation that no draft proposed. */
export function makingRelation(desk: Desk, source: string, made: EditedRelation): Deciding {
  demandType(desk, made.type);
  const names = { from: nameOf(desk, made.from), to: nameOf(desk, made.to) };
  const proposal: RelationProposal = {
    ...made,
    is: 'relation',
    names,
    places: [],
    rule: 'hand',
    confidence: 'certain',
  };
  const edits = acceptProposal(desk, source, proposal);
  return { label: said('新建', 'create', relationName(desk, made, names)), edits };
}

function proposalAt(desk: Desk, source: string, key: string): Proposal {
  const found = proposalsOf(desk, source).find((one) => proposalKey(one) === key);
  if (found === undefined)
    throw new ProblemError(404, 'no-such-proposal', '这条建议已经定了 / This proposal has been decided on');
  return found;
}

/** An end that is accepted along the way must not become a second node of one name unseen. */
function demandClearEnds(desk: Desk, source: string, relation: RelationProposal): void {
  for (const end of undecidedEnds(desk, source, relation)) {
    const same = twinsOf(desk, end).find((twin) => twin.why !== 'similar');
    if (same !== undefined)
      throw refused(
        'decide-end',
        `请先定“${end.name}”：图谱里已有同名的`,
        `Decide on “${end.name}” first: the plan has one of that name`,
      );
    demandKind(desk, end.kind);
    demandId(end.id);
  }
}

/** Kinds and types become names of files: only those of the ontology may. */
export function demandKind(desk: Desk, kind: string): void {
  if (!desk.ontology.kinds.some((one) => one.id === kind))
    throw refused('no-such-kind', `没有“${kind}”这一类`, `There is no kind “${kind}”`);
}

export function demandType(desk: Desk, type: string): void {
  if (!desk.ontology.relationTypes.some((one) => one.id === type && !one.computed))
    throw refused('no-such-type', `没有“${type}”这种关系`, `There is no relation “${type}”`);
}

export function demandId(id: string): void {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id))
    throw refused(
      'bad-id',
      `id“${id}”只能用小写字母、数字和单个连字符`,
      `The id “${id}” may hold lower-case letters, digits and single hyphens only`,
    );
}

export function nameOf(desk: Desk, id: string): string {
  return planOf(desk).entities.find((entity) => entity.id === id)?.name?.value ?? id;
}

export function relationName(
  desk: Desk,
  relation: { type: string; from: string; to: string },
  names: { from: string; to: string },
): string {
  const type = desk.ontology.relationTypes.find((one) => one.id === relation.type)?.zh ?? relation.type;
  return `${names.from} ${type} ${names.to}`;
}

export function said(zh: string, en: string, name: string): Bilingual {
  return { zh: `${zh} ${name}`, en: `${en} ${name}` };
}

/** A request that is understood and cannot be done as it stands. */
export function refused(code: string, zh: string, en: string): ProblemError {
  return new ProblemError(400, code, `${zh} / ${en}`);
}
