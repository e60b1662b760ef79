import type { EvidenceSeed, PlanSeed, SourceSeed } from '../seed.ts';
import { placeEvidence, placeIn } from '../text/placing.ts';
import { cite } from './cite.ts';
import { type Desk, editOf, type FileEdit, planOf, withEdits } from './desk.ts';
import { entitiesOf, relationsOf } from './plan-records.ts';
import { type Proposals, parseProposals, proposalsPath, renderProposals } from './proposals.ts';
import type { EvidenceRecord } from './records.ts';
import { folded, placesOf, putEntity, putRelation } from './statements.ts';

/** What a cut at a place of a source goes through. */
export type CutThrough = {
  /** Quotes of nodes and relations: they can be quoted in two parts. */
  quotes: { of: string; quote: string }[];
  /** Marks of the page, which cannot be cut. */
  marks: string[];
};

/** What of the plan quotes across a place of a source. */
export function cutThrough(plan: PlanSeed, sourceId: string, at: number): CutThrough {
  const source = plan.sources.find((one) => one.id === sourceId);
  if (source === undefined) return { quotes: [], marks: [] };
  const names = new Map(plan.entities.map((entity) => [entity.id, entity.name?.value ?? entity.id]));
  const nameOf = (id: string | undefined) => names.get(id ?? '') ?? id ?? '?';
  const quotesOf = (of: string, list: readonly EvidenceSeed[]) =>
    list.flatMap((one) => partsAcross(plan, source, one, at).map((quote) => ({ of, quote })));
  return {
    quotes: [
      ...plan.entities.flatMap((one) => quotesOf(nameOf(one.id), one.evidence)),
      ...plan.relations.flatMap((one) =>
        quotesOf(`${nameOf(one.from?.value)} → ${nameOf(one.to?.value)}`, one.evidence),
      ),
    ],
    marks: [...source.faults, ...source.noContent].flatMap((one) =>
      placeIn(source, one).parts.flatMap((part) => (part.start < at && at < part.end ? [part.quote] : [])),
    ),
  };
}

function partsAcross(plan: PlanSeed, source: SourceSeed, evidence: EvidenceSeed, at: number): string[] {
  const across = placeEvidence(plan, evidence).parts.filter(
    (part) => part.source === source && part.start < at && at < part.end,
  );
  return across.map((part) => part.quote);
}

/**
 * Quotes in two parts what a cut goes through: `cut` is the edit that cuts. The words stay the same, and so does
 * what they are evidence of; without this the first save would refuse quotes that nobody has touched.
 */
export function recite(desk: Desk, cut: readonly FileEdit[], sourceId: string, at: number): FileEdit[] {
  const before = planOf(desk);
  const source = before.sources.find((one) => one.id === sourceId);
  const after = planOf(withEdits(desk, cut));
  const sourceAfter = after.sources.find((one) => one.id === sourceId);
  if (source === undefined || sourceAfter === undefined) return [...cut];
  const anew = (
    seeds: readonly EvidenceSeed[],
    records: readonly EvidenceRecord[],
  ): EvidenceRecord[] | null => {
    const list = records.map((record, i) => {
      const seed = seeds[i];
      if (seed === undefined || partsAcross(before, source, seed, at).length === 0) return record;
      return cite(after, sourceAfter, placeEvidence(before, seed).parts) ?? record;
    });
    return list.every((one, i) => one === records[i]) ? null : list;
  };
  const edits = [...cut];
  let now = withEdits(desk, cut);
  const add = (more: FileEdit[]) => {
    edits.push(...more);
    now = withEdits(now, more);
  };
  entitiesOf(desk).forEach((record, i) => {
    const evidence = anew(before.entities[i]?.evidence ?? [], record.evidence);
    if (evidence !== null) add(putEntity(now, { ...record, evidence }));
  });
  relationsOf(desk).forEach((record, i) => {
    const evidence = anew(before.relations[i]?.evidence ?? [], record.evidence);
    if (evidence !== null) add(putRelation(now, { ...record, evidence }));
  });
  add(reciteProposals(now, before, after, source, sourceAfter, at));
  return folded(desk, edits);
}

/** What is only proposed quotes the page too. */
function reciteProposals(
  now: Desk,
  before: PlanSeed,
  after: PlanSeed,
  source: SourceSeed,
  sourceAfter: SourceSeed,
  at: number,
): FileEdit[] {
  const path = proposalsPath(source.id);
  const list = parseProposals(now.files.get(path) ?? '');
  if (list === null) return [];
  const anew = (one: EvidenceRecord): EvidenceRecord => {
    const places = placesOf(before, one);
    const across = places.some((place) => place.start < at && at < place.end);
    return across ? (cite(after, sourceAfter, places) ?? one) : one;
  };
  const all = <T extends { evidence: EvidenceRecord[] }>(of: readonly T[]): T[] =>
    of.map((one) => ({ ...one, evidence: one.evidence.map(anew) }));
  const next: Proposals = { ...list, entities: all(list.entities), relations: all(list.relations) };
  return JSON.stringify(next) === JSON.stringify(list) ? [] : editOf(now, path, renderProposals(next));
}
