import { describe, expect, it } from 'vitest';
import { ACTIONS, local, tracing } from './tracing.ts';

/**
 * What a reader of the page finds when tracing, written from the page (sources/page-11/text.txt) and not
 * from what the code answers. Each title says what the page says.
 */
const { nodes, everyKind, ask, down, idsOf } = await tracing();

describe('创新驱动核心战略 (问答6：“继续深入实施创新驱动核心战略，以产业科技创新体系建设为重点……”)', () => {
  it('没有一句话写明什么推进它：明示为零', async () => {
    const { counts } = await ask('innovation-driven', 'in');
    expect(counts.map(({ kind, explicit }) => `${kind} ${explicit}`)).toEqual(
      ACTIONS.map((kind) => `${kind} 0`),
    );
  });

  it('项目只有太湖湾科技创新带一个，隔了句，只是同在问答6', async () => {
    const { targets, counts } = await ask('innovation-driven', 'in', ['Project']);
    expect(targets.map(({ node, path }) => [local(node.id), path.basis, path.ground])).toEqual([
      ['taihu-bay-belt-project', 'inferred', 'same-section'],
    ]);
    expect(counts[0]?.unreached).toBe(idsOf('Project').length - 1);
  });

  it('“到2025年，科技进步贡献率达到68%，高新技术产业产值……50%”是下一句，不是明示', async () => {
    const found = await down('innovation-driven');
    expect(found['sci-tech-contribution-rate']).toBe('adjacent 1');
    expect(found['high-tech-output-share']).toBe('adjacent 1');
  });

  it('人才总量220万、高层次人才18万在问答6末尾，比下一句更远', async () => {
    const found = await down('innovation-driven');
    expect(found['talent-total']).toBe('same-section 1');
    expect(found['high-level-talent-total']).toBe('same-section 1');
  });

  it('深海技术太湖国家实验室、“芯火”基地、先进技术研究院同在问答6；实验室是“积极创建”，没有建成', async () => {
    const found = await down('innovation-driven', ['Platform']);
    for (const id of ['deep-sea-taihu-lab', 'xinhuo-base', 'wuxi-advanced-tech-institute']) {
      expect(found[id], id).toBe('same-section 1');
    }
    expect(nodes.get('deep-sea-taihu-lab')?.properties).toMatchObject({ status: 'planned', period: '14fyp' });
  });

  it('国家级计算（无锡）中心是“十三五”建成的，不是“十四五”要建的', async () => {
    const found = await down('innovation-driven', ['Platform']);
    expect(found['national-computing-centre']).toMatch(/^same-section/);
    expect(nodes.get('national-computing-centre')?.properties).toMatchObject({
      status: 'completed',
      period: '13fyp',
    });
  });

  it('不通向任何产业集群；总部企业80家、战略性新兴产业38%是问答7的，不归它', async () => {
    const found = await down('innovation-driven');
    expect(Object.keys(found).filter((id) => nodes.get(id)?.kind === 'IndustryCluster')).toEqual([]);
    expect(found).not.toHaveProperty('hq-enterprise-count');
    expect(found).not.toHaveProperty('strategic-emerging-share');
  });
});

describe('产业强市主导战略 (问答7：“……坚定不移纵深实施产业强市主导战略……重点采取的新举措有：”)', () => {
  it('没有一句话写明什么推进它：明示为零', async () => {
    const { counts } = await ask('strong-industry', 'in');
    expect(counts.every(({ explicit }) => explicit === 0)).toBe(true);
  });

  it('项目是四个，都是“十三五”建成投产的：旗舰项目和点名的三个厂；“六大发展战略”一句只同在问答2', async () => {
    const found = await down('strong-industry', ['Project']);
    expect(found).toEqual({
      'flagship-projects-13fyp': 'same-section 1',
      'hua-hong-phase-1': 'same-section 2',
      'sk-hynix-second-plant': 'same-section 2',
      'zhonghuan-large-wafer': 'same-section 2',
    });
    for (const id of Object.keys(found)) {
      expect(nodes.get(id)?.properties, id).toMatchObject({ status: 'completed', period: '13fyp' });
    }
  });

  it('新举措由总起句统领：“造链、补链、强链、延链”、战略性新兴产业、现代服务业、数字经济', async () => {
    const found = await down('strong-industry', ['Programme']);
    for (const name of [
      '“造链、补链、强链、延链”',
      '加快发展战略性新兴产业',
      '提升发展现代服务业',
      '发展数字经济',
    ]) {
      const id = idsOf('Programme', (node) => node.name === name)[0] ?? name;
      expect(found[id], name).toBe('framing 1');
    }
  });

  it('38%、56%是举措之下的指标，隔一步；80家在更后的句，连总起句也够不上', async () => {
    const found = await down('strong-industry', ['Indicator']);
    expect(found).toEqual({
      'strategic-emerging-share': 'framing 2',
      'modern-services-share': 'framing 2',
      'hq-enterprise-count': 'same-section 1',
    });
  });

  it('问答7点名的地标集群直接在总起句下；“新能源汽车”不是“新能源”，后者只在名录里', async () => {
    const found = await down('strong-industry', ['IndustryCluster']);
    for (const id of ['iot', 'integrated-circuit', 'artificial-intelligence', 'high-end-equipment']) {
      expect(found[id], id).toBe('framing 1');
    }
    expect(found['new-energy']).toBe('framing 2');
    expect(found.automotive).toBe('framing 2');
  });

  it('问答6的目标和人才计划不归它', async () => {
    const found = await down('strong-industry');
    expect(found).not.toHaveProperty('sci-tech-contribution-rate');
    expect(found).not.toHaveProperty('taihu-talent-programme');
    expect(found).not.toHaveProperty('taihu-bay-belt-project');
  });
});

describe('其他战略', () => {
  it('“乡村振兴战略深入实施，首批107个试点村农房建设全面建成”：同一句并列，句子没有说谁推进谁', async () => {
    expect(await down('rural-revitalization', ['Project'])).toEqual({
      'pilot-village-housing': 'same-sentence 1',
    });
  });

  it('六大发展战略只点了两个名，这是明示；“十四五”的举措不归“十三五”的六大战略', async () => {
    expect(await down('six-strategies', ['Strategy'])).toEqual({
      'innovation-driven': 'explicit 1',
      'strong-industry': 'explicit 1',
    });
    const { targets } = await ask('six-strategies', 'in', everyKind);
    const later = targets.filter(({ node }) => nodes.get(local(node.id))?.properties.period === '14fyp');
    expect(later.map(({ node }) => node.name)).toEqual([]);
  });

  it('“一带一路”建设、长江经济带、长三角一体化写明是国家战略；没有项目通向它们', async () => {
    expect(await down('national-strategies', ['Strategy'])).toEqual({
      'belt-and-road': 'explicit 1',
      'delta-integration': 'explicit 1',
      'yangtze-economic-belt': 'explicit 1',
    });
    for (const id of ['national-strategies', 'belt-and-road', 'delta-integration', 'yangtze-economic-belt']) {
      expect(await down(id, ['Project']), id).toEqual({});
    }
  });
});
