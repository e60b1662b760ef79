import { describe, expect, it } from 'vitest';
import { type AppState, firstState } from '../../web/state/address/app-state.ts';
import { readUrl, writeUrl } from '../../web/state/address/url.ts';

/** Every field other than at first. */
const FULL: AppState = {
  ...firstState('en'),
  plan: 'wuxi-14fyp',
  view: 'trace',
  selected: { what: 'sentence', source: 'wuxi-14fyp:page', id: 'b17-3' },
  quote: 2,
  picked: ['wuxi-14fyp:a', 'other:b'],
  graph: {
    base: 'own',
    added: [
      { id: 'wuxi-14fyp:a', x: -12, y: 340 },
      { id: 'other:b', x: 5, y: -6 },
    ],
    hidden: ['wuxi-14fyp:h', 'wuxi-14fyp:i'],
    moved: { 'wuxi-14fyp:m': { x: 7, y: 8 } },
    pinned: ['wuxi-14fyp:p', 'other:q'],
    gather: { by: 'kind', around: [-10, -20, 300, 400] },
    off: {
      kinds: ['Project', 'Area'],
      types: ['ADVANCES', 'PART_OF'],
      bases: ['inferred', 'explicit'],
      words: ['status-a', 'period-b'],
    },
  },
  trace: {
    mode: 'between',
    root: 'wuxi-14fyp:r',
    to: 'wuxi-14fyp:t',
    kind: 'Strategy',
    open: ['g1', 'g2'],
  },
  table: true,
  beside: true,
  coverage: true,
  source: 'wuxi-14fyp:page',
  stream: 'qa',
  settings: { 'compare-other': 'suzhou', 'audit-sort': 'name', 'clusters-inferred': '0' },
  theme: 'dark',
};

const FULL_URL = [
  '?plan=wuxi-14fyp&view=trace&s=page~b17-3&q=2&pick=a.other!b',
  '&base=own&add=a~-12~340.other!b~5~-6&hide=h.i&move=m~7~8&pin=p.other!q',
  '&offk=Project.Area&offt=ADVANCES.PART_OF&offb=inferred.explicit&offw=status-a.period-b&by=kind~-10~-20~300~400',
  '&dir=between&root=r&to=t&tk=Strategy&open=g1.g2&table=1&beside=1&cov=1&source=page&stream=qa',
  '&audit-sort=name&clusters-inferred=0&compare-other=suzhou&lang=en&theme=dark',
].join('');

describe('a link', () => {
  it('names everything that is shown, readably, in one order', () => {
    expect(writeUrl(FULL)).toBe(FULL_URL);
    const settings = Object.fromEntries(Object.entries(FULL.settings).reverse());
    expect(writeUrl({ ...FULL, settings })).toBe(FULL_URL);
  });

  it('names what is of another plan than the shown one with its plan, from the same graph too', () => {
    expect(writeUrl(FULL)).toContain('&hide=h.i&');
    expect(writeUrl({ ...FULL, plan: 'suzhou' })).toContain('&hide=wuxi-14fyp!h.wuxi-14fyp!i&');
    expect(writeUrl(FULL)).toBe(FULL_URL);
  });

  it('that was sent before opens as it was', () => {
    expect(readUrl(FULL_URL)).toEqual(FULL);
  });

  it('of the first view is empty, and an empty one opens the first view', () => {
    expect(writeUrl(firstState())).toBe('');
    expect(readUrl('')).toEqual(firstState());
  });

  it.each([
    [
      'node',
      [
        ['wuxi-14fyp:a', 'a'],
        ['suzhou:a', 'suzhou!a'],
      ],
    ],
    [
      'edge',
      [
        ['wuxi-14fyp:a', 'a'],
        ['suzhou:a', 'suzhou!a'],
      ],
    ],
    ['group', [['wuxi-14fyp*Project', 'wuxi-14fyp*Project']]],
  ] as const)('opens a %s of this plan or of another', (what, written) => {
    for (const [id, text] of written) {
      const state: AppState = { ...firstState(), plan: 'wuxi-14fyp', selected: { what, id } };
      expect(new URLSearchParams(writeUrl(state)).get(what)).toBe(text);
      expect(readUrl(writeUrl(state))).toEqual(state);
    }
  });

  it('of no plan keeps whole ids', () => {
    const state: AppState = { ...firstState(), selected: { what: 'node', id: 'suzhou:a' } };
    expect(writeUrl(state)).toBe('?node=suzhou!a');
    expect(readUrl('?node=suzhou!a').selected).toEqual({ what: 'node', id: 'suzhou:a' });
    expect(readUrl('?node=a').selected).toEqual({ what: 'node', id: 'a' });
  });

  it('says which quote only of what is chosen', () => {
    const state: AppState = { ...firstState(), plan: 'p', quote: 3 };
    expect(writeUrl(state)).toBe('?plan=p');
    expect(writeUrl({ ...state, selected: { what: 'node', id: 'p:a' } })).toBe('?plan=p&node=a&q=3');
    expect(writeUrl({ ...state, quote: 0, selected: { what: 'node', id: 'p:a' } })).toBe('?plan=p&node=a');
  });

  it.each(['in', 'out', 'between'] as const)('traces %s', (mode) => {
    const state: AppState = { ...firstState(), plan: 'p', trace: { ...firstState().trace, mode } };
    expect(writeUrl(state)).toBe(mode === 'in' ? '?plan=p' : `?plan=p&dir=${mode}`);
    expect(readUrl(writeUrl(state)).trace.mode).toBe(mode);
  });

  it.each(['light', 'dark', 'auto'] as const)('keeps the theme %s', (theme) => {
    expect(readUrl(writeUrl({ ...firstState(), theme })).theme).toBe(theme);
    expect(writeUrl({ ...firstState(), theme })).toBe(theme === 'auto' ? '' : `?theme=${theme}`);
  });
});

