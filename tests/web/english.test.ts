import { describe, expect, it } from 'vitest';
import { editEn } from '../../web/i18n/edit-en.ts';
import { en } from '../../web/i18n/en.ts';
import { fill, translator } from '../../web/i18n/translate.ts';
import { NOTHING_GATHERED } from '../../web/state/picture/gathered.ts';
import { sayPicture, type Words } from '../../web/state/picture/picture-sentence.ts';
import { sayKind, targetsOf } from '../../web/views/trace/summary.ts';
import { realPage } from '../real-page.ts';

/** English that reads as English: its own marks, and a number that agrees with its noun and its verb. */

const PLAN = 'wuxi-14fyp';

/** What is written into a plan's files, which are Chinese whoever edits them. */
const FOR_THE_FILES = new Set(['review.sameReason']);
const entries = [...Object.entries(en), ...Object.entries(editEn)].filter(([key]) => !FOR_THE_FILES.has(key));

const CHINESE_MARKS = /[，。、；：！？（）【】《》〈〉「」『』]/u;
const withoutQuotations = (text: string) => text.replace(/“[^”]*”/gu, '');

/** Pairs of singular and plural that the dictionaries themselves hold: `{n|node|nodes}`. */
const pairs = entries.flatMap(([, message]) =>
  [...message.matchAll(/\{\w+\|([a-z]+)\|([a-z]+)\}/g)]
    .map(([, one = '', other = '']) => [one, other] as const)
    .filter(([one]) => !['it', 'once', 'other'].includes(one)),
);
const singulars = [...new Set(pairs.map(([one]) => one))].join('|');
const plurals = [...new Set(pairs.map(([, other]) => other))].join('|');
/** A word between a number and what agrees with it: 1 more is, 2 other places. */
const BETWEEN = '(?:more |other |of them |of the \\w+ |suspected |transcription |declared )*';
const PLURAL_AFTER_ONE = new RegExp(`(?<![\\d/] |\\d)\\b1 ${BETWEEN}(?:${plurals}|are|have)\\b`);
const SINGULAR_AFTER_TWO = new RegExp(`(?<![\\d/] |\\d)\\b[02] ${BETWEEN}(?:${singulars}|is|has)\\b`);
/** Whatever ends in s after a one is a plural, these verbs apart. */
const ANY_PLURAL_AFTER_ONE = /\b1 (?!(?:is|was|as|rests|hangs|leads|lists|stands)\b)[a-z]+s\b/;

function faultsOf(text: string): string[] {
  const plain = withoutQuotations(text);
  return [CHINESE_MARKS, PLURAL_AFTER_ONE, SINGULAR_AFTER_TWO].flatMap((rule) => rule.exec(plain)?.[0] ?? []);
}

/** A message with one number in every hole; a hole that is no number is none the worse for it. */
function told(message: string, n: number): string {
  const holes = [...message.matchAll(/\{(\w+)[|}]/g)].map((m) => m[1] ?? '');
  return fill(message, Object.fromEntries(holes.map((hole) => [hole, n])));
}

describe('the English dictionary', () => {
  it('agrees in number, and has no Chinese marks', () => {
    expect(pairs.length).toBeGreaterThan(30);
    const faults = entries.flatMap(([key, message]) =>
      [0, 1, 2].flatMap((n) => faultsOf(told(message, n)).map((fault) => `${key} with ${n}: ${fault}`)),
    );
    expect(faults).toEqual([]);
    const loose = entries.map(([key, message]) => [key, ANY_PLURAL_AFTER_ONE.exec(told(message, 1))?.[0]]);
    expect(loose.filter(([, fault]) => fault)).toEqual([]);
  });

  it('would notice: a plural after one, a singular after two, a Chinese colon', () => {
    expect(faultsOf('Of which 1 are not told alike.')).toEqual(['1 are']);
    expect(faultsOf('1 more nodes')).toHaveLength(1);
    expect(faultsOf('2 node')).toHaveLength(1);
    expect(faultsOf('Reason：none')).toEqual(['：']);
    expect(faultsOf('The text says “等16个，其余略”.')).toEqual([]);
  });

  it('leaves no word of a choice or of a hole in what it says', () => {
    for (const [key, message] of entries) expect(told(message, 1), key).not.toMatch(/[{}|]/);
  });
});

describe('English sentences about the real page', () => {
  const { store, ontology } = realPage();
  const t = translator(en);
  const kindOf = (id: string) => ontology.kinds.find((one) => one.id === id);
  const words: Words & { kindName(id: string): string; dated(): boolean } = {
    t,
    kindName: (id) => kindOf(id)?.en ?? id,
    kindCounted: (id, n) => (n === 1 ? (kindOf(id)?.en.toLowerCase() ?? id) : (kindOf(id)?.plural ?? id)),
    relationClause: (type, direction, who) => {
      const known = ontology.relationTypes.find((one) => one.id === type);
      return `${direction === 'out' ? known?.en : known?.reverse.en} ${who}`;
    },
    groundName: (id) => ontology.grounds.find((one) => one.id === id)?.en ?? id,
    groundRank: (id) => ontology.grounds.find((one) => one.id === id)?.rank ?? 9,
    dated: () => true,
  };
  const kindsOneAndMany = new RegExp(`\\b1 (?:${ontology.kinds.map(({ plural }) => plural).join('|')})\\b`);

  it('count what is drawn, what a trace finds, and what the space leaves unsaid', async () => {
    const said: string[] = [];
    const { nodes, edges } = await store.graph({ plans: [PLAN], limit: 2000 });
    const at = { x: 0, y: 0 };
    const counts = { kinds: new Map(), types: new Map(), bases: new Map(), words: new Map() };
    const picture = {
      nodes: nodes.map((node) => ({ node, at })),
      edges,
      left: { nodes: 0, edges: 0 },
      gathered: NOTHING_GATHERED,
      counts,
    };
    const order = ontology.kinds.map(({ id }) => id);
    said.push(sayPicture(picture, true, 'the plan', order, words).text);
    expect(said[0]).toMatch(/\b\d+ strategies, .*\d+ projects/);
    const roots = nodes.filter(({ kind }) => kind === 'Strategy').map(({ id }) => id);
    for (const root of roots) {
      const found = await store.trace(root, {
        to: ['Project', 'Platform', 'IndustryCluster'],
        direction: 'in',
        maxHops: 4,
      });
      const targets = targetsOf({ ...found });
      for (const { kind, unreached } of found.counts)
        said.push(sayKind(targets, kind, unreached, 'in', words));
    }
    for (const one of (await store.spatial(PLAN)).unstated) said.push(one.en);
    expect(said.length).toBeGreaterThan(20);
    const faults = said.flatMap((text) =>
      [...faultsOf(text), ...(kindsOneAndMany.exec(text) ?? [])].map((f) => `${f} in: ${text}`),
    );
    expect(faults).toEqual([]);
  });

  it('have a plural for every kind, and English definitions in English marks', () => {
    for (const { id, en: one, plural, definition } of ontology.kinds) {
      expect(plural, id).toMatch(/^[a-z ]+s$/);
      expect(plural, id).not.toBe(one.toLowerCase());
      expect(withoutQuotations(definition.en), id).not.toMatch(CHINESE_MARKS);
    }
    for (const { id, definition, reverse, en: label } of ontology.relationTypes)
      for (const text of [definition.en, reverse.en, label])
        expect(withoutQuotations(text), id).not.toMatch(CHINESE_MARKS);
  });
});
