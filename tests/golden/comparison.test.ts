import { describe, expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import type { Comparison, NamedByBoth } from '../../server/graph/comparison.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { SEED_DIR, SHIPPED, SONGZE, YUNXI } from '../places.ts';

/**
 * Two invented cities, compared by reading their two pages (tests/fixtures/yunxi, tests/fixtures/songze):
 * written down from the pages, not from the answer.
 */
const { graphs, ontology } = readPlansForServing(SEED_DIR, {
  plansDirs: [SHIPPED, YUNXI, SONGZE],
});
const store = createMemoryStore(graphs, ontology);
const compare = (one: string, other: string) => store.comparison({ one, other });

const told = ({ kind, one, other, matches }: NamedByBoth) => [
  kind,
  one.map((node) => node.name).join('、'),
  other.map((node) => node.name).join('、'),
  matches.map(({ by, word }) => `${by} ${word}`).join('；'),
];
const names = (nodes: Comparison['onlyOne']) => nodes.map((node) => `${node.kind} ${node.name}`);

describe('云溪 and 松泽', () => {
  it('both name a goal, an indicator under two names, and the period; nothing that is merely alike', async () => {
    const { both } = await compare('yunxi', 'songze');
    expect(both.map(told)).toEqual([
      ['Goal', '现代化滨湖城市', '现代化滨湖城市', 'name 现代化滨湖城市'],
      ['Indicator', '研发投入占地区生产总值比重', '研发投入强度', 'alias 研发投入占地区生产总值比重'],
      ['Period', '“十四五”时期', '“十四五”时期', 'name “十四五”时期'],
    ]);
  });

  it('name other things alone: 三园 is a place here and a platform there, and three works are not three projects', async () => {
    const { onlyOne, onlyOther } = await compare('yunxi', 'songze');
    expect(names(onlyOne)).toEqual([
      'Strategy 六大发展战略',
      'Project 三项重点工程',
      'SpatialUnit “一核三园”',
      'SpatialUnit 三园',
    ]);
    expect(names(onlyOther)).toEqual([
      'Strategy 产业强市战略',
      'Strategy 生态优先绿色发展战略',
      'Indicator GDP',
      'Indicator 研发投入强度（2020年）',
      'Indicator 森林覆盖率',
      'Project 三大工程',
      'Platform “三园”',
      'IndustryCluster 集成电路',
      'IndustryCluster 生物农业',
    ]);
  });

  it('give the target with comparator, unit, year and words on both sides, and say where they differ', async () => {
    const { both } = await compare('yunxi', 'songze');
    const target = both.find((one) => one.kind === 'Indicator');
    const { comparator, value, unit, year } = target?.one[0]?.properties ?? {};
    expect([comparator, value, unit, year]).toEqual(['达到', 3.2, '%', 2025]);
    expect(target?.other[0]?.properties).toMatchObject({
      comparator: '达到',
      value: 2.8,
      unit: '%',
      year: 2025,
    });
    expect(target?.one[0]?.evidence[0]?.quote).toBe('到2025年，研发投入占地区生产总值比重达到3.2%');
    expect(target?.other[0]?.evidence[0]?.quote).toContain('力争达到2.8%，为预期性指标');
    expect(target?.differs).toEqual(['value', 'nature', 'commitment', 'period']);
    expect(both.find((one) => one.kind === 'Goal')?.differs).toEqual(['commitment', 'period']);
    expect(both.find((one) => one.kind === 'Period')?.differs).toEqual([]);
  });

  it('are the same comparison from the other side', async () => {
    const [there, back] = [await compare('yunxi', 'songze'), await compare('songze', 'yunxi')];
    expect(back.onlyOne).toEqual(there.onlyOther);
    expect(back.onlyOther).toEqual(there.onlyOne);
    expect(back.both.map(({ one, other, differs }) => ({ one: other, other: one, differs }))).toEqual(
      there.both.map(({ one, other, differs }) => ({ one, other, differs })),
    );
  });
});

describe('无锡 and 松泽', () => {
  it('both name 集成电路 by its name and GDP by an alias, and no chapter of a page', async () => {
    const { both, onlyOther } = await compare('wuxi-14fyp', 'songze');
    expect(both.map(told)).toEqual([
      ['Indicator', '地区生产总值（GDP）', 'GDP', 'alias GDP'],
      ['Period', '“十四五”时期', '“十四五”时期', 'name “十四五”时期'],
      ['IndustryCluster', '集成电路', '集成电路', 'name 集成电路'],
    ]);
    expect(onlyOther.map((node) => node.kind)).not.toContain('Section');
  });
});

describe('a plan and itself', () => {
  it.each(['wuxi-14fyp', 'yunxi', 'songze'])('%s: nothing stands alone and nothing differs', async (plan) => {
    const { both, onlyOne, onlyOther } = await compare(plan, plan);
    expect([onlyOne, onlyOther]).toEqual([[], []]);
    expect(both.filter((one) => one.differs.length > 0)).toEqual([]);
    const sections = graphs
      .find((graph) => graph.plan.id === plan)
      ?.nodes.filter((n) => n.kind === 'Section');
    const all = graphs.find((graph) => graph.plan.id === plan)?.nodes.length ?? 0;
    const compared = both.flatMap((one) => one.one).length;
    expect(compared).toBe(all - (sections?.length ?? 0));
  });

  it('keeps together what one plan says under one name twice', async () => {
    const { both } = await compare('songze', 'songze');
    const group = both.find((one) => one.one.length > 1);
    expect(group?.one.map((node) => node.properties.year)).toEqual([2020, 2025]);
    expect(group?.matches.map(({ by }) => by).sort()).toEqual(['alias', 'alias', 'name', 'name']);
  });
});
