import type { GraphEdge, GraphNode } from '../../../server/contract/types.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Picture } from './picture.ts';

/** The one sentence that says what the picture shows: title, alternative text, what a screen reader says. Pure. */

export type Words = {
  t: Translate;
  kindCounted(kind: string, n: number): string;
  relationClause(type: string, direction: 'out' | 'in', who: string): string;
  groundName(ground: string): string;
  groundRank(ground: string): number;
  /** Whether a node is a heading over others of its kind (state/picture/headings.ts). */
  group?(node: GraphNode): boolean;
  /** The name, with the kind where another bears the same. */
  nodeName?(id: string): string;
};

export function countBy<T>(items: readonly T[], key: (item: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** “明示 0，前后句 2，同问答 9”: the explicit first, even when there are none; grounds strong to weak. */
export function basisWords(edges: readonly GraphEdge[], words: Words): string {
  const explicit = edges.filter((e) => e.basis === 'explicit').length;
  const grounds = countBy(
    edges.filter((e) => e.basis === 'inferred'),
    (e) => e.ground ?? '',
  ).sort((a, b) => words.groundRank(a[0]) - words.groundRank(b[0]));
  const parts = [words.t('say.basisExplicit', { n: explicit })];
  for (const [ground, n] of grounds) parts.push(`${words.groundName(ground)} ${n}`);
  return parts.join(words.t('sep.clause'));
}

export type Sentence = { subject: string | null; text: string };

/** What the picture as a whole shows. `order` is the ontology's order of kinds. */
export function sayPicture(
  picture: Picture,
  overview: boolean,
  plan: string,
  order: readonly string[],
  words: Words,
): Sentence {
  const { t } = words;
  const basis = basisWords(picture.edges, words);
  if (!overview)
    return {
      subject: null,
      text: t('say.picture', { n: picture.nodes.length, m: picture.edges.length, basis }),
    };
  if (!picture.nodes.length) return { subject: null, text: t('say.pictureEmpty') };
  const counts = new Map(countBy(picture.nodes, (n) => n.node.kind));
  const headings = new Map(
    countBy(
      picture.nodes.filter(({ node }) => words.group?.(node)),
      ({ node }) => node.kind,
    ),
  );
  const sayGroups = (kind: string) => {
    const n = headings.get(kind);
    return n ? t('say.groups', { n }) : '';
  };
  const kinds = order
    .filter((k) => counts.has(k))
    .map(
      (k) =>
        t('say.kindCount', { n: counts.get(k) ?? 0, kind: words.kindCounted(k, counts.get(k) ?? 0) }) +
        sayGroups(k),
    )
    .join(t('sep.list'));
  return { subject: null, text: t('say.overviewPlan', { plan, kinds, m: picture.edges.length, basis }) };
}

/** What is drawn around one node. */
export function sayNode(node: GraphNode, picture: Picture, all: number, words: Words): Sentence {
  const { t } = words;
  const subject = words.nodeName?.(node.id) ?? node.name;
  const kinds = new Map(picture.nodes.map((n) => [n.node.id, n.node.kind]));
  const edges = picture.edges.filter((e) => e.from === node.id || e.to === node.id);
  if (!edges.length) return { subject, text: all ? t('say.nodeHiddenAll', { m: all }) : t('say.nodeNone') };
  const groups = countBy(edges, (e) => `${e.type} ${e.from === node.id ? 'out' : 'in'}`).slice(0, 4);
  const what = groups
    .map(([group]) => {
      const [type = '', direction = 'out'] = group.split(' ');
      const others = edges
        .filter((e) => e.type === type && (direction === 'out') === (e.from === node.id))
        .map((e) => (e.from === node.id ? e.to : e.from));
      const who = countBy(others, (id) => kinds.get(id) ?? '')
        .map(([kind, n]) => t('say.kindCount', { n, kind: words.kindCounted(kind, n) }))
        .join(t('sep.list'));
      return words.relationClause(type, direction as 'out' | 'in', who);
    })
    .join(t('sep.semi'));
  const more = all - edges.length;
  const rest = more > 0 ? t('sep.semi') + t('say.more', { n: more }) : '';
  return { subject, text: t('say.node', { what, basis: basisWords(edges, words) + rest }) };
}
