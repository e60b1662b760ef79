import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnknownIdError } from '../../server/graph/errors.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import { describeGroups } from './group-contract.ts';

const ids = (list: readonly { id: string }[]) => list.map((one) => one.id.replace('mini:', ''));

/** What every store must answer about HAND_MADE. */
export function describeContract(name: string, makeStore: () => Promise<GraphStore>): void {
  describe(`the ${name} store`, () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await makeStore();
    });
    afterAll(() => store.close());

    it('is ready', () => expect(store.ready()).resolves.toBeUndefined());

    it('tells its plans with their counts', async () => {
      const [mini, other] = await store.plans();
      expect(mini).toEqual({
        ...{ id: 'mini', title: '小规划', short: '小', city: '某市', period: '“十四五”', seedHash: 'one' },
        counts: { nodes: 9, edges: 9, explicit: 7, inferred: 2, sources: 1 },
      });
      expect(other?.counts).toEqual({ nodes: 1, edges: 0, explicit: 0, inferred: 0, sources: 0 });
    });

    it('tells in which plans a node of a local id is', async () => {
      expect(await store.plansWithNode('innovation')).toEqual(['mini', 'other']);
      expect(await store.plansWithNode('belt')).toEqual(['mini']);
      expect(await store.plansWithNode('nobody')).toEqual([]);
      expect(await store.plansWithNode('')).toEqual([]);
    });

    it('counts kinds and types', async () => {
      const { kinds, relationTypes } = await store.counts();
      expect(kinds.Strategy).toBe(3);
      expect(relationTypes).toEqual({
        ...{
          ADVANCES: 2,
          BELONGS_TO: 1,
          LOCATED_IN: 1,
          PART_OF: 1,
          SERVES: 1,
          STATED_IN: 2,
          SUCCEEDS: 1,
          TARGETS: 1,
        },
      });
    });

    describe('search', () => {
      const found = async (q: string) => {
        const { hits } = await store.search({ q, limit: 10, plans: ['mini'] });
        return hits.map((hit) => `${hit.node.id.replace('mini:', '')} ${hit.matched}`);
      };

      it.each([
        ['创新驱动战略', ['innovation name']],
        ['太湖湾', ['lake name', 'belt name']],
        ['科创湾', ['belt alias']],
        ['taihuwan', ['lake pinyin', 'belt pinyin']],
        ['huwan', ['belt pinyin', 'lake pinyin']],
        ['thw', ['lake initials', 'belt initials']],
        ['「芯火」', ['platform name']],
        ['深入实施', []],
        ['建成', ['platform text']],
        ['战略 创新', ['innovation name']],
        ['战略 平台', []],
        ['5', []],
        ['“”', []],
        ['带', ['belt name']],
        ['太科带', ['belt abbreviation']],
        ['湖科带', []],
        ['太带科', []],
        ['太科带 平台', []],
      ])('%s', async (q, expected) => {
        expect(await found(q)).toEqual(expected);
      });

      it('says how many there are, and where the words stand', async () => {
        const { hits, total, truncated } = await store.search({ q: '创新', limit: 1 });
        expect(total).toBe(3);
        expect(truncated).toBe(true);
        expect(hits[0]?.node.id).toBe('mini:innovation');
        expect(hits[0]?.highlight).toEqual({ text: '创新驱动战略', ranges: [{ start: 0, end: 2 }] });
      });

      it('shows of which name the words are a short form, and where its characters stand', async () => {
        const { hits } = await store.search({ q: '太湖创新带', limit: 1, plans: ['mini'] });
        expect(hits[0]?.highlight).toEqual({
          text: '太湖湾科技创新带',
          ranges: [
            { start: 0, end: 2 },
            { start: 5, end: 8 },
          ],
        });
      });

      it('keeps to the kinds and plans that are asked for', async () => {
        const { hits } = await store.search({ q: '创新', limit: 9, kinds: ['Strategy'], plans: ['other'] });
        expect(hits.map((hit) => hit.node.id)).toEqual(['other:innovation']);
        expect((await store.search({ q: '创新', limit: 9, kinds: [] })).total).toBe(0);
      });
    });

    describe('graph', () => {
      it('chooses nodes by kind, and relations whose ends are both chosen', async () => {
        const answer = await store.graph({ kinds: ['Project', 'Strategy'], plans: ['mini'], limit: 10 });
        expect(ids(answer.nodes)).toEqual(['belt', 'innovation', 'six']);
        expect(ids(answer.edges)).toEqual(['e1', 'e5']);
        expect(answer.total).toEqual({ nodes: 3, edges: 2 });
      });

      it('leaves only inferred relations when a ground is asked for', async () => {
        const answer = await store.graph({ grounds: ['name', 'same-section'], limit: 50 });
        expect(ids(answer.edges)).toEqual(['e1', 'e6']);
      });

      it('gives every node and relation once, page by page', async () => {
        const pages = [];
        let cursor: string | undefined;
        do {
          const page = await store.graph({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
          pages.push(page);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(pages.map((page) => page.nodes.length)).toEqual([3, 3, 3, 2]);
        expect(pages.map((page) => page.truncated)).toEqual([true, true, true, false]);
        const edges = ids(pages.flatMap((page) => page.edges)).sort();
        expect(edges).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'round:r1', 's1', 's2']);
      });
    });

    describeGroups(() => store);

    describe('node', () => {
      it('has its typed properties, its evidence and its degree by type', async () => {
        const { node, degree } = await store.node('mini:area');
        expect(node.properties).toEqual({ nature: 'binding', status: 'target', unit: '平方公里', value: 5 });
        expect(degree).toEqual({ total: 1, byType: [{ type: 'TARGETS', direction: 'in', count: 1 }] });
        expect((await store.node('mini:document')).node.properties.approvedOn).toBe('2021-02-05');
      });

      it('does not count where it is stated', async () => {
        const { node, degree } = await store.node('mini:innovation');
        expect(node.degree).toBe(3);
        expect(degree.byType).toEqual([
          { type: 'ADVANCES', direction: 'in', count: 2 },
          { type: 'BELONGS_TO', direction: 'out', count: 1 },
        ]);
        expect(node.evidence).toEqual([
          { source: 'mini:page-1', start: 4, end: 10, quote: '创新驱动战略', section: 'mini:section-1' },
        ]);
      });

      it('counts a relation to itself once in its degree, and each way by type', async () => {
        expect((await store.node('round:rate')).degree).toEqual({
          total: 1,
          byType: [
            { type: 'SUCCEEDS', direction: 'in', count: 1 },
            { type: 'SUCCEEDS', direction: 'out', count: 1 },
          ],
        });
        const around = await store.neighbours('round:rate', { direction: 'both', limit: 5 });
        expect([around.nodes.length, around.edges.length, around.total.nodes]).toEqual([1, 1, 1]);
      });

      it('is an error when it is not there', async () => {
        await expect(store.node('mini:nobody')).rejects.toThrow(UnknownIdError);
        await expect(store.neighbours('x:y', { direction: 'both', limit: 1 })).rejects.toThrow(
          UnknownIdError,
        );
        await expect(store.trace('x:y', { to: [], direction: 'in', maxHops: 1 })).rejects.toThrow(
          UnknownIdError,
        );
        const query = { from: 'mini:belt', to: 'x:y', maxHops: 1, limit: 1 };
        await expect(store.paths(query)).rejects.toThrow(UnknownIdError);
      });
    });

    describe('neighbours', () => {
      it('come with the relations among them, but not where they are stated', async () => {
        const answer = await store.neighbours('mini:belt', { direction: 'both', limit: 50 });
        expect(ids(answer.nodes)).toEqual(['belt', 'area', 'innovation', 'lake', 'platform']);
        expect(ids(answer.edges)).toEqual(['e1', 'e2', 'e3', 'e4', 'e6', 'e7']);
        expect(answer.total).toEqual({ nodes: 5, edges: 6 });
      });

      it('come with where they are stated when that is asked for', async () => {
        const query = { direction: 'in', types: ['STATED_IN'], limit: 50 } as const;
        const answer = await store.neighbours('mini:section-1', query);
        expect(ids(answer.nodes)).toEqual(['section-1', 'belt', 'innovation']);
      });

      it('keep to direction, type, kind and basis', async () => {
        const ask = async (more: object) =>
          ids(
            (await store.neighbours('mini:belt', { direction: 'both', limit: 50, ...more })).nodes.slice(1),
          );
        expect(await ask({ direction: 'in' })).toEqual(['platform']);
        expect(await ask({ direction: 'out' })).toEqual(['area', 'innovation', 'lake']);
        expect(await ask({ types: ['TARGETS'] })).toEqual(['area']);
        expect(await ask({ kinds: ['SpatialUnit'] })).toEqual(['lake']);
        expect(await ask({ bases: ['inferred'] })).toEqual(['innovation']);
      });

      it('are parted into pages', async () => {
        const first = await store.neighbours('mini:belt', { direction: 'both', limit: 3 });
        expect(ids(first.edges)).toEqual(['e1', 'e3', 'e4']);
        expect(first.nextCursor).toBe('mini:lake');
        const second = await store.neighbours('mini:belt', {
          direction: 'both',
          limit: 3,
          cursor: 'mini:lake',
        });
        expect(ids(second.nodes)).toEqual(['belt', 'platform']);
        expect(ids(second.edges)).toEqual(['e2', 'e6', 'e7']);
        expect(second.truncated).toBe(false);
      });
    });

    it('traces down to what leads to a strategy, the strongest ground first', async () => {
      const query = { to: ['Project', 'Platform', 'Indicator'], direction: 'in', maxHops: 4 } as const;
      const { targets, counts } = await store.trace('mini:innovation', query);
      expect(
        targets.map(({ node, path }) => `${ids([node])} ${path.basis} ${path.ground} ${path.edges.length}`),
      ).toEqual([
        'belt inferred same-section 1',
        'platform inferred same-section 2',
        'area inferred same-section 2',
      ]);
      expect(counts).toEqual([
        { kind: 'Project', explicit: 0, inferred: 1, unreached: 0 },
        { kind: 'Platform', explicit: 0, inferred: 1, unreached: 0 },
        { kind: 'Indicator', explicit: 0, inferred: 1, unreached: 0 },
      ]);
    });

    it('finds paths, explicit before inferred', async () => {
      const query = { from: 'mini:platform', to: 'mini:innovation', maxHops: 3, limit: 9 };
      const { paths } = await store.paths(query);
      expect(paths.map((path) => path.edges.map((id) => id.replace('mini:', '')).join(' '))).toEqual([
        'e2 e1',
        'e7 e1',
        'e6',
      ]);
      expect((await store.paths({ ...query, to: 'mini:alone' })).paths).toEqual([]);
    });

    it('gives the pages as they were read', async () => {
      const [page] = await store.sources('mini');
      expect(page?.sentences[1]?.clauses).toEqual([
        { start: 11, end: 21 },
        { start: 22, end: 28, noContent: '过渡语' },
      ]);
      expect(page?.print).toBeNull();
      expect(await store.sources('other')).toEqual([]);
      await expect(store.sources('atlantis')).rejects.toThrow(UnknownIdError);
    });

    it('tells which sentences are quoted', async () => {
      const [page] = await store.coverage('mini');
      expect(page?.sentences.map((one) => one.coverage)).toEqual(['covered', 'covered', 'not']);
      expect(page?.sentences[0]).toMatchObject({ nodes: ['mini:innovation'], edges: ['mini:e1'] });
      await expect(store.coverage('atlantis')).rejects.toThrow(UnknownIdError);
    });

    it('audits', async () => {
      const { counts, gaps, transcriptionFaults } = await store.audit('mini');
      expect(counts.map(({ subject, declared, named }) => [subject.name, declared, named])).toEqual([
        ['六大战略', 6, 1],
      ]);
      expect(gaps.map((gap) => `${gap.kind} ${ids([gap.node])}`)).toEqual(['target-without-baseline area']);
      expect(transcriptionFaults).toHaveLength(1);
      const everywhere = await store.audit(undefined);
      expect(everywhere.gaps.map((gap) => gap.node.id)).toEqual([
        'other:innovation',
        'mini:area',
        'round:rate',
      ]);
      await expect(store.audit('atlantis')).rejects.toThrow(UnknownIdError);
    });

    it('gives the whole of a selection', async () => {
      const { plans, nodes, edges } = await store.whole({ plans: ['mini'] });
      expect([plans.length, nodes.length, edges.length]).toEqual([1, 9, 9]);
    });
  });
}
