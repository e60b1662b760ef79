import { describe, expect, it } from 'vitest';
import { translator } from '../../web/i18n/translate.ts';
import { zh } from '../../web/i18n/zh.ts';
import { byCodePoints } from '../../web/text/code-points.ts';
import { faultDiff } from '../../web/text/fault-diff.ts';
import { paragraphs } from '../../web/text/paragraphs.ts';
import { citation, inReadingOrder, passagesOf } from '../../web/text/quotes.ts';
import { segments, sentencesAt } from '../../web/text/ranges.ts';
import { realPage } from '../real-page.ts';

describe('positions', () => {
  it('count code points, not UTF-16 units', () => {
    const text = '甲𠮷乙🏙丙';
    const codes = byCodePoints(text);
    expect(codes.length).toBe(5);
    expect(codes.slice(1, 3)).toBe('𠮷乙');
    expect(codes.slice(3, 5)).toBe('🏙丙');
  });
  it('cut a range wherever a layer begins or ends', () => {
    const found = segments({ start: 0, end: 10 }, [[{ start: 2, end: 6 }], [{ start: 4, end: 20 }]]);
    expect(found.map((s) => [s.start, s.end, s.covers[0]?.length, s.covers[1]?.length])).toEqual([
      [0, 2, 0, 0],
      [2, 4, 1, 0],
      [4, 6, 1, 1],
      [6, 10, 0, 1],
    ]);
  });
});

describe('a doubtful passage', () => {
  it('is told by the shortest difference', () => {
    expect(faultDiff('国家级计算（无锡）中心', '国家超级计算（无锡）中心')).toMatchObject({
      kind: 'missing',
      likely: '超',
    });
    expect(faultDiff('实力 and 影响力', '实力和影响力')).toMatchObject({
      kind: 'replaced',
      has: ' and ',
      likely: '和',
    });
    expect(faultDiff('第二个工厂', '第二工厂')).toMatchObject({ kind: 'extra', has: '个' });
    expect(faultDiff('等16个集群', undefined).kind).toBe('note');
  });
});

describe('the real page', () => {
  const { store } = realPage();
  const plan = 'wuxi-14fyp';

  it('is read in reading order, nothing lost, the four cut passages joined', async () => {
    const [source] = await store.sources(plan);
    if (!source) throw new Error('no source');
    const codes = byCodePoints(source.text);
    let cuts = 0;
    for (const stream of source.streams) {
      const list = paragraphs(source, stream.id);
      const printed = list
        .flatMap((p) => p.pieces)
        .map((p) => codes.slice(p.start, p.end))
        .join('');
      const blocks = stream.blocks.map((id) => source.blocks.find((b) => b.id === id));
      const stored = blocks
        .map((b) => (b ? codes.slice(b.start, b.end) : ''))
        .join('')
        .replaceAll('\n', '');
      expect(printed).toBe(stored);
      cuts += list.flatMap((p) => p.pieces).filter((p) => p.cut).length;
    }
    expect(cuts).toBe(source.blocks.filter((b) => b.continues).length);
    const joined = paragraphs(source, 'qa').find((p) => p.pieces.some((x) => x.cut));
    expect(joined?.pieces.map((p) => codes.slice(p.start, p.end)).join('')).toContain(
      '荣获全国社会治安综合治理最高荣誉“长安杯”',
    );
  });

  it('shows every quote within the sentence it stands in, word for word', async () => {
    const sources = await store.sources(plan);
    const { nodes, edges } = await store.whole({ plans: [plan] });
    let shown = 0;
    for (const { evidence } of [...nodes, ...edges]) {
      for (const passage of passagesOf(evidence, sources)) {
        const source = sources.find((s) => s.id === passage.source);
        if (!source) throw new Error(passage.source);
        const codes = byCodePoints(source.text);
        for (const mark of passage.marks) {
          expect(codes.slice(mark.start, mark.end)).toBe(evidence[mark.index]?.quote);
          const inside = sentencesAt(source, mark).flatMap((s) => s.parts);
          expect(
            inside.every((p) => passage.context.some((c) => c.start === p.start && c.end === p.end)),
          ).toBe(true);
          shown++;
        }
      }
    }
    expect(shown).toBeGreaterThan(1000);
  });

  it('puts an ellipsis between quotes only where words were left out', async () => {
    const [source] = await store.sources(plan);
    const cut = source?.sentences.find((one) => one.parts.length > 1);
    if (!source || !cut) throw new Error('the page has no sentence that its columns cut');
    const codes = byCodePoints(source.text);
    const quotes = cut.parts.map((part) => codes.slice(part.start, part.end));
    expect(inReadingOrder(source, cut.parts, quotes)).toBe(quotes.join(''));
    const far = [
      { start: 0, end: 2 },
      { start: 5, end: 7 },
    ];
    expect(inReadingOrder(source, far, ['甲乙', '丙丁'])).toBe('甲乙……丙丁');
  });

  it('cites with title, section and place', () => {
    expect(
      citation(translator(zh), '头号工程', '《纲要》', '第11版', '问答6', [{ start: 9203, end: 9232 }]),
    ).toBe('“头号工程”（《纲要》，第11版，问答6，第 9203–9232 字）');
  });
});
