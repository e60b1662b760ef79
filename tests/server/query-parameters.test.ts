import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Ontology } from '../../server/graph/types.ts';
import {
  comparisonParameters,
  edgesParameters,
  graphParameters,
  groupsParameters,
  neighboursParameters,
  nodesParameters,
  pathsParameters,
  searchParameters,
  traceParameters,
} from '../../server/neo4j/parameters.ts';
import { queries } from '../../server/neo4j/queries.ts';

const ontology = {
  kinds: [
    { id: 'Project', hub: false, carries: true, properties: {} },
    { id: 'Place', hub: false, carries: false, properties: {} },
    {
      id: 'Period',
      hub: true,
      carries: false,
      properties: { period: { values: { '13fyp': { past: true }, '14fyp': {} } } },
    },
    { id: 'Section', hub: true, carries: false, properties: {} },
  ],
  relationTypes: [
    { id: 'ADVANCES', leads: 'forward', computed: false, to: ['Project'] },
    { id: 'TARGETS', leads: 'backward', computed: false, to: ['Project'] },
    { id: 'DURING', leads: 'none', computed: false, to: ['Period'] },
    { id: 'STATED_IN', leads: 'none', computed: true, to: ['Section'] },
  ],
  grounds: [
    { id: 'weak', rank: 3 },
    { id: 'strong', rank: 1 },
    { id: 'middling', rank: 2 },
  ],
} as unknown as Ontology;
const everything = {
  kinds: ['K'],
  plans: ['p'],
  types: ['T'],
  bases: ['explicit'],
  grounds: ['framing'],
} as const;
const selection = {
  kinds: ['K'],
  plans: ['p'],
  types: ['T'],
  bases: ['explicit'],
  grounds: ['framing'],
};
const nothing = { kinds: null, plans: null, types: null, bases: null, grounds: null };

describe('the parameters of a question', () => {
  it('of a search are its words, letters, phrase and choice', () => {
    expect(searchParameters({ q: ' 创新驱动  Thw ', limit: 7, kinds: ['K'] })).toEqual({
      terms: ['创新驱动', 'thw'],
      letters: [],
      chosen: { kinds: ['K'], plans: null, phrase: '"创新驱动"' },
      limit: 7,
    });
    expect(searchParameters({ q: 'thw', limit: 7, plans: ['p'] })).toEqual({
      terms: ['thw'],
      letters: expect.any(Array),
      chosen: { kinds: null, plans: ['p'], phrase: null },
      limit: 7,
    });
  });

  it('of a selection say null for what is not restricted, and an empty list for nothing', () => {
    const { kinds, plans } = selection;
    expect(nodesParameters(everything)).toEqual({ chosen: { kinds, plans } });
    expect(nodesParameters({})).toEqual({ chosen: { kinds: null, plans: null } });
    expect(nodesParameters({ kinds: [] })).toEqual({ chosen: { kinds: [], plans: null } });
    expect(edgesParameters(everything)).toEqual({ chosen: selection });
    expect(edgesParameters({})).toEqual({ chosen: nothing });
    expect(graphParameters({ ...everything, limit: 5, cursor: 'p:a' })).toEqual({
      chosen: { ...selection, cursor: 'p:a' },
      limit: 5,
    });
    expect(graphParameters({ limit: 5 })).toEqual({ chosen: { ...nothing, cursor: null }, limit: 5 });
    expect(groupsParameters({ ...everything, by: 'kind' })).toEqual({
      by: 'kind',
      chosen: { ...selection, without: null },
    });
    expect(groupsParameters({ by: 'kind', without: ['none'] })).toEqual({
      by: 'kind',
      chosen: { ...nothing, without: ['none'] },
    });
  });

  it('are lists of their own', () => {
    const kinds = ['K'];
    expect(nodesParameters({ kinds }).chosen.kinds).not.toBe(kinds);
  });

  it('of neighbours name the node, the direction, the choice and the page', () => {
    expect(
      neighboursParameters('p:a', {
        direction: 'in',
        types: ['T'],
        kinds: ['K'],
        bases: ['inferred'],
        limit: 3,
        cursor: 'p:b',
      }),
    ).toEqual({
      id: 'p:a',
      direction: 'in',
      chosen: { types: ['T'], kinds: ['K'], bases: ['inferred'], cursor: 'p:b' },
      limit: 3,
    });
    expect(neighboursParameters('p:a', { direction: 'both', limit: 3 }).chosen).toEqual({
      types: null,
      kinds: null,
      bases: null,
      cursor: null,
    });
  });

  it('of a trace take ways, hops and grounds from the ontology', () => {
    const trace = { to: ['Project'], direction: 'both', maxHops: 4 } as const;
    const parameters = traceParameters('p:a', trace, ontology);
    expect(parameters).toEqual({
      id: 'p:a',
      to: ['Project'],
      ways: ['in', 'out'],
      forward: ['ADVANCES'],
      backward: ['TARGETS'],
      past: ['13fyp'],
      grounds: ['strong', 'middling', 'weak'],
      bases: null,
      noHops: ['Place', 'Period', 'Section'],
      maxHops: 4,
    });
    expect(ontology.grounds.map((ground) => ground.id)).toEqual(['weak', 'strong', 'middling']);
    for (const direction of ['in', 'out'] as const) {
      const one = traceParameters('p:a', { ...trace, direction, bases: ['explicit'] }, ontology);
      expect([one.ways, one.bases]).toEqual([[direction], ['explicit']]);
    }
  });

  it('of paths walk through hubs and computed relations only when they are asked to', () => {
    const between = { from: 'p:a', to: 'p:b', maxHops: 4, limit: 5 } as const;
    expect(pathsParameters(between, ontology)).toEqual({
      from: 'p:a',
      to: 'p:b',
      types: ['ADVANCES', 'TARGETS', 'DURING'],
      bases: null,
      grounds: ['strong', 'middling', 'weak'],
      noHops: ['Period', 'Section'],
      maxHops: 4,
      limit: 5,
    });
    const sections = pathsParameters({ ...between, through: ['Section'], bases: ['explicit'] }, ontology);
    expect(sections.types).toEqual(['ADVANCES', 'TARGETS', 'DURING', 'STATED_IN']);
    expect([sections.noHops, sections.bases]).toEqual([['Period'], ['explicit']]);
    const periods = pathsParameters({ ...between, through: ['Period'] }, ontology);
    expect([periods.types.includes('STATED_IN'), periods.noHops]).toEqual([false, ['Section']]);
  });

  it('of a comparison leave out the parts of a page', () => {
    expect(comparisonParameters({ one: 'a', other: 'b' }, ontology)).toEqual({
      one: 'a',
      other: 'b',
      leaving: ['Section'],
    });
  });

  it('are such as the queries take', () => {
    const fits: [z.ZodObject, unknown][] = [
      [queries.search.parameters, searchParameters({ q: '创新', limit: 1 })],
      [queries.wholeNodes.parameters, nodesParameters({})],
      [queries.wholeEdges.parameters, edgesParameters({})],
      [queries.graph.parameters, graphParameters({ limit: 1 })],
      ...(['plan', 'kind', 'chapter'] as const).map((by): [z.ZodObject, unknown] => [
        queries.groups.parameters,
        groupsParameters({ by }),
      ]),
      [queries.neighbours.parameters, neighboursParameters('a', { direction: 'in', limit: 1 })],
      [queries.comparison.parameters, comparisonParameters({ one: 'a', other: 'b' }, ontology)],
    ];
    for (const [schema, parameters] of fits) expect(schema.parse(parameters)).toEqual(parameters);
  });
});
