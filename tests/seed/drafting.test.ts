import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { draft } from '../../graph-seed/draft/draft.ts';
import { draftWithModel, modelSettings, sourceOf, withModel } from '../../graph-seed/draft/model.ts';
import { countOf, kindByEnding, yearOf } from '../../graph-seed/draft/phrases.ts';
import { formatScores, type Score, scoreDraft } from '../../graph-seed/draft/score.ts';
import { acceptProposal, rejectProposal } from '../../graph-seed/edit/decide.ts';
import { checkDesk, type Desk, planOf, withEdits } from '../../graph-seed/edit/desk.ts';
import type { Proposals } from '../../graph-seed/edit/proposals.ts';
import { noWords, type Words } from '../../graph-seed/words.ts';
import { deskOf, drafted, words, wuxi } from './editing-desk.ts';
import { SMALL_PLAN } from './small-plan.ts';

let known: Words = noWords;
beforeAll(async () => {
  known = await words();
});

const of = (desk: Desk, id: string) => {
  const source = sourceOf(desk, id);
  if (source === null) throw new Error(`no source ${id}`);
  return source;
};

/** Every quote stands in the source, word for word, where the proposal says. */
function everyQuoteIsVerbatim(desk: Desk, id: string, proposals: Proposals): void {
  const { text } = of(desk, id);
  for (const one of [...proposals.entities, ...proposals.relations]) {
    expect(one.evidence.length).toBeGreaterThan(0);
    for (const quote of one.evidence.flatMap((evidence) => evidence.quote))
      expect(text.text).toContain(quote);
  }
}

describe('the draft of the real page', () => {
  it('against the accepted data: precision and recall by kind', () => {
    const scores = scoreDraft(wuxi(), 'page-11', known);
    if (scores === null) throw new Error('no source');
    const total = (list: readonly Score[]) => {
      const sum = (of: (one: Score) => number) => list.reduce((all, one) => all + of(one), 0);
      return {
        precision: sum((one) => one.exact) / sum((one) => one.proposed),
        recall: sum((one) => one.exact) / sum((one) => one.accepted),
      };
    };
    expect(formatScores(scores)).toContain('IndustryCluster');
    // Floors below the measured 81 % and 45 %, 85 % and 15 % (docs/drafting.md): a change of the data may move them.
    expect(total(scores.kinds).precision).toBeGreaterThan(0.78);
    expect(total(scores.kinds).recall).toBeGreaterThan(0.42);
    expect(total(scores.types).precision).toBeGreaterThan(0.8);
    expect(total(scores.types).recall).toBeGreaterThan(0.13);
    expect(scoreDraft(wuxi(), 'nowhere', known)).toBeNull();
  });

  it('adds nothing to the graph, proposes nothing that stands, and quotes word for word', () => {
    const desk = wuxi();
    const proposals = draft(desk, of(desk, 'page-11'), known);
    everyQuoteIsVerbatim(desk, 'page-11', proposals);
    const ids = new Set(planOf(desk).entities.map((one) => one.id));
    expect(proposals.entities.filter((one) => one.known !== ids.has(one.id))).toEqual([]);
    expect(
      proposals.relations.every(
        (one) => one.basis !== 'inferred' || (one.ground !== null && one.reason !== null),
      ),
    ).toBe(true);
  });
});

describe('the draft of a page it was not made for', () => {
  it('finds lists with their number, glossary entries, headings and known names', async () => {
    const { desk, proposals } = await drafted();
    everyQuoteIsVerbatim(desk, 'page-2', proposals);
    const named = (kind: string) =>
      proposals.entities.filter((one) => one.kind === kind && !one.known).map((one) => one.name);
    expect(named('Strategy')).toEqual([
      '创新立市战略',
      '产业强市战略',
      '生态优先战略',
      '乡村振兴战略',
      '文化兴城战略',
      '人才引领战略',
    ]);
    expect(named('Project')).toEqual(['云溪大桥', '环湖快速通道', '城东水厂项目']);
    expect(named('SpatialUnit')).toEqual(['一核', '云溪老城核心区', '东湖园', '西山园', '南渡园']);
    expect(proposals.entities.filter((one) => one.known).map((one) => one.id)).toEqual([
      'six-strategies',
      'structure',
      'three-parks',
      'three-projects',
    ]);
    const torn = proposals.entities.find((one) => one.name === '优势互补、特色鲜明的发展格局');
    expect(torn?.evidence[0]?.quote).toEqual(['加快形成优势互', '补、特色鲜明的发展格局']);
  });

  it('does not propose again what was rejected or accepted', async () => {
    const { desk, proposals } = await drafted();
    const [keep, drop] = proposals.entities.filter((one) => one.kind === 'Strategy' && !one.known);
    if (keep === undefined || drop === undefined) throw new Error('no proposal');
    const decided = withEdits(desk, acceptProposal(desk, 'page-2', keep));
    const after = withEdits(decided, rejectProposal(decided, 'page-2', drop));
    const again = draft(after, of(after, 'page-2'), known);
    expect(again.entities.filter((one) => [keep.name, drop.name].includes(one.name))).toEqual([]);
  });
});

