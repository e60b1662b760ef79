import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSmall } from './read-small.ts';
import { SMALL_PLAN } from './small-plan.ts';

const shown = (reading: ReturnType<typeof readSmall>) =>
  reading.findings.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`);

describe('a small plan', () => {
  const reading = readSmall();
  const [graph] = reading.graphs;
  const source = graph?.sources[0];
  const chars = [...(source?.text ?? '')];
  const slice = ({ start, end }: { start: number; end: number }) => chars.slice(start, end).join('');

  it('has no findings but the words that nothing quotes', () => {
    expect(shown(reading).filter((one) => !one.includes('没有节点或关系引用这一句'))).toEqual([]);
  });

  it('counts a character outside the Basic Multilingual Plane as one', () => {
    expect(graph?.nodes.flatMap((node) => node.evidence).filter((one) => slice(one) !== one.quote)).toEqual(
      [],
    );
    expect(graph?.nodes.find((node) => node.id === 'small:sec')?.evidence).toEqual([
      { source: 'small:page', start: 0, end: 7, quote: '第一节 产业🚄', section: 'small:sec' },
    ]);
  });

  it('ends sentences at their marks, at a line’s end and at a block that none continues', () => {
    expect(source?.sentences.map((one) => [one.id, one.stream, one.parts.map(slice), one.heading])).toEqual([
      ['b1-1', 'main', ['第一节 产业🚄'], true],
      ['b1-2', 'main', ['建设一号工程，依托港口；'], false],
      ['b1-3', 'main', ['“绿色”发展。'], false],
      ['b1-4', 'main', ['今天天气', '很好，一号工程完工！”'], false],
      ['b3-1', 'main', ['完'], false],
      ['b2-1', 'rest', ['广告'], false],
    ]);
  });

  it('marks the clauses that carry nothing, both parts of one that is cut', () => {
    const cut = source?.sentences.find((one) => one.id === 'b1-4');
    expect(cut?.clauses.map((clause) => [slice(clause), clause.noContent])).toEqual([
      ['今天天气', '闲话'],
      ['很好', '闲话'],
      ['一号工程完工', undefined],
    ]);
  });

  it('names parallel relations by their key', () => {
    expect(graph?.edges.filter((edge) => edge.type === 'SUPPORTED_BY').map((edge) => edge.id)).toEqual([
      'small:first--supported-by--port',
      'small:first--supported-by--port--again',
    ]);
  });

  it('does without faults and marks', () => {
    const without = readSmall({ 'sources/page/no-content.yaml': null });
    expect(without.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(without.graphs[0]?.sources[0]?.faults).toEqual([]);
  });

  it('names a missing file, a stray one and an unknown source', () => {
    const texts = shown(
      readSmall({
        'sources/page/text.txt': null,
        'sources/page/block.yaml': '',
        'sources/other/text.txt': '别的',
        'entites/project.yaml': '',
      }),
    ).join('\n');
    for (const file of ['page/text.txt', 'page/block.yaml', 'sources/other', 'plans/small/entites']) {
      expect(texts).toContain(`${file}:1`);
    }
  });

  it('asks for a Section before the first passage of a stream', () => {
    const found = shown(readSmall({ 'entities/honour.yaml': 'ad:\n  name: 广告\n  evidence: [广告]\n' }));
    expect(found).toContainEqual(
      expect.stringMatching(/^error plans\/small\/entities\/honour\.yaml:3 引文“广告”之前没有任何篇章/u),
    );
  });

  it('tells a mark of "no content" that is needed no longer', () => {
    const found = shown(readSmall({ 'sources/page/no-content.yaml': '- quote: 依托港口\n  reason: 无\n' }));
    expect(found).toContainEqual(
      expect.stringMatching(/^warning .*no-content\.yaml:1 标为无内容的“依托港口”已被/u),
    );
  });

  it('is never thrown at, whatever is typed', () => {
    const files = Object.keys(SMALL_PLAN);
    const slip = fc.constantFrom(
      '：',
      '\t',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      ':',
      '-',
      '*',
      '&',
      '!',
      '|',
      '#',
      '\n',
      '0',
      '💥',
      '\0',
      '\uFEFF',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(4),
        fc.array(slip, { maxLength: 3 }),
        (file, seed, drop, add) => {
          const text = SMALL_PLAN[file] ?? '';
          const at = seed % (text.length + 1);
          const { graphs } = readSmall({ [file]: text.slice(0, at) + add.join('') + text.slice(at + drop) });
          expect(graphs).toHaveLength(1);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is never thrown at by files of another shape', () => {
    const files = Object.keys(SMALL_PLAN).filter((file) => file.endsWith('.yaml'));
    const yaml = fc.constantFrom(
      '',
      '1',
      'null',
      '[]',
      '{}',
      '- - 1',
      'a: 1',
      'a: {b: [1]}',
      '? [a]\n: b',
      '- from: [a]\n  to: {}',
      'a:\n  evidence: {quote: 1}',
      '--- 1\n--- 2',
      'blocks: {b1: {start: a}}\nstreams: [1]',
    );
    fc.assert(
      fc.property(fc.constantFrom(...files), yaml, (file, text) => {
        expect(readSmall({ [file]: text }).graphs).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  it('takes no property for known because every object has it', () => {
    const text = 'first:\n  name: 一号工程\n  constructor: 某\n  __proto__: 某\n  evidence: [建设一号工程]\n';
    const found = shown(readSmall({ 'entities/project.yaml': text }));
    expect(found.filter((one) => one.includes('没有属性'))).toHaveLength(2);
  });

  it('warns of an alias that the page never uses, and of two nodes of one kind and name', () => {
    const text =
      'port:\n  name: 港口\n  aliases: [码头, 港口]\n  evidence: [依托港口]\n' +
      'harbour:\n  name: “港口”\n  evidence: [依托港口]\n';
    const found = shown(readSmall({ 'entities/platform.yaml': text }));
    expect(found).toContainEqual(expect.stringMatching(/^warning .*platform\.yaml:3 别名“码头”不见于原文/u));
    expect(found).toContainEqual(expect.stringMatching(/^warning .*platform\.yaml:3 别名“港口”与名称/u));
    expect(found).toContainEqual(
      expect.stringMatching(/^warning .*platform\.yaml:5 harbour 与 port 同类同名/u),
    );
  });
});
