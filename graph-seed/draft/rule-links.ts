import type { Confidence, FoundEntity, FoundRelation } from './found.ts';
import { clausesOf, type Passage, type Span, textOf } from './passages.ts';

/** Relations between nodes that other rules have found, by where they stand to each other in the text. Pure. */
export type Linking = (passages: readonly Passage[], found: readonly FoundEntity[]) => FoundRelation[];

type Standing = { entity: FoundEntity; span: Span };

const DOES = new Set([
  'Mechanism',
  'Programme',
  'Project',
  'Platform',
  'Organization',
  'SpatialUnit',
  'ProcessStep',
]);

/** What of the found stands in a passage, in its order; each node once. */
function standingIn(passage: Passage, found: readonly FoundEntity[]): Standing[] {
  const all = found.flatMap((entity) => {
    const span = entity.evidence.find((one) => one.passage === passage);
    return span === undefined ? [] : [{ entity, span }];
  });
  return all.sort((a, b) => a.span.from - b.span.from);
}

function link(
  type: string,
  [from, to]: readonly [Standing, Standing],
  how: {
    rule: string;
    ground?: string;
    reason?: string;
    evidence?: Span[];
    confidence?: Confidence;
  },
): FoundRelation {
  const { ground, reason, rule, evidence = [from.span, to.span], confidence = 'possible' } = how;
  const end = ({ entity: { kind, name } }: Standing) => ({ kind, name });
  const basis =
    ground === undefined
      ? { basis: 'explicit' as const }
      : { basis: 'inferred' as const, ground, reason: reason ?? '' };
  // One passage is quoted once.
  const quotes = evidence.filter(
    (one, i) =>
      evidence.findIndex(
        (other) => other.passage === one.passage && other.from === one.from && other.to === one.to,
      ) === i,
  );
  return { type, from: end(from), to: end(to), ...basis, evidence: quotes, rule, confidence };
}

/** Paragraphs of the page: sentences that follow each other without a break. */
function paragraphsOf(passages: readonly Passage[]): Passage[][] {
  const all: Passage[][] = [];
  for (const passage of passages) {
    const before = all.at(-1)?.at(-1);
    const follows =
      before !== undefined &&
      before.stream === passage.stream &&
      (passage.at[0] ?? 0) - (before.at.at(-1) ?? 0) === 1;
    if (follows) all.at(-1)?.push(passage);
    else all.push([passage]);
  }
  return all;
}

const A_HEAD = 24;

/** 总起句: a short first sentence that says one thing; what the paragraph then does advances that. */
export const framing: Linking = (passages, found) =>
  paragraphsOf(passages).flatMap(([first, ...rest]) => {
    if (first === undefined || rest.length === 0 || first.text.length > A_HEAD) return [];
    const heads = clausesOf(first).length === 1 ? standingIn(first, found) : [];
    const head = heads.find(({ entity }) => entity.kind === 'Mechanism' || entity.kind === 'Goal');
    if (head === undefined || /《/u.test(first.text)) return [];
    return rest.flatMap((passage) => {
      const standing = standingIn(passage, found);
      // A clause that names several things is a list of them, which has rules of its own.
      const alone = standing.filter(
        ({ span }) => standing.filter((other) => other.span.from === span.from).length === 1,
      );
      return alone.flatMap((one) => {
        const { kind, name } = one.entity;
        if (name === head.entity.name || (!DOES.has(kind) && kind !== 'Goal')) return [];
        const goals = kind === 'Goal';
        if (goals && head.entity.kind !== 'Goal') return [];
        const reason = `段首总起句说“${head.entity.name}”，其后各句是所采取的做法`;
        return [
          link(goals ? 'PART_OF' : 'ADVANCES', [one, head], { rule: 'framing', ground: 'framing', reason }),
        ];
      });
    });
  });

const PLAN_SAYS = /规划《纲要》(?:提出|明确)|提出了?将/u;

