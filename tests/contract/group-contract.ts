import { describe, expect, it } from 'vitest';
import type { GraphStore } from '../../server/graph/graph-store.ts';

/** What every store must answer about groups of HAND_MADE's nodes. */
export function describeGroups(store: () => GraphStore): void {
  describe('groups', () => {
    it('hold every node once, and count the relations between them by type and basis', async () => {
      const kinds = ['Project', 'Strategy', 'Platform'];
      const answer = await store().groups({ by: 'kind', plans: ['mini'], kinds, limit: 9 });
      expect(answer.groups).toEqual([
        { id: 'mini*Platform', plan: 'mini', kind: 'Platform', nodes: 1 },
        { id: 'mini*Project', plan: 'mini', kind: 'Project', nodes: 1 },
        { id: 'mini*Strategy', plan: 'mini', kind: 'Strategy', nodes: 2 },
      ]);
      const between = (from: string, to: string, type: string, explicit: number) => ({
        ...{ from: `mini*${from}`, to: `mini*${to}`, type, explicit, inferred: 1 - explicit },
      });
      expect(answer.links).toEqual([
        between('Platform', 'Project', 'PART_OF', 1),
        between('Platform', 'Project', 'SERVES', 1),
        between('Platform', 'Strategy', 'ADVANCES', 0),
        between('Project', 'Strategy', 'ADVANCES', 0),
        between('Strategy', 'Strategy', 'BELONGS_TO', 1),
      ]);
      expect(answer.total).toEqual({ nodes: 4, edges: 5, groups: 3 });
      expect(answer.facets).toEqual([
        { facet: 'none', nodes: 3 },
        { facet: '确保', nodes: 1 },
      ]);
    });

    it('are sections by the first quote, or plans; the largest where there is no room for all', async () => {
      const chapters = await store().groups({ by: 'chapter', types: ['ADVANCES'], limit: 9 });
      expect(chapters.groups.slice(0, 2)).toEqual([
        { id: 'mini*', plan: 'mini', section: null, nodes: 6 },
        { id: 'mini*section-1', plan: 'mini', section: 'mini:section-1', nodes: 3 },
      ]);
      const within = { from: 'mini*section-1', to: 'mini*section-1', type: 'ADVANCES' };
      expect(chapters.links).toEqual([{ ...within, explicit: 0, inferred: 2 }]);
      const plans = await store().groups({ by: 'plan', limit: 1 });
      expect(plans.groups).toEqual([{ id: 'mini*', plan: 'mini', nodes: 9 }]);
      expect([plans.truncated, plans.total.groups, plans.total.nodes]).toEqual([true, 3, 11]);
    });
  });

  describe('groups without facets of commitment', () => {
    const left = async (...without: string[]) => {
      const { groups, total } = await store().groups({ by: 'kind', plans: ['mini'], without, limit: 99 });
      return { kinds: groups.map(({ kind }) => kind), ...total };
    };

    it('leave out who stands in no other, with their relations', async () => {
      const all = await left();
      expect(await left('力争')).toEqual(all);
      const without = await left('确保');
      expect(without.kinds).toEqual(all.kinds.filter((kind) => kind !== 'Project'));
      // All but e5, e6 and s1 are relations of the project.
      expect([without.nodes, without.edges]).toEqual([8, 3]);
    });

    it('know those of indicators, and what has no word at all', async () => {
      expect((await left('binding')).kinds).not.toContain('Indicator');
      expect(await left('none')).toEqual({
        kinds: ['Indicator', 'Project'],
        nodes: 2,
        edges: 1,
        groups: 2,
      });
      expect((await left('none', '确保', 'binding')).nodes).toBe(0);
    });

    it('are counted by every other choice too', async () => {
      const asked = { by: 'kind', plans: ['mini'], limit: 99 } as const;
      const edges = async (more: object) => (await store().groups({ ...asked, ...more })).total.edges;
      expect(await edges({ bases: ['inferred'] })).toBe(2);
      expect(await edges({ bases: ['inferred'], without: ['确保'] })).toBe(1);
      expect(await edges({ grounds: ['name'] })).toBe(1);
      expect(await edges({ types: ['ADVANCES', 'SERVES'] })).toBe(3);
      expect(await edges({ kinds: ['Project', 'Platform'] })).toBe(2);
    });
  });
}
