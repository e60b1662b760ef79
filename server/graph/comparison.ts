import { compareIds } from './order.ts';
import { normalise } from './search.ts';
import { inPageOrder } from './statements.ts';
import type { GraphNode, Ontology } from './types.ts';

/** Two nodes of one kind, one in each plan, that have a name or an alias in common (as search compares words). */
export type Match = { one: string; other: string };

/** What a store fetches: the nodes of both plans but the parts of their pages, and the matches among them. */
export type Compared = { nodes: readonly GraphNode[]; matches: readonly Match[] };

/** A match told: `name` when the names agree, else the word that an alias makes them share, as `one` writes it. */
export type ToldMatch = Match & { by: 'name' | 'alias'; word: string };

/**
 * Something that both plans name. Several nodes on a side when a plan has several of that name (a result
 * and a target of one indicator), or when an alias joins them; `matches` says which two agree, and by what.
 */
export type NamedByBoth = {
  kind: string;
  one: GraphNode[];
  other: GraphNode[];
  matches: ToldMatch[];
  /** Properties whose values are not the same on both sides, in the ontology's order. */
  differs: string[];
};

/** Two plans side by side. A plan compared with itself has nothing on either side alone, and nothing differs. */
export type Comparison = {
  one: string;
  other: string;
  both: NamedByBoth[];
  onlyOne: GraphNode[];
  onlyOther: GraphNode[];
};

/** Kinds that are parts of a page and no content: those in which things are stated. Two pages each have a chapter one. */
export function pagePartKinds(ontology: Ontology): string[] {
  return ontology.relationTypes.filter((type) => type.computed).flatMap((type) => type.to);
}

/** The words by which a node is compared. */
export function comparedWords(node: Pick<GraphNode, 'name' | 'aliases'>): string[] {
  return [node.name, ...node.aliases].map(normalise);
}

/**
 * The comparison of two plans. Things are the same here only by their words: one kind, and one name or alias
 * in common. Nothing is matched because it is alike. Lists go by kind, then as the page has them.
 */
export function comparisonOf(
  { nodes, matches }: Compared,
  plans: { one: string; other: string },
  ontology: Ontology,
): Comparison {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const nodeAt = (id: string): GraphNode => {
    const node = nodeOf.get(id);
    if (!node) throw new Error(`the store matched ${id}, but did not give it`);
    return node;
  };
  const kinds = ontology.kinds.map((kind) => kind.id);
  const ordered = <T>(things: readonly T[], nodeIn: (thing: T) => GraphNode): T[] =>
    kinds.flatMap((kind) =>
      inPageOrder(
        things.filter((thing) => nodeIn(thing).kind === kind),
        nodeIn,
      ),
    );
  const groups = groupsOf(matches).map((group): NamedByBoth => {
    const sideOf = (ids: readonly string[]) => inPageOrder(ids.map(nodeAt), (node) => node);
    const [one, other] = [sideOf(group.one), sideOf(group.other)];
    return {
      kind: one[0]?.kind ?? '',
      one,
      other,
      matches: group.matches.map((match) => ({
        ...match,
        ...toldBy(nodeAt(match.one), nodeAt(match.other)),
      })),
      differs: differing(one, other, ontology),
    };
  });
  const matchedOne = new Set(matches.map((match) => match.one));
  const matchedOther = new Set(matches.map((match) => match.other));
  const alone = (plan: string, matched: ReadonlySet<string>) =>
    ordered(
      nodes.filter((node) => node.plan === plan && !matched.has(node.id)),
      (node) => node,
    );
  return {
    ...plans,
    both: ordered(groups, (group) => group.one[0] as GraphNode),
    onlyOne: alone(plans.one, matchedOne),
    onlyOther: alone(plans.other, matchedOther),
  };
}

type Group = { one: string[]; other: string[]; matches: Match[] };

/** Matches that share a node belong together. Sides are kept apart: a plan may be compared with itself. */
function groupsOf(matches: readonly Match[]): Group[] {
  const groupOf = new Map<string, Group>();
  const [left, right] = [(id: string) => `1 ${id}`, (id: string) => `2 ${id}`];
  for (const match of matches) {
    const known = [groupOf.get(left(match.one)), groupOf.get(right(match.other))];
    const group = known[0] ?? known[1] ?? { one: [], other: [], matches: [] };
    const joined = known[1];
    if (joined && joined !== group) {
      group.one.push(...joined.one);
      group.other.push(...joined.other);
      group.matches.push(...joined.matches);
      for (const id of joined.one) groupOf.set(left(id), group);
      for (const id of joined.other) groupOf.set(right(id), group);
    }
    if (!known[0]) group.one.push(match.one);
    if (!known[1]) group.other.push(match.other);
    group.matches.push(match);
    groupOf.set(left(match.one), group);
    groupOf.set(right(match.other), group);
  }
  for (const group of groupOf.values()) group.matches.sort(byIds);
  return [...new Set(groupOf.values())];
}

function byIds(a: Match, b: Match): number {
  return compareIds(a.one, b.one) || compareIds(a.other, b.other);
}

function toldBy(one: GraphNode, other: GraphNode): Pick<ToldMatch, 'by' | 'word'> {
  if (normalise(one.name) === normalise(other.name)) return { by: 'name', word: one.name };
  const known = new Set(comparedWords(other));
  const word = [one.name, ...one.aliases].find((own) => known.has(normalise(own)));
  return { by: 'alias', word: word ?? one.name };
}

/** Values as the shared vocabulary has them (status, period, nature), or as printed. */
function differing(one: readonly GraphNode[], other: readonly GraphNode[], ontology: Ontology): string[] {
  const kind = ontology.kinds.find(({ id }) => id === one[0]?.kind);
  const valuesOf = (nodes: readonly GraphNode[], name: string) =>
    JSON.stringify(nodes.map((node) => JSON.stringify(node.properties[name] ?? null)).sort());
  return Object.keys(kind?.properties ?? {}).filter((name) => valuesOf(one, name) !== valuesOf(other, name));
}
