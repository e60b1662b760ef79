import { normalise } from '../../server/graph/search.ts';
import type { Range } from '../../server/graph/types.ts';
import { cite } from '../edit/cite.ts';
import { withoutRejected } from '../edit/decide.ts';
import { type Desk, planOf } from '../edit/desk.ts';
import { entitiesOf, relationsOf } from '../edit/plan-records.ts';
import {
  type EntityProposal,
  type Proposals,
  parseRejected,
  type RelationProposal,
  rejectedPath,
} from '../edit/proposals.ts';
import type { EvidenceRecord } from '../edit/records.ts';
import { suggestId } from '../edit/suggest-id.ts';
import type { PlanSeed, SourceSeed } from '../seed.ts';
import { placeEvidence } from '../text/placing.ts';
import { overlap } from '../text/reading-order.ts';
import type { Words } from '../words.ts';
import type { Found, FoundEntity, FoundRelation, Rule } from './found.ts';
import { passagesOf, rangesOf, type Span } from './passages.ts';
import { headings, openings } from './rule-headings.ts';
import { knownNames } from './rule-known.ts';
import { linkings } from './rule-links.ts';
import { glossary, lists } from './rule-lists.ts';
import { endings, goals, inHeadings, quoted, reached, restsOn, titles } from './rule-names.ts';
import { numbers, periods } from './rule-numbers.ts';

/** In order of strength: what an earlier rule names, a later one does not name again as another kind. */
export const rules: readonly Rule[] = [
  headings,
  openings,
  periods,
  titles,
  glossary,
  lists,
  numbers,
  goals,
  reached,
  inHeadings,
  endings,
  restsOn,
  quoted,
];

const STRENGTH = ['certain', 'likely', 'possible'];

/**
 * Proposes nodes and relations of a source, each with the words that it rests on. Pure: what the plan has and what
 * an editor has rejected is left out, and nothing enters the graph.
 */
export function draft(desk: Desk, source: SourceSeed, words: Words): Proposals {
  const passages = passagesOf(source);
  const known = entitiesOf(desk);
  const founds = [knownNames(known), ...rules].map((rule) => rule(passages, words));
  const entities = withoutFragments(founds.flatMap((found) => found.entities));
  const nodes = joined(entities);
  const links = linkings.flatMap((linking) => linking(passages, nodes));
  const relations = [...founds.flatMap((found) => found.relations), ...links];
  return proposalsOf(desk, source, { entities, relations });
}

/** Words in quotation marks that are only a part of a name which another rule tells are no name of their own. */
function withoutFragments(found: readonly FoundEntity[]): FoundEntity[] {
  const names = found.filter((one) => one.rule !== 'quoted').map((one) => one.name);
  const goals = found.filter((one) => one.rule === 'goal').map((one) => one.name);
  return found.filter((one) => {
    // 打造具有国际竞争力的现代产业新高地: the whole is the goal, not what its last words would be.
    if (one.rule === 'ending:Goal')
      return !goals.some((name) => name !== one.name && name.endsWith(one.name));
    return one.rule !== 'quoted' || !names.some((name) => name !== one.name && name.includes(one.name));
  });
}

