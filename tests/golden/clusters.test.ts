import { beforeAll, describe, expect, it } from 'vitest';
import type { ClusterEntry, ClusterGroup, Clusters } from '../../server/graph/clusters.ts';
import type { GraphEdge } from '../../server/graph/types.ts';
import { realPage } from '../real-page.ts';

/**
 * What the page says of industry clusters, written down from the page (名词解释[2], 问答2, 问答7), not from
 * the answer: so these hold whatever the data are made of.
 */
const { store } = realPage();
const PLAN = 'wuxi-14fyp';
let board: Clusters;
let texts: Map<string, string[]>;

beforeAll(async () => {
  board = await store.clusters(PLAN);
  texts = new Map((await store.sources(PLAN)).map((source) => [source.id, [...source.text]]));
});

/** The one group whose name holds these words. */
function group(words: string): ClusterGroup {
  const found = board.groups.filter((one) => one.name.includes(words));
  expect(found, words).toHaveLength(1);
  return found[0] as ClusterGroup;
}
function cluster(name: string): ClusterEntry {
  const found = board.clusters.filter((one) => one.node.name === name);
  expect(found, name).toHaveLength(1);
  return found[0] as ClusterEntry;
}
const sector = (name: string) => board.sectors.find((one) => one.node.name === name);
const members = (one: ClusterGroup) => one.members.map((member) => member.node.name);
const quotes = (edge: GraphEdge) => edge.evidence.map((one) => one.quote).join('');
const groupsOf = (name: string) =>
  cluster(name).roles.flatMap((role) => (role.role.id === role.other.id ? [role.other.name] : []));
const lookalike = (a: string, b: string) =>
  board.notTheSame.find((one) => [one.cluster.name, one.other.name].sort().join() === [a, b].sort().join());

const NAMED_16 = [
  ...['物联网', '集成电路', '高端纺织服装', '高端装备', '高端软件', '节能环保', '特钢', '高分子材料'],
  ...['电子新材料', '电子元器件', '新能源', '汽车及零部件（含新能源汽车）', '云计算和大数据'],
  ...['生物医药和医疗器械（材）', '高技术船舶和海工装备'],
];

describe('the catalogue “16+4”', () => {
  it('claims 16 and names 15, in the order of the page; no 16th is made up', () => {
    const sixteen = group('16个');
    expect([sixteen.declared, sixteen.named]).toEqual([16, 15]);
    expect(members(sixteen)).toEqual(NAMED_16);
  });

  it('claims 4 future clusters and names 4', () => {
    const four = group('4个未来');
    expect([four.declared, four.named]).toEqual([4, 4]);
    expect(members(four)).toEqual(['5G产业', '人工智能', '石墨烯', '增材制造']);
  });

  it('is made of these two groups and of nothing else', () => {
    const whole = board.groups.filter((one) => one.catalogue === 'whole');
    expect(whole.map((one) => one.name)).toEqual(['“16+4”先进制造业集群']);
    expect(
      board.groups
        .filter((one) => one.catalogue === 'part')
        .map((one) => one.id)
        .sort(),
    ).toEqual(whole[0]?.members.map((member) => member.node.id).sort());
  });

  it('does not part a name at 和, 及 or a bracket', () => {
    const names = [...board.clusters, ...board.sectors].map((one) => one.node.name);
    for (const part of ['云计算', '大数据', '海工装备', '高技术船舶', '汽车', '零部件', '医疗器械']) {
      expect(names).not.toContain(part);
    }
  });

  it('puts every member there by the words of the entry alone', () => {
    for (const one of board.groups.filter(({ catalogue }) => catalogue === 'part')) {
      for (const member of one.members) {
        expect(member.edge.basis).toBe('explicit');
        expect(quotes(member.edge)).toContain(member.node.name);
      }
    }
  });
});

describe('the other groups', () => {
  it('landmark: three, by “聚力培育物联网、集成电路、生物医药等地标性产业集群”', () => {
    const landmark = group('地标性');
    expect(members(landmark)).toEqual(['物联网', '集成电路', '生物医药']);
    expect(landmark.declared).toBeNull();
    for (const member of landmark.members) expect(quotes(member.edge)).toContain('等地标性产业集群');
  });

  it('characteristic: five, of which two stand in no catalogue', () => {
    const characteristic = group('特色');
    expect(members(characteristic)).toEqual([
      ...['人工智能', '新能源汽车', '高端装备', '新材料', '高技术船舶和海工装备'],
    ]);
    const outside = characteristic.members.filter((member) => !member.inCatalogue);
    expect(outside.map((member) => member.node.name)).toEqual(['新能源汽车', '新材料']);
  });

  it('over 100 billion: 8 are claimed for the 十三五, none is named', () => {
    const large = group('超千亿元');
    expect([large.declared, large.named, large.properties.period]).toEqual([8, 0, '13fyp']);
  });
});

