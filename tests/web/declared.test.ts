import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { graphOf } from '../../graph-seed/edit/desk.ts';
import type { Evidence } from '../../server/contract/types.ts';
import { learnWords } from '../../web/i18n/spoken.ts';
import { bothPages } from '../seed/editing-desk.ts';

// The state reads the address when it is first imported.
vi.stubGlobal('location', new URL('http://127.0.0.1/'));
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
const { countSentence, sayWhere } = await import('../../web/state/picture/declared.ts');
const { sources } = await import('../../web/state/loaded/plan-data.ts');
const { placeOf, sourceName } = await import('../../web/state/loaded/places.ts');

const graph = graphOf(await bothPages());
const [first, second] = graph.sources;
const words = (source: string, quote: string): Evidence => ({
  source,
  start: 0,
  end: 1,
  quote,
  section: null,
});
const count = {
  subject: { id: 'yunxi:x', plan: 'yunxi', kind: 'IndustryCluster', name: 'x', aliases: [], degree: 0 },
  declared: 3,
  named: 3,
  namedIn: ['yunxi:page-2'],
  evidence: [words('yunxi:page-1', '构建“一核三园”空间布局')],
};

afterEach(() => {
  sources.value = null;
});

beforeAll(learnWords);

describe('where a number is declared, and where what it counts is named', () => {
  it('is told as soon as a plan has several sources', () => {
    sources.value = graph.sources;
    expect(sayWhere(count)).toBe('（声明见第1版；点名见第2版。）');
    expect(sayWhere({ ...count, namedIn: [] })).toBe('（声明见第1版。）');
    expect(countSentence(count)).toBe('声明 3 项，各页转录列出 3 项，相符。（声明见第1版；点名见第2版。）');
  });

  it('is that of the quotes which have the number, not of others', () => {
    sources.value = graph.sources;
    const evidence = [...count.evidence, words('yunxi:page-2', '老城核心区（2013年起）')];
    expect(sayWhere({ ...count, evidence })).toContain('声明见第1版；');
    expect(sayWhere({ ...count, evidence: [words('yunxi:page-2', '共3处')] })).toContain('声明见第2版；');
  });

  it('is not told of a plan of one source, whose page is “this page”', () => {
    sources.value = graph.sources.slice(0, 1);
    expect(countSentence(count)).toBe('声明 3 项，本页转录列出 3 项，相符。');
  });
});

describe('the name of a source', () => {
  it('is its place in the print; its title where that is not known, or not its own', () => {
    if (!first || !second) throw new Error('two sources');
    sources.value = [first, { ...second, print: null, title: '附件' }];
    expect([first.id, second.id].map(sourceName)).toEqual(['第1版', '附件']);
    sources.value = [
      { ...first, title: '上半版' },
      { ...second, print: first.print, title: '下半版' },
    ];
    expect([first.id, second.id].map(sourceName)).toEqual(['上半版', '下半版']);
    expect(placeOf({ source: second.id, section: null, start: 3, end: 9 })).toBe('下半版，第 3–9 字');
  });
});
