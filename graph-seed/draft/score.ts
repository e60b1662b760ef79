import { normalise } from '../../server/graph/search.ts';
import { type Desk, planOf, withEdits } from '../edit/desk.ts';
import { entitiesOf, relationsOf } from '../edit/plan-records.ts';
import type { EntityProposal, Proposals } from '../edit/proposals.ts';
import type { EntityRecord, EvidenceRecord } from '../edit/records.ts';
import { table } from '../text-table.ts';
import type { Words } from '../words.ts';
import { draft } from './draft.ts';

export type Score = {
  what: string;
  accepted: number;
  proposed: number;
  /** Same kind and same name (or an alias). */
  exact: number;
  /** Same kind, one name within the other, and a quote in common: an editor only mends the name. */
  near: number;
};

export type Scores = { kinds: Score[]; types: Score[]; rules: Score[] };

/** What a draft made from the text alone would have proposed, against what editors accepted for the source. */
export function scoreDraft(desk: Desk, sourceId: string, words: Words): Scores | null {
  const source = planOf(desk).sources.find((one) => one.id === sourceId);
  if (source === undefined) return null;
  const blind = blindDesk(desk);
  const drafted = draft(blind, source, words);
  const first = planOf(desk).sources[0]?.id;
  const here = (evidence: readonly EvidenceRecord[]) =>
    evidence.some((one) => (one.source ?? first) === sourceId);
  const accepted = entitiesOf(desk).filter((entity) => here(entity.evidence));
  const match = matching(drafted, accepted);
  const kinds = desk.ontology.kinds.map((kind) =>
    scoreOf(
      kind.id,
      drafted.entities.filter((one) => one.kind === kind.id),
      accepted.filter((one) => one.kind === kind.id).length,
      match,
    ),
  );
  const ruleNames = [...new Set(drafted.entities.map((one) => one.rule))].sort();
  const rules = ruleNames.map((rule) =>
    scoreOf(
      rule,
      drafted.entities.filter((one) => one.rule === rule),
      0,
      match,
    ),
  );
  return { kinds: kinds.filter(notEmpty), types: scoreTypes(desk, drafted, match, here), rules };
}

/** The plan as it was before anyone had accepted anything: its sources alone. */
function blindDesk(desk: Desk): Desk {
  const paths = [...desk.files.keys()].filter((path) =>
    /^(?:entities|relations)\/|\/(?:rejected|proposals)\.yaml$/u.test(path),
  );
  return withEdits(
    desk,
    paths.map((path) => ({ path, before: desk.files.get(path) ?? null, after: null })),
  );
}

type Match = ReadonlyMap<EntityProposal, { entity: EntityRecord; exact: boolean }>;

function matching(drafted: Proposals, accepted: readonly EntityRecord[]): Match {
  const match = new Map<EntityProposal, { entity: EntityRecord; exact: boolean }>();
  const taken = new Set<EntityRecord>();
  for (const exact of [true, false]) {
    for (const one of drafted.entities) {
      if (match.has(one)) continue;
      const entity = accepted.find(
        (other) =>
          other.kind === one.kind &&
          !taken.has(other) &&
          (exact ? sameName(one, other) : nearName(one, other)),
      );
      if (entity === undefined) continue;
      taken.add(entity);
      match.set(one, { entity, exact });
    }
  }
  return match;
}

function sameName(one: EntityProposal, other: EntityRecord): boolean {
  return [other.name, ...other.aliases].some((form) => normalise(form) === normalise(one.name));
}

function nearName(one: EntityProposal, other: EntityRecord): boolean {
  const mine = normalise(one.name);
  const contained = [other.name, ...other.aliases].map(normalise).some((form) => {
    const [short, long] = form.length < mine.length ? [form, mine] : [mine, form];
    return short.length >= 3 && long.includes(short) && short.length * 2.5 >= long.length;
  });
  const words = (list: readonly EvidenceRecord[]) => list.map((evidence) => evidence.quote.join(''));
  return (
    contained &&
    words(one.evidence).some((a) => words(other.evidence).some((b) => a.includes(b) || b.includes(a)))
  );
}

function scoreOf(what: string, proposals: readonly EntityProposal[], accepted: number, match: Match): Score {
  const hits = proposals.flatMap((one) => match.get(one) ?? []);
  return {
    what,
    accepted,
    proposed: proposals.length,
    exact: hits.filter((hit) => hit.exact).length,
    near: hits.filter((hit) => !hit.exact).length,
  };
}

function scoreTypes(
  desk: Desk,
  drafted: Proposals,
  match: Match,
  here: (evidence: readonly EvidenceRecord[]) => boolean,
): Score[] {
  const became = new Map([...match].map(([one, { entity }]) => [one.id, entity.id]));
  const accepted = relationsOf(desk).filter((relation) => here(relation.evidence));
  const keys = new Set(accepted.map((one) => `${one.from} ${one.type} ${one.to}`));
  return desk.ontology.relationTypes
    .map((type) => {
      const proposed = drafted.relations.filter((one) => one.type === type.id);
      const exact = proposed.filter((one) =>
        keys.has(`${became.get(one.from)} ${one.type} ${became.get(one.to)}`),
      ).length;
      return {
        what: type.id,
        accepted: accepted.filter((one) => one.type === type.id).length,
        proposed: proposed.length,
        exact,
        near: 0,
      };
    })
    .filter(notEmpty);
}

function notEmpty(score: Score): boolean {
  return score.accepted + score.proposed > 0;
}

/** The scores as tables for a terminal and for docs/drafting.md. */
export function formatScores(scores: Scores): string {
  const percent = (part: number, whole: number) =>
    whole === 0 ? '—' : `${Math.round((part / whole) * 100)} %`;
  const row = ({ what, accepted, proposed, exact, near }: Score) => [
    what,
    String(accepted),
    String(proposed),
    String(exact),
    String(near),
    percent(exact, proposed),
    percent(exact + near, proposed),
    percent(exact, accepted),
    percent(exact + near, accepted),
  ];
  const sum = (list: readonly Score[]): Score =>
    list.reduce(
      (total, one) => ({
        what: '合计 total',
        accepted: total.accepted + one.accepted,
        proposed: total.proposed + one.proposed,
        exact: total.exact + one.exact,
        near: total.near + one.near,
      }),
      { what: '', accepted: 0, proposed: 0, exact: 0, near: 0 },
    );
  const head = (first: string) => [
    first,
    '已采纳',
    '起草',
    '同名',
    '相近',
    '精确率',
    '精确率（含相近）',
    '召回率',
    '召回率（含相近）',
  ];
  const block = (first: string, list: readonly Score[]) => table(head(first), [...list, sum(list)].map(row));
  return [
    block('节点类 Kind', scores.kinds),
    block('关系类型 Type', scores.types),
    block('规则 Rule', scores.rules),
  ].join('\n\n');
}
