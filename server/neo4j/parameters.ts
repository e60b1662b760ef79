import { pagePartKinds } from '../graph/comparison.ts';
import type {
  GroupsQuery,
  NeighboursQuery,
  Page,
  PathsQuery,
  SearchQuery,
  Selection,
  TraceQuery,
} from '../graph/graph-store.ts';
import { lettersOf, terms } from '../graph/search.ts';
import { pastPeriods } from '../graph/trace.ts';
import type { Ontology, RelationType } from '../graph/types.ts';
import { phraseOf } from './search-phrase.ts';

/**
 * The port's questions as parameters of the queries: an absent list is null there. What may be null stands in
 * a map, `chosen`: the database plans a query anew for each combination of the types of its parameters,
 * which takes longer than the answer.
 */

export function searchParameters(query: SearchQuery) {
  const words = terms(query.q);
  return {
    terms: words,
    letters: lettersOf(words),
    chosen: { ...choiceOf(query), phrase: phraseOf(words) },
    limit: query.limit,
  };
}

export function nodesParameters(selection: Selection) {
  return { chosen: choiceOf(selection) };
}

export function edgesParameters(selection: Selection) {
  return { chosen: { ...choiceOf(selection), ...edgeChoiceOf(selection) } };
}

export function graphParameters(query: Selection & Page) {
  const { limit, cursor = null } = query;
  return { chosen: { ...choiceOf(query), ...edgeChoiceOf(query), cursor }, limit };
}

export function groupsParameters({ by, without, ...selection }: Omit<GroupsQuery, 'limit'>) {
  return { by, chosen: { ...edgesParameters(selection).chosen, without: list(without) } };
}

export function neighboursParameters(id: string, query: NeighboursQuery) {
  const { direction, types, kinds, bases, limit, cursor = null } = query;
  return {
    id,
    direction,
    chosen: { types: list(types), kinds: list(kinds), bases: list(bases), cursor },
    limit,
  };
}

export function traceParameters(id: string, query: TraceQuery, ontology: Ontology) {
  const { to, direction, maxHops, bases } = query;
  const typesThatLead = (leads: RelationType['leads']) =>
    ontology.relationTypes.filter((type) => type.leads === leads).map((type) => type.id);
  return {
    id,
    to: [...to],
    ways: direction === 'both' ? ['in', 'out'] : [direction],
    forward: typesThatLead('forward'),
    backward: typesThatLead('backward'),
    past: pastPeriods(ontology),
    grounds: groundsOf(ontology),
    bases: list(bases),
    noHops: ontology.kinds.filter((kind) => !kind.carries).map((kind) => kind.id),
    maxHops,
  };
}

export function pathsParameters(query: PathsQuery, ontology: Ontology) {
  const { from, to, maxHops, bases, limit, through = [] } = query;
  const types = ontology.relationTypes.filter((type) => !type.computed || through.includes('Section'));
  return {
    from,
    to,
    types: types.map((type) => type.id),
    bases: list(bases),
    grounds: groundsOf(ontology),
    noHops: ontology.kinds.filter((kind) => kind.hub && !through.includes(kind.id)).map((kind) => kind.id),
    maxHops,
    limit,
  };
}

export function comparisonParameters({ one, other }: { one: string; other: string }, ontology: Ontology) {
  return { one, other, leaving: pagePartKinds(ontology) };
}

function groundsOf(ontology: Ontology): string[] {
  return [...ontology.grounds].sort((a, b) => a.rank - b.rank).map((ground) => ground.id);
}

function choiceOf({ kinds, plans }: Pick<Selection, 'kinds' | 'plans'>) {
  return { kinds: list(kinds), plans: list(plans) };
}

function edgeChoiceOf({ types, bases, grounds }: Selection) {
  return { types: list(types), bases: list(bases), grounds: list(grounds) };
}

function list(words: readonly string[] | undefined): string[] | null {
  return words === undefined ? null : [...words];
}