describe('what the rules tell of an invented city', () => {
  const files = (text: string) => ({
    ...SMALL_PLAN,
    'sources/page/text.txt': text,
    'sources/page/blocks.yaml': `streams:\n  main: { zh: 正文, en: Main, order: [b1] }\nblocks:\n  b1: { start: 0, end: ${[...text].length}, what: 正文 }\n`,
    'sources/page/no-content.yaml': '',
  });
  const told = (text: string) => {
    const own = Object.entries(files(text)).filter(([path]) => !/^(?:entities|relations)/u.test(path));
    const { entities, relations } = draft(
      deskOf(Object.fromEntries(own)),
      of(deskOf(files(text)), 'page'),
      known,
    );
    return {
      nodes: entities.map((one) => `${one.kind} ${one.name}`),
      edges: relations.map(
        (one) => `${one.names.from} ${one.type} ${one.names.to} ${one.ground ?? one.basis}`,
      ),
      entities,
    };
  };

  it('what a paragraph does advances what its first sentence says, as an inference with its ground', () => {
    const { edges } = told(
      '第一章 治理\n\n完善水务保障机制。建立水情信息共享机制，建设水务数据平台，提升排水能力。\n\n推进道路建设。',
    );
    expect(edges).toContain('水情信息共享机制 ADVANCES 水务保障机制 framing');
    expect(edges).toContain('水务数据平台 ADVANCES 水务保障机制 framing');
    expect(edges.filter((one) => one.includes('道路'))).toEqual([]);
  });

  it('goals by the plan’s own words, their year, what is relied on, and words of resolve', () => {
    const { nodes, edges, entities } = told(
      '《新河市“十四五”规划和远景目标纲要》。规划《纲要》提出，到二〇三五年新河市将建设成为具有影响力的港口名城。依托新河港务基地，建设临港物流平台。到2025年，森林覆盖率力争达到24%以上。',
    );
    expect(nodes).toContain('Goal 具有影响力的港口名城');
    expect(edges).toContain('《新河市“十四五”规划和远景目标纲要》 AIMS_AT 具有影响力的港口名城 explicit');
    expect(edges).toContain('具有影响力的港口名城 DURING 二〇三五年 explicit');
    expect(edges).toContain('临港物流平台 SUPPORTED_BY 新河港务基地 explicit');
    expect(entities.find((one) => one.name === '森林覆盖率')?.properties).toMatchObject({
      ...{ value: 24, unit: '%', year: 2025, commitment: '力争' },
    });
  });

  it('a measure of several years as an indicator a year, each named by its year and with its own words', () => {
    const { nodes, edges, entities } = told(
      '第一章 目标\n\n2020年，森林覆盖率达到22%。到2025年，森林覆盖率达到24%以上，绿地率达到40%。到2035年，森林覆盖率达到26%以上。',
    );
    const measured = entities.filter((one) => one.kind === 'Indicator');
    expect(
      measured.map(({ name, properties, evidence }) => [
        name,
        properties.value,
        properties.year,
        evidence.flatMap(({ quote }) => quote).join(''),
      ]),
    ).toEqual([
      ['2020年森林覆盖率', 22, 2020, '2020年，森林覆盖率达到22%'],
      ['2025年森林覆盖率', 24, 2025, '到2025年，森林覆盖率达到24%以上'],
      ['绿地率', 40, 2025, '到2025年，森林覆盖率达到24%以上，绿地率达到40%'],
      ['2035年森林覆盖率', 26, 2035, '到2035年，森林覆盖率达到26%以上'],
    ]);
    expect(edges).toContain('2035年森林覆盖率 DURING 2035年 explicit');
    expect(nodes).not.toContain('Indicator 森林覆盖率');
  });
});