/** What was found, as proposals: one a name, ids suggested, places cited, without what stands or was rejected. */
export function proposalsOf(desk: Desk, source: SourceSeed, found: Found): Proposals {
  const plan = planOf(desk);
  const known = entitiesOf(desk);
  const taken = new Set(known.map((entity) => entity.id));
  const citeAll = (spans: readonly Span[]) => {
    const places = spans.flatMap(rangesOf);
    const evidence = spans
      .map((span) => cite(plan, source, rangesOf(span)))
      .filter((one): one is EvidenceRecord => one !== null);
    return { evidence, places };
  };
  const byName = new Map<string, EntityProposal>();
  for (const one of joined(found.entities)) {
    const old = known.find(
      (entity) =>
        [entity.name, ...entity.aliases].some((form) => normalise(form) === normalise(one.name)) &&
        (entity.kind === one.kind || entity.name === one.name),
    );
    const id = old?.id ?? suggestId(one.name, taken);
    taken.add(id);
    const quoted = old === undefined ? [] : quotedHere(plan, source, old.id);
    // A known name needs one mention a source; anything else only what its quotes do not hold yet.
    const enough = one.rule === 'known-name' && quoted.length > 0;
    const fresh = one.evidence.filter(
      (span) => !rangesOf(span).some((range) => quoted.some((own) => overlap(own, range))),
    );
    const cited = citeAll(enough ? [] : fresh);
    const { evidence } = cited;
    if (evidence.length === 0 && old === undefined) continue;
    byName.set(keyOf(one), {
      is: 'entity',
      kind: old?.kind ?? one.kind,
      name: old?.name ?? one.name,
      id,
      known: old !== undefined,
      aliases: old === undefined ? (one.aliases ?? []) : [],
      properties: one.properties ?? {},
      evidence,
      places: cited.places,
      rule: one.rule,
      confidence: one.confidence,
    });
  }
  const stands = new Set(relationsOf(desk).map((one) => `${one.from} ${one.type} ${one.to}`));
  const relations = new Map<string, RelationProposal>();
  for (const one of found.relations) {
    const [from, to] = [byName.get(nameKey(one.from.name)), byName.get(nameKey(one.to.name))];
    if (from === undefined || to === undefined || from.id === to.id) continue;
    const key = `${from.id} ${one.type} ${to.id}`;
    if (stands.has(key) || relations.has(key) || !allowed(desk, one.type, from.kind, to.kind)) continue;
    relations.set(key, relationOf(one, from, to, citeAll(one.evidence)));
  }
  const drafted: Proposals = {
    source: source.id,
    // A known node that is quoted already has nothing to be decided; relations may still lead to it.
    entities: [...byName.values()].filter((one) => one.evidence.length > 0).sort(byPlace),
    relations: [...relations.values()].filter((one) => one.evidence.length > 0).sort(byPlace),
  };
  return withoutRejected(drafted, parseRejected(desk.files.get(rejectedPath(source.id)) ?? ''));
}

function relationOf(
  one: FoundRelation,
  from: EntityProposal,
  to: EntityProposal,
  cited: { evidence: EvidenceRecord[]; places: { start: number; end: number }[] },
): RelationProposal {
  return {
    is: 'relation',
    type: one.type,
    from: from.id,
    to: to.id,
    names: { from: from.name, to: to.name },
    basis: one.basis,
    ground: one.ground ?? null,
    reason: one.reason ?? null,
    ...cited,
    rule: one.rule,
    confidence: one.confidence,
  };
}

function allowed(desk: Desk, type: string, from: string, to: string): boolean {
  const known = desk.ontology.relationTypes.find((one) => one.id === type);
  return known !== undefined && !known.computed && known.from.includes(from) && known.to.includes(to);
}

/** Where a node's evidence stands in a source. */
function quotedHere(plan: PlanSeed, source: SourceSeed, id: string): Range[] {
  const entity = plan.entities.find((one) => one.id === id);
  return (entity?.evidence ?? []).flatMap((one) =>
    placeEvidence(plan, one).parts.filter((part) => part.source === source),
  );
}

/** One node a name: the first rule gives the kind, all give their evidence, the strongest the confidence. */
function joined(found: readonly FoundEntity[]): FoundEntity[] {
  const byName = new Map<string, FoundEntity>();
  for (const one of found) {
    const key = keyOf(one);
    const before = byName.get(key);
    if (before === undefined) {
      byName.set(key, one);
      continue;
    }
    if (before.kind !== one.kind) continue;
    const more = one.evidence.filter(
      (span) =>
        !before.evidence.some(
          (own) => own.passage === span.passage && own.from === span.from && own.to === span.to,
        ),
    );
    const stronger =
      STRENGTH.indexOf(one.confidence) < STRENGTH.indexOf(before.confidence)
        ? one.confidence
        : before.confidence;
    byName.set(key, {
      ...before,
      properties: { ...one.properties, ...before.properties },
      evidence: [...before.evidence, ...more],
      confidence: stronger,
    });
  }
  return [...byName.values()];
}

function keyOf(one: { name: string }): string {
  return nameKey(one.name);
}

function nameKey(name: string): string {
  return normalise(name);
}

function byPlace(a: EntityProposal | RelationProposal, b: EntityProposal | RelationProposal): number {
  return (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0);
}