describe('what is not the same', () => {
  it('新能源 is not 新能源汽车: only the second is called characteristic', () => {
    expect(lookalike('新能源', '新能源汽车')?.edges).toEqual([]);
    expect(groupsOf('新能源')).toEqual([group('16个').name]);
    expect(board.clusters.some((one) => one.node.name === '新能源汽车')).toBe(false);
  });

  it('新能源汽车 is a part of 汽车及零部件, because the page writes 含新能源汽车', () => {
    const part = lookalike('汽车及零部件（含新能源汽车）', '新能源汽车');
    expect(part?.edges.map((edge) => [edge.type, edge.basis])).toEqual([['PART_OF', 'explicit']]);
    expect(groupsOf('汽车及零部件（含新能源汽车）')).toEqual([group('16个').name]);
  });

  it('新材料 is no cluster, and is neither 电子新材料 nor 高分子材料', () => {
    expect(sector('新材料')).toBeDefined();
    expect(board.clusters.some((one) => one.node.name === '新材料')).toBe(false);
    expect(lookalike('电子新材料', '新材料')?.edges).toEqual([]);
    expect(groupsOf('电子新材料')).toEqual([group('16个').name]);
    expect(groupsOf('高分子材料')).toEqual([group('16个').name]);
  });

  it('生物医药 and 生物医药和医疗器械（材） stay two; that they are one is at most inferred', () => {
    const pair = lookalike('生物医药', '生物医药和医疗器械（材）');
    expect(pair).toBeDefined();
    expect(pair?.edges.some((edge) => edge.basis === 'explicit')).toBe(false);
    expect(groupsOf('生物医药')).toEqual([group('地标性').name]);
    expect(groupsOf('生物医药和医疗器械（材）')).toEqual([group('16个').name]);
  });

  it('高性能集成电路 is not the cluster 集成电路', () => {
    expect(sector('高性能集成电路')).toBeDefined();
    const edges = lookalike('集成电路', '高性能集成电路')?.edges ?? [{ basis: 'none' }];
    expect(edges.every((edge) => edge.basis === 'inferred')).toBe(true);
  });
});

describe('roles', () => {
  it('most stand in the catalogue alone: the page names these once', () => {
    const once = [
      ...['高端纺织服装', '高端软件', '节能环保', '特钢', '高分子材料', '电子元器件', '云计算和大数据'],
      ...['5G产业', '石墨烯', '增材制造'],
    ];
    for (const name of once) expect(cluster(name).onlyCatalogue, name).toBe(true);
  });

  it('of these the page says more', () => {
    for (const name of ['物联网', '集成电路', '高端装备', '人工智能', '高技术船舶和海工装备']) {
      expect(cluster(name).onlyCatalogue, name).toBe(false);
    }
  });

  it('人工智能 stands in two groups: of the future and characteristic', () => {
    expect(groupsOf('人工智能').sort()).toEqual([group('4个未来').name, group('特色').name].sort());
  });

  it('物联网 is named for 数字产业化 as well', () => {
    const digital = cluster('物联网').roles.filter(({ edge }) =>
      quotes(edge).includes('推进物联网、高性能集成电路'),
    );
    expect(digital.length).toBeGreaterThan(0);
  });

  it('no plant is said to belong to a cluster: 华虹集成电路 is a result of the 十三五, at most inferred', () => {
    for (const { roles } of board.clusters) {
      for (const { other, edge } of roles) if (other.kind === 'Project') expect(edge.basis).toBe('inferred');
    }
  });

  it('no sentence ties a single cluster to a strategy', () => {
    for (const { node, roles } of board.clusters) {
      for (const { other, edge } of roles) {
        if (other.kind === 'Strategy') expect(edge.basis, node.name).toBe('inferred');
      }
    }
  });

  it('every role is quoted word for word', () => {
    for (const { node, roles } of [...board.clusters, ...board.sectors]) {
      for (const { edge } of roles) {
        expect(edge.evidence.length, `${node.name} ${edge.id}`).toBeGreaterThan(0);
        for (const { source, start, end, quote } of edge.evidence) {
          expect(texts.get(source)?.slice(start, end).join('')).toBe(quote);
        }
      }
    }
  });
});

describe('what clusters share', () => {
  const through = (words: string) => board.shared.find((one) => one.through.name.includes(words));
  const sharing = (words: string) => through(words)?.clusters.map((one) => one.cluster.name);

  it('the landmark group and the characteristic group, by their own words', () => {
    expect(sharing('地标性')?.sort()).toEqual(['物联网', '集成电路', '生物医药'].sort());
    expect(sharing('特色')?.sort()).toEqual(['人工智能', '高端装备', '高技术船舶和海工装备'].sort());
    for (const { edge } of through('地标性')?.clusters ?? []) expect(edge.basis).toBe('explicit');
  });

  it('is not that they stand in the same catalogue', () => {
    const catalogue = board.groups.filter((one) => one.catalogue !== 'other').map((one) => one.id);
    for (const one of board.shared) expect(catalogue).not.toContain(one.through.id);
  });

  it('is nothing at all for a cluster of the catalogue alone, and never a number', () => {
    const alone = new Set(board.clusters.filter((one) => one.onlyCatalogue).map((one) => one.node.id));
    for (const one of board.shared) {
      for (const { cluster: sharer } of one.clusters) expect(alone.has(sharer.id)).toBe(false);
      expect(Object.keys(one).sort()).toEqual(['clusters', 'through']);
    }
  });
});
