import type { Evidence, GraphEdge, GraphNode, TraceAnswer } from '../../../server/contract/types.ts';
import type { Translate } from '../../i18n/translate.ts';
import { compareEras, type Era, eraName, eraOf } from './eras.ts';

/** What a trace says, counted and in words. Pure. */

export type Target = { node: GraphNode; path: TraceAnswer['targets'][number]['path'] };
export type GroundCount = { ground: string; n: number };
export type Words = {
  t: Translate;
  kindName(kind: string): string;
  kindCounted(kind: string, n: number): string;
  groundName(ground: string): string;
  groundRank(ground: string): number;
  /** Whether a node is a heading over others of its kind (state/picture/headings.ts). */
  group?(node: GraphNode): boolean;
  /** Whether a kind carries a status, and is therefore told by era. */
  dated(kind: string): boolean;
};

/** The targets with their full nodes; those of one kind only if `kind` is given. */
export function targetsOf(answer: TraceAnswer, kind: string | null = null): Target[] {
  const nodes = new Map(answer.graph.nodes.map((node) => [node.id, node]));
  return answer.targets.flatMap(({ node, path }) => {
    const full = nodes.get(node.id);
    return full && (kind === null || node.kind === kind) ? [{ node: full, path }] : [];
  });
}

export function countGrounds(
  targets: readonly Target[],
  words: Words,
): { explicit: number; grounds: GroundCount[] } {
  const counts = new Map<string, number>();
  let explicit = 0;
  for (const { path } of targets) {
    if (path.basis === 'explicit') explicit++;
    else counts.set(path.ground ?? '', (counts.get(path.ground ?? '') ?? 0) + 1);
  }
  const grounds = [...counts].map(([ground, n]) => ({ ground, n }));
  grounds.sort((a, b) => words.groundRank(a.ground) - words.groundRank(b.ground));
  return { explicit, grounds };
}

/** “明示 0，总起句统领 43，同节同问答 7”: the explicit first, even when there are none. */
export function sayGrounds(targets: readonly Target[], words: Words): string {
  const { explicit, grounds } = countGrounds(targets, words);
  return [
    words.t('say.basisExplicit', { n: explicit }),
    ...grounds.map(({ ground, n }) => `${words.groundName(ground)} ${n}`),
  ].join(words.t('sep.clause'));
}

/**
 * What the page says of one kind, in a sentence that can be read aloud: a zero is said as a zero, results
 * of the last plan as such, and what does not lead there as not leading there. By which relation a thing
 * leads there differs from path to path and is said at each, so the sentence claims none.
 */
export function sayKind(
  targets: readonly Target[],
  kind: string,
  unreached: number,
  way: 'in' | 'out',
  words: Words,
): string {
  const { t } = words;
  const of = targets.filter((target) => target.node.kind === kind);
  const name = words.kindName(kind);
  const { explicit, grounds } = countGrounds(of, words);
  const inferred = of.length - explicit;
  const headings = of.filter((target) => words.group?.(target.node)).length;
  const groups = headings ? t('say.groups', { n: headings }) : '';
  const said = grounds.map(({ ground, n }) => `${words.groundName(ground)} ${n}`).join(t('sep.clause'));
  const era = sayEras(of, kind, words);
  const rest =
    of.length && unreached
      ? t('trace.verdict.rest', { n: unreached, kind: words.kindCounted(kind, unreached) })
      : '';
  if (!of.length) return t(`trace.verdict.none.${way}`, { kind: name });
  if (!explicit) {
    return t(`trace.verdict.inferred.${way}`, { kind: name, n: inferred, groups, grounds: said, era }) + rest;
  }
  const more = inferred ? t('trace.verdict.more', { n: inferred, grounds: said }) : '';
  return t(`trace.verdict.explicit.${way}`, { kind: name, n: explicit, groups, more, era }) + rest;
}

function sayEras(targets: readonly Target[], kind: string, words: Words): string {
  const { t } = words;
  if (!words.dated(kind)) return '';
  const eras = byEra(targets);
  if (eras.length === 1 && eras[0]) {
    const era = eraName(eras[0].era, kind, t);
    return t(targets.length === 1 ? 'trace.verdict.eraOne' : 'trace.verdict.eraAll', { era });
  }
  const list = eras.map(({ era, targets: of }) => `${eraName(era, kind, t)} ${of.length}`);
  return list.length ? t('trace.verdict.eras', { eras: list.join(t('sep.list')) }) : '';
}

/** Targets parted by when they belong. */
export function byEra(targets: readonly Target[]): { era: Era; targets: Target[] }[] {
  const groups = new Map<Era, Target[]>();
  for (const target of targets) {
    const era = eraOf(target.node);
    groups.set(era, [...(groups.get(era) ?? []), target]);
  }
  return [...groups].map(([era, of]) => ({ era, targets: of })).sort((a, b) => compareEras(a.era, b.era));
}

export type Frame = { evidence: Evidence[]; edge: string; ground: string; n: number };

/** The strongest ground: a sentence that says of what follows that it belongs under it. */
const FRAMING = 'framing';

/**
 * The words that most of the inferences at the root rest on: the framing sentence, where there is one.
 * Null when no two of them share any.
 */
export function frameOf(root: string, edges: readonly GraphEdge[]): Frame | null {
  const touching = edges.filter((e) => e.basis === 'inferred' && (e.from === root || e.to === root));
  const framed = touching.filter((e) => e.ground === FRAMING);
  const near = framed.length > 1 ? framed : touching;
  const shared = new Map<string, { evidence: Evidence; edges: GraphEdge[] }>();
  for (const edge of near) {
    for (const evidence of edge.evidence) {
      const key = `${evidence.source} ${evidence.start} ${evidence.end}`;
      const known = shared.get(key) ?? { evidence, edges: [] };
      known.edges.push(edge);
      shared.set(key, known);
    }
  }
  const most = Math.max(0, ...[...shared.values()].map((one) => one.edges.length));
  const chosen = [...shared.values()].filter((one) => one.edges.length === most);
  const first = chosen[0]?.edges[0];
  if (most < 2 || !first) return null;
  const evidence = chosen.map((one) => one.evidence).sort((a, b) => a.start - b.start);
  return { evidence, edge: first.id, ground: first.ground ?? '', n: most };
}

/** The periods that a path's things are of, in its order: more than one is said at the path. */
export function periodsOf(nodes: readonly GraphNode[]): string[] {
  const found = nodes
    .map(({ properties }) => properties.period)
    .filter((period) => typeof period === 'string');
  return [...new Set(found)];
}
