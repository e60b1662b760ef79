import { beforeAll, describe, expect, it } from 'vitest';
import type { Spatial, SpatialEntry, SpatialStructure } from '../../server/graph/spatial.ts';
import type { Statement } from '../../server/graph/statements.ts';
import { realPage } from '../real-page.ts';

/** What the page says of space, written down from the page (名词解释[3][4], 问答2—4, 6, 7), not from the answer. */
const { store } = realPage();
let board: Spatial;
beforeAll(async () => {
  board = await store.spatial('wuxi-14fyp');
});

function structure(name: string): SpatialStructure {
  const found = board.structures.filter((one) => one.node.name.includes(name));
  expect(found, name).toHaveLength(1);
  return found[0] as SpatialStructure;
}
const names = (entries: readonly SpatialEntry[]) => entries.map((entry) => entry.node.name);
const stations = () => board.hubs.flatMap((hub) => hub.tiers.flatMap((tier) => tier.stations));
const units = () => structure('一城两核三片六组团').tiers.flatMap((tier) => tier.units);
const places = () => board.position.flatMap((one) => one.units);
const place = (name: string) => places().find((one) => one.node.name === name);
const all = (entry: SpatialEntry): Statement[] => [...entry.statements, ...entry.locatedHere];
const quotes = ({ edge }: Statement) => edge.evidence.map((one) => one.quote).join('');
/** The relations of these nodes in the graph, whatever the board makes of them. */
async function edgesOf(ids: ReadonlySet<string>) {
  const { edges, truncated } = await store.graph({ plans: ['wuxi-14fyp'], limit: 2000 });
  expect(truncated).toBe(false);
  return edges.filter(({ from, to }) => ids.has(from) || ids.has(to));
}
const level = (id: string) => names(board.position.find((one) => one.level === id)?.units ?? []);

describe('一城两核三片六组团', () => {
  it('has four tiers with these units, in the order of the page', () => {
    const { tiers } = structure('一城两核三片六组团');
    expect(tiers.map((tier) => [tier.level, names(tier.units)])).toEqual([
      ['city', ['中心城区']],
      ['core', ['梁溪老城核心区', '太湖新城核心区']],
      ['area', ['锡澄协同发展区', '锡宜协同发展区', '锡东绿色发展区']],
      ['group', ['玉祁—前洲', '洛社', '阳山', '东港—锡北', '羊尖', '鹅湖']],
    ]);
  });

  it('names as many as it claims', () => {
    const { tiers } = structure('一城两核三片六组团');
    expect(tiers.slice(1).map((tier) => [tier.declared, tier.named])).toEqual([
      [2, 2],
      [3, 3],
      [6, 6],
    ]);
    expect(tiers[0]?.named).toBe(1);
  });

  it('玉祁—前洲 and 东港—锡北 are one group each', () => {
    const known = [...units(), ...places()].map((one) => one.node.name);
    for (const half of ['玉祁', '前洲', '东港', '锡北']) expect(known).not.toContain(half);
  });

  it('says nothing of any unit but its name and tier', () => {
    for (const unit of units()) expect([unit.node.name, all(unit).length]).toEqual([unit.node.name, 0]);
    expect(board.unstated.filter((one) => one.id === 'named-only')).toHaveLength(1);
  });

  it('puts no tier into another, and says once that the page does not', async () => {
    const ids = new Set(units().map((unit) => unit.node.id));
    const edges = await edgesOf(ids);
    expect(edges.length).toBeGreaterThanOrEqual(ids.size);
    expect(edges.filter(({ from, to }) => ids.has(from) && ids.has(to))).toEqual([]);
    expect(board.unstated.filter((one) => one.id === 'nesting')).toHaveLength(1);
  });

  it('holds no district: 梁溪区 is not 梁溪老城核心区, 太湖新城金融商务区 is not 太湖新城核心区', () => {
    for (const name of ['梁溪区', '新吴区', '无锡经济开发区', '太湖新城金融商务区', '锡东新城商务区']) {
      expect(names(units())).not.toContain(name);
      expect(place(name), name).toBeDefined();
    }
    for (const [a, b] of [
      ['梁溪区', '梁溪老城核心区'],
      ['太湖新城金融商务区', '太湖新城核心区'],
      ['锡东新城商务区', '锡东绿色发展区'],
    ] as const) {
      const between = all(place(a) as SpatialEntry).filter(({ other }) => other.name === b);
      expect(
        between.some(({ edge }) => edge.basis === 'explicit'),
        a,
      ).toBe(false);
    }
  });
});

