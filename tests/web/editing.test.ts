import { describe, expect, it } from 'vitest';
import type { Gap, ShownEntity, ShownProposal, ShownRelation } from '../../server/contract/editing-shapes.ts';
import { joined, passageOf } from '../../web/edit/review/selection.ts';
import {
  gapOf,
  gapsLead,
  helps,
  proposalAfter,
  shownProposals,
  stepped,
  toDo,
} from '../../web/edit/state/proposals.ts';
import { nodesFor } from '../../web/edit/state/standing.ts';

const common = { evidence: [], places: [], rule: 'title', confidence: 'likely' } as const;
const entity = (key: string): ShownEntity => ({
  ...{ ...common, evidence: [], places: [], is: 'entity', key, kind: 'Strategy', name: key, id: key },
  ...{ known: false, aliases: [], properties: {}, twins: [] },
});
const relation = (key: string, to: string, type = 'BELONGS_TO'): ShownRelation => ({
  ...{
    ...common,
    evidence: [],
    places: [],
    is: 'relation',
    key,
    type,
    from: 'x',
    to,
    names: { from: 'x', to },
  },
  ...{ basis: 'explicit', ground: null, reason: null, undecided: [] },
});
const keys = (list: readonly ShownProposal[]) => list.map((one) => one.key);
const list = [
  entity('a'),
  relation('b', 'six'),
  entity('c'),
  relation('d', 'three', 'ADVANCES'),
  entity('e'),
];

describe('going through proposals', () => {
  it('steps to both ends and no further, and begins at the first', () => {
    expect(stepped(list, null, 1)).toBe('a');
    expect(stepped(list, 'a', 1)).toBe('b');
    expect(stepped(list, 'a', -1)).toBe('a');
    expect(stepped(list, 'e', 1)).toBe('e');
    expect(stepped([], 'a', 1)).toBeNull();
  });

  it('stays where the decided one stood: on what follows it, over those that went along', () => {
    const without = (...gone: string[]) => list.filter((one) => !gone.includes(one.key));
    expect(proposalAfter(list, 0, list, 'c')).toBe('c');
    expect(proposalAfter(list, 0, without('b'), 'b')).toBe('c');
    expect(proposalAfter(list, 0, without('a', 'b', 'c'), 'b')).toBe('d');
    expect(proposalAfter(list, 0, without('e'), 'e')).toBe('d');
    expect(proposalAfter(list, 0, [], 'e')).toBeNull();
  });

  it('shows nodes, relations or both', () => {
    expect(keys(shownProposals(list, 'entity'))).toEqual(['a', 'c', 'e']);
    expect(keys(shownProposals(list, 'relation'))).toEqual(['b', 'd']);
    expect(shownProposals(list, 'all')).toHaveLength(5);
  });
});

describe('finding what the plan has', () => {
  const nodes = ['太湖湾', '太湖', '环太湖科创圈', '古运河'].map((name, i) => ({
    ...{ id: `n${i}`, kind: 'SpatialUnit', name, aliases: i === 3 ? ['大运河'] : [] },
  }));
  const found = (text: string) => nodesFor(nodes, text).map((one) => one.name);

  it('puts first what is called so, then what begins so, then what holds it', () => {
    expect(found('太湖')).toEqual(['太湖', '太湖湾', '环太湖科创圈']);
    expect(found(' 大运 ')).toEqual(['古运河']);
    expect(found('n0')).toEqual(['太湖湾']);
    expect(found('')).toEqual([]);
  });
});

describe('the gaps', () => {
  const gap = (id: string, named: number, declared: number): Gap => ({ id, name: id, named, declared });
  const gaps = [gap('ten', 0, 10), gap('six', 2, 6), gap('full', 3, 3), gap('over', 5, 4)];

  it('puts first what a proposal helps to close, and what is closed apart', () => {
    const { open, closed } = toDo(gaps, list);
    expect(open.map((one) => [one.gap.id, keys(one.offers)])).toEqual([
      ['six', ['b']],
      ['ten', []],
    ]);
    expect(closed.map((one) => one.id)).toEqual(['full', 'over']);
  });

  it('do not call everything named where nothing was declared', () => {
    expect(gapsLead([])).toBe('gaps.undeclared');
    expect(gapsLead([gap('full', 3, 3)])).toBe('gaps.none');
    expect(gapsLead(gaps)).toBe('gaps.lead');
  });

  it('counts members only: what advances something names none of it', () => {
    expect(helps(relation('r', 'six', 'PART_OF'), gap('six', 2, 6))).toBe(true);
    expect(helps(relation('r', 'six', 'ADVANCES'), gap('six', 2, 6))).toBe(false);
    expect(gapOf(relation('r', 'full'), gaps)).toBeNull();
    expect(gapOf(relation('r', 'six'), gaps)?.id).toBe('six');
  });
});

describe('choosing words', () => {
  it('joins ranges that touch', () => {
    const ranges = [
      { start: 1, end: 3 },
      { start: 3, end: 4 },
      { start: 6, end: 7 },
    ];
    expect(joined(ranges)).toEqual([
      { start: 1, end: 4 },
      { start: 6, end: 7 },
    ]);
  });

  it('tells places of a passage that the columns cut, in code points', () => {
    const text = '甲🚄乙XX丙丁';
    const passage = passageOf(text, [
      { start: 0, end: 3 },
      { start: 5, end: 7 },
    ]);
    expect(passage.text).toBe('甲🚄乙丙丁');
    // 🚄 is two units of a text field and one code point.
    expect(passage.rangesAt(1, 3)).toEqual([{ start: 1, end: 2 }]);
    expect(passage.rangesAt(3, 5)).toEqual([
      { start: 2, end: 3 },
      { start: 5, end: 6 },
    ]);
    expect(passage.rangesAt(2, 2)).toEqual([]);
  });
});