describe('what words tell', () => {
  it('kinds by endings, and the words that only look like them', () => {
    const kinds = {
      乡村振兴战略: 'Strategy',
      战略性新兴产业: 'Industry',
      苏南区域机场改扩建工程: 'Project',
      应急救援基地: 'Platform',
      规划衔接协调机制: 'Mechanism',
      太湖新城商务区: 'SpatialUnit',
      高铁惠山站: 'HubStation',
    };
    for (const [name, kind] of Object.entries(kinds))
      expect([name, kindByEnding(name)]).toEqual([name, kind]);
    for (const name of ['重大战略', '战略支点', '重大工程项目', '市区', '加油站点'])
      expect([name, kindByEnding(name)]).toEqual([name, null]);
  });

  it('counts and years in either writing', () => {
    expect(['16', '六', '两', '十二', '二十', '三十五', '百'].map(countOf)).toEqual([
      16,
      6,
      2,
      12,
      20,
      35,
      null,
    ]);
    expect(['二〇三五年', '2025年', '十四五'].map(yearOf)).toEqual([2035, 2025, null]);
  });
});

describe('a language model', () => {
  let server: Server | undefined;
  afterEach(() => new Promise<void>((done) => (server === undefined ? done() : server.close(() => done()))));

  /** A service of the OpenAI kind that answers what it is told to. */
  async function serve(
    answer: (body: string) => { status?: number; content: string },
  ): Promise<{ url: string; asked: string[]; keys: (string | undefined)[] }> {
    const asked: string[] = [];
    const keys: (string | undefined)[] = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push(`${request.method} ${request.url}`);
        keys.push(request.headers.authorization);
        const { status = 200, content } = answer(body);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
      });
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, keys };
  }

  it('is asked only when an address is configured', () => {
    expect(modelSettings({})).toBeNull();
    expect(modelSettings({ PLAN_GRAPH_DRAFT_URL: '' })).toBeNull();
    expect(
      modelSettings({ PLAN_GRAPH_DRAFT_URL: 'http://127.0.0.1:1/v1/', PLAN_GRAPH_DRAFT_MODEL: 'm' }),
    ).toMatchObject({ url: 'http://127.0.0.1:1/v1', model: 'm', key: null });
  });

  it('keeps only what the page says word for word, and says what it dropped', async () => {
    const { desk } = await drafted();
    const quote = '推动老城更新与新区建设相衔接';
    const { url, asked, keys } = await serve(() => ({
      content: `好的：${JSON.stringify({
        entities: [
          { kind: 'Programme', name: '老城更新', quote },
          { kind: 'Programme', name: '新区建设', quote },
          { kind: 'Programme', name: '地铁建设', quote: '加快推进地铁建设' },
          { kind: 'Programme', name: '别的名字', quote },
          { kind: 'Miracle', name: '老城', quote },
        ],
        relations: [
          { type: 'SERVES', from: '老城更新', to: '新区建设', quote },
          { type: 'SERVES', from: '老城更新', to: '地铁建设', quote },
          { type: 'STATED_IN', from: '老城更新', to: '新区建设', quote },
        ],
      })}`,
    }));
    const settings = { url, model: 'm', key: 'geheim', timeoutMs: 5000 };
    const result = await draftWithModel(desk, of(desk, 'page-2'), settings);
    expect(asked).toEqual(['POST /v1/chat/completions']);
    expect(keys).toEqual(['Bearer geheim']);
    expect(result.proposals.entities.map((one) => [one.name, one.rule, one.confidence])).toEqual([
      ['老城更新', 'model', 'possible'],
      ['新区建设', 'model', 'possible'],
    ]);
    expect(result.proposals.relations).toMatchObject([
      { type: 'SERVES', basis: 'inferred', ground: 'same-sentence' },
    ]);
    expect(result.dropped).toHaveLength(5);
    everyQuoteIsVerbatim(desk, 'page-2', result.proposals);

    const joined = withModel(draft(desk, of(desk, 'page-2'), known), result.proposals);
    expect(new Set(joined.entities.map((one) => one.id)).size).toBe(joined.entities.length);
    let now = desk;
    for (const one of [...joined.entities, ...joined.relations])
      now = withEdits(now, acceptProposal(now, 'page-2', one));
    expect(checkDesk(now).filter((one) => one.severity === 'error')).toEqual([]);
  });

  it('that fails or answers nonsense costs nothing but its part', async () => {
    const { desk } = await drafted();
    const broken = await serve(() => ({ status: 500, content: '' }));
    const settings = { url: broken.url, model: 'm', key: null, timeoutMs: 5000 };
    expect(await draftWithModel(desk, of(desk, 'page-2'), settings)).toMatchObject({
      kept: 0,
      failed: [expect.stringContaining('500')],
    });
    await new Promise<void>((done) => server?.close(() => done()));
    const babbling = await serve(() => ({ content: '我不知道' }));
    expect(await draftWithModel(desk, of(desk, 'page-2'), { ...settings, url: babbling.url })).toMatchObject({
      kept: 0,
      failed: [expect.any(String)],
    });
  });
});