describe('“2+4”', () => {
  it('the two and the four, as the + parts them', () => {
    const [hub] = board.hubs;
    expect(board.hubs).toHaveLength(1);
    expect(hub?.tiers.map((tier) => [tier.tier, names(tier.stations)])).toEqual([
      ['two', ['高铁无锡东站', '无锡站']],
      ['four', ['高铁惠山站', '新区站', '江阴站', '宜兴站']],
    ]);
    expect(hub?.named).toBe(6);
  });

  it('no station is placed in a unit, however alike the names (江阴站, 高铁无锡东站)', async () => {
    expect(stations()).toHaveLength(6);
    const ids = new Set(stations().map((station) => station.node.id));
    const ends = (await edgesOf(ids)).flatMap(({ from, to }) => [from, to]);
    expect(ends).toEqual(expect.arrayContaining([...ids]));
    const spatial = new Set([...units(), ...places()].map((one) => one.node.id));
    expect(ends.filter((id) => spatial.has(id))).toEqual([]);
    const located = [...units(), ...places(), ...stations()].flatMap((one) => one.locatedHere);
    expect(located.length).toBeGreaterThan(5);
    expect(located.filter(({ other }) => ids.has(other.id))).toEqual([]);
  });

  it('says once, for all six, that the page does not tell where they lie', () => {
    const said = board.unstated.filter((one) => one.id === 'stations');
    expect(said).toHaveLength(1);
    expect(said[0]?.nodes).toHaveLength(6);
    // All of them: “6 of the stations” would leave others.
    expect(said[0]?.en).toContain('the 6 stations lie');
  });
});

describe('“一核十园多点”', () => {
  it('claims ten parks and one core, and names none', () => {
    const { tiers } = structure('一核十园多点');
    const parks = tiers.find((tier) => tier.group.name === '十园');
    expect([parks?.declared, parks?.named, parks?.units]).toEqual([10, 0, []]);
    expect(tiers.flatMap((tier) => tier.units)).toEqual([]);
    expect(tiers.map((tier) => tier.group.name)).toEqual(['一核', '十园', '多点']);
  });

  it('its core is none of the two cores', () => {
    const core = structure('一核十园多点').tiers.find((tier) => tier.group.name === '一核')?.group.id;
    expect(units().map((unit) => unit.node.id)).not.toContain(core);
  });
});

describe('position and roles', () => {
  const wuxi = () => place('无锡市') as SpatialEntry;

  it('无锡 lies in the 沪宁杭地区 and in the 长三角, both stated', () => {
    const lies = wuxi().statements.filter(
      ({ direction, edge }) => direction === 'out' && edge.type === 'LOCATED_IN' && edge.basis === 'explicit',
    );
    expect(lies.map(({ other }) => other.name).sort()).toEqual(['沪宁杭地区', '长三角区域'].sort());
    const delta = lies.find(({ other }) => other.name === '长三角区域');
    expect(delta && quotes(delta)).toContain('我市所在的长三角区域');
  });

  it('“几何中心” is told in the words of the page', () => {
    const said = [wuxi(), ...places()].flatMap(all).filter((one) => quotes(one).includes('几何中心'));
    expect(said.length).toBeGreaterThan(0);
  });

  it('支点 and 枢纽 are sought: goals, not facts', () => {
    for (const words of ['国内大循环的重要支点', '国内国际双循环的重要枢纽']) {
      const found = wuxi().statements.filter(({ other }) => other.name.includes(words));
      expect(found, words).toHaveLength(1);
      const [statement] = found;
      expect([statement?.edge.type, statement?.other.kind]).toEqual(['AIMS_AT', 'Goal']);
      expect(statement && quotes(statement)).toContain('将无锡建设成为');
    }
  });

  it('two belts and the business districts stand on the second board, apart from the tiers', () => {
    expect(level('belt')).toEqual(expect.arrayContaining(['太湖湾科技创新带', '大运河文化带']));
    expect(level('business-district')).toEqual(
      expect.arrayContaining(['太湖新城金融商务区', '锡东新城商务区']),
    );
  });

  it('太湖湾科技创新带 is a belt, and the construction of it lies there', () => {
    const here = place('太湖湾科技创新带')?.locatedHere ?? [];
    expect(here.some(({ other }) => other.kind === 'Project')).toBe(true);
  });

  it('a city that was visited or sent experts is not told as a part of Wuxi', () => {
    for (const name of ['深圳', '成都', '宁波', '北京', '上海', '南京']) {
      const city = place(name);
      const related = city ? all(city).map(({ other }) => other.name) : [];
      expect(related, name).not.toContain('无锡市');
    }
  });
});
