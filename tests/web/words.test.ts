import { describe, expect, it } from 'vitest';
import { address, describedBy } from '../../web/api/client.ts';
import { en } from '../../web/i18n/en.ts';
import { type MessageKey, translator } from '../../web/i18n/translate.ts';
import { zh } from '../../web/i18n/zh.ts';
import { NOTHING_GATHERED } from '../../web/state/picture/gathered.ts';
import type { Picture } from '../../web/state/picture/picture.ts';
import { basisWords, sayNode, sayPicture, type Words } from '../../web/state/picture/picture-sentence.ts';

const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();
/** `{n|node|nodes}`: English says a number's word twice; Chinese has no need of it. */
const withoutChoices = (text: string) => text.replace(/\{\w+\|[^{}|]*\|[^{}|]*\}/g, '');

describe('the two languages', () => {
  it('say everything twice, with the same values', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of Object.keys(zh) as MessageKey[]) {
      expect(zh[key], key).not.toBe('');
      expect(holes(withoutChoices(en[key])), key).toEqual(holes(zh[key]));
    }
  });
  it('put values in their places', () => {
    expect(translator(zh)('footer.counts', { n: 3, m: 4 })).toBe('3 个节点 · 4 条关系');
  });
});

describe('addresses', () => {
  it('write lists with commas and leave out what is not asked', () => {
    expect(address('/api/graph', { kind: ['A', 'B'], plan: undefined, limit: 5 })).toBe(
      '/api/graph?kind=A%2CB&limit=5',
    );
  });
  it('find the Cypher among the links', () => {
    expect(describedBy('</a>; rel="next", </api/queries/x?p=1>; rel="describedby"')).toBe(
      '/api/queries/x?p=1',
    );
    expect(describedBy(null)).toBeNull();
  });
});

const words: Words = {
  t: translator(zh),
  kindCounted: (k) => ({ Project: '项目', Strategy: '战略' })[k] ?? k,
  relationClause: (type, direction, who) => (direction === 'in' ? `${who}推进它` : `${type} ${who}`),
  groundName: (g) => ({ adjacent: '前后句', 'same-section': '同节同问答' })[g] ?? g,
  groundRank: (g) => ['framing', 'adjacent', 'same-section'].indexOf(g),
};
const node = (id: string, kind: string) => ({
  id,
  plan: 'p',
  kind,
  name: id,
  aliases: [],
  degree: 1,
  properties: {},
  evidence: [],
});
const edge = (id: string, from: string, to: string, ground?: string) => ({
  id,
  type: 'ADVANCES',
  from,
  to,
  basis: ground ? ('inferred' as const) : ('explicit' as const),
  ...(ground ? { ground, reason: '…' } : {}),
  evidence: [],
});
const at = { x: 0, y: 0 };
const picture: Picture = {
  nodes: [node('战略甲', 'Strategy'), node('甲', 'Project'), node('乙', 'Project')].map((n) => ({
    node: n,
    at,
  })),
  edges: [edge('1', '甲', '战略甲', 'same-section'), edge('2', '乙', '战略甲', 'adjacent')],
  left: { nodes: 0, edges: 0 },
  gathered: NOTHING_GATHERED,
  counts: { kinds: new Map(), types: new Map(), bases: new Map(), words: new Map() },
};

describe('the sentence over the picture', () => {
  it('names a proven zero, and strong grounds before weak', () => {
    expect(basisWords(picture.edges, words)).toBe('明示 0，前后句 1，同节同问答 1');
  });
  it('says what is drawn around a node, and what is not', () => {
    const first = picture.nodes[0]?.node;
    if (!first) throw new Error('no node');
    expect(sayNode(first, picture, 3, words).text).toBe(
      '2 个项目推进它；明示 0，前后句 1，同节同问答 1；另有 1 条未画出。',
    );
    const none = { ...picture, edges: [] };
    expect(sayNode(first, none, 0, words).text).toBe('页面未说明它与其他事物的关系。');
  });
  it('counts the kinds in the ontology’s order', () => {
    expect(sayPicture(picture, true, '《纲要》', ['Strategy', 'Project'], words).text).toContain(
      '1 个战略、2 个项目',
    );
  });
});