/** 规划《纲要》提出……: the goals of that sentence are the plan's own, in so many words. */
export const planned: Linking = (passages, found) => {
  const plans = found.filter(({ kind, name }) => kind === 'Document' && /^《.*规划.*纲要》$/u.test(name));
  const [plan] = plans;
  if (plan === undefined || plans.length > 1) return [];
  return passages.flatMap((passage) => {
    if (!PLAN_SAYS.test(passage.text)) return [];
    const says = clausesOf(passage).find((clause) => PLAN_SAYS.test(textOf(clause)));
    if (says === undefined) return [];
    return standingIn(passage, found)
      .filter(({ entity, span }) => entity.kind === 'Goal' && span.from >= says.from)
      .map((goal) =>
        link('AIMS_AT', [{ entity: plan, span: says }, goal], { rule: 'planned', confidence: 'likely' }),
      );
  });
};

/** 到……年……建成: the goals of a sentence fall in the year that it names; strategies in the period of their clause. */
export const dated: Linking = (passages, found) =>
  passages.flatMap((passage) => {
    const standing = standingIn(passage, found);
    return found
      .filter((one) => one.kind === 'Period')
      .flatMap((period): FoundRelation[] => {
        const year = period.properties?.startYear !== undefined;
        const word = year ? `到${period.name}` : period.name.replace(/时期$/u, '');
        const from = passage.text.search(new RegExp(year ? word : `${word}(?:期间|时期)，`, 'u'));
        if (from < 0) return [];
        const span = { passage, from, to: from + word.length };
        return standing
          .filter(({ entity, span: own }) =>
            year
              ? entity.kind === 'Goal' && own.from >= from
              : entity.kind === 'Strategy' && own.from >= from,
          )
          .map((one) => {
            const whole = { passage, from: Math.min(from, one.span.from), to: one.span.to };
            return link('DURING', [one, { entity: period, span }], {
              rule: 'dated',
              evidence: [whole],
              confidence: 'likely',
            });
          });
      });
  });

const A_HEADING = /^[0-9]{1,2}[、.．].*[？?]$|^第[^\s]{1,4}[篇章节][\s\u3000]/u;

/** 同节: the strategy with which an answer begins sets the targets that the answer goes on to name. */
export const targets: Linking = (passages, found) => {
  const relations: FoundRelation[] = [];
  let strategy: Standing | null = null;
  let stream = '';
  for (const passage of passages) {
    if (A_HEADING.test(passage.text) || passage.stream !== stream) {
      strategy = null;
      stream = passage.stream;
      continue;
    }
    const standing = standingIn(passage, found);
    strategy ??= soleStrategy(standing);
    if (strategy === null) continue;
    for (const one of standing) {
      if (one.entity.kind !== 'Indicator' || one.entity.properties?.status !== 'target') continue;
      const reason = `同一问答先说实施“${strategy.entity.name}”，后说到期的指标`;
      const how = { rule: 'targets', ground: 'same-section', reason };
      relations.push(link('TARGETS', [strategy, one], how));
    }
  }
  return relations;
};

function soleStrategy(standing: readonly Standing[]): Standing | null {
  const all = standing.filter(({ entity }) => entity.kind === 'Strategy');
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** 依托甲，做乙: what follows in the sentence rests on what the clause names, in so many words. */
export const reliesOn: Linking = (passages, found) =>
  passages.flatMap((passage) => {
    const clauses = clausesOf(passage);
    const standing = standingIn(passage, found);
    return clauses.flatMap((clause, i) => {
      const next = clauses[i + 1];
      if (next === undefined || !/^依托/u.test(textOf(clause))) return [];
      const inside = (span: Span, own: Span) => own.from >= span.from && own.to <= span.to;
      const bases = standing.filter(({ span }) => inside(clause, span));
      const what = standing.filter(({ span }) => inside(next, span));
      return what.flatMap((one) =>
        bases.map((base) => link('SUPPORTED_BY', [one, base], { rule: 'relies-on', confidence: 'likely' })),
      );
    });
  });

export const linkings: readonly Linking[] = [framing, planned, dated, targets, reliesOn];