describe('a broken link', () => {
  const graphOf = (query: string) => readUrl(`?plan=p&${query}`).graph;

  it('leaves out each place that is not whole, and keeps the others', () => {
    for (const bad of ['~1~2', 'a', 'a~1', 'a~x~2', 'a~1~y', '~', '', 'a~Infinity~1', 'a~1~Infinity']) {
      expect(graphOf(`add=${bad}.good~1~2`).added, bad).toEqual([{ id: 'p:good', x: 1, y: 2 }]);
    }
    expect(graphOf('add=a~1.4~2').added).toEqual([]);
    expect(graphOf('add=a~1e1~2').added).toEqual([{ id: 'p:a', x: 10, y: 2 }]);
  });

  it('takes no name that is no setting', () => {
    expect(readUrl('?1x-sort=a&sort-x2=b&a-b-c=d&__proto__=e').settings).toEqual({});
  });

  it('gathers by nothing unknown, and around no place that is none', () => {
    for (const bad of ['pink~1~2~3~4', '~1~2~3~4', 'kind~1~x~3~4', 'kind~1~2~3~Infinity']) {
      expect(graphOf(`by=${bad}`).gather, bad).toBeNull();
    }
    expect(graphOf('by=kind').gather).toEqual({ by: 'kind', around: [0, 0, 0, 0] });
  });

  it('leaves out empty items of a list', () => {
    expect(graphOf('hide=.a..b.').hidden).toEqual(['p:a', 'p:b']);
  });

  it.each([
    ['a plan that is none', '?plan=A%20B', { plan: null }],
    ['a plan after a mark', '?plan=!a', { plan: null }],
    ['a quote before the first', '?q=-1', { quote: 0 }],
    ['half a quote', '?q=1.5', { quote: 0 }],
    ['a quote that is no number', '?q=x', { quote: 0 }],
    ['a theme that is none', '?theme=pink', { theme: 'auto' }],
    ['a language that is none', '?lang=fr', { language: 'zh' }],
    ['a sentence without its source', '?plan=p&s=~b1', { selected: null }],
    ['a source without its sentence', '?plan=p&s=page', { selected: null }],
    ['an empty node', '?node=', { selected: null }],
    ['flags that are not 1', '?table=0&beside=true&cov=2', { table: false, beside: false, coverage: false }],
    ['a group that is none', '?plan=p&group=a', { selected: null }],
  ])('with %s opens a usable view', (_, query, expected) => {
    expect(readUrl(query)).toMatchObject(expected);
  });

  it('with a way to trace, or a base, that there is not, has the first', () => {
    expect(readUrl('?dir=sideways&base=mine')).toEqual(firstState());
  });
});
