import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AppState,
  FIRST_GRAPH,
  firstState,
  type Input,
  reduce,
} from '../../web/state/address/app-state.ts';
import { readUrl, writeUrl } from '../../web/state/address/url.ts';

const plan = 'wuxi-14fyp';
const local = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);
const id = fc.oneof(
  local.map((l) => `${plan}:${l}`),
  local.map((l) => `other-plan:${l}`),
);
const place = fc.record({
  id,
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
});
const places = fc.uniqueArray(place, { selector: (p) => p.id, maxLength: 8 });
const ids = fc.uniqueArray(id, { maxLength: 5 });
const words = fc.uniqueArray(fc.constantFrom('Project', 'Strategy', 'ADVANCES', 'explicit', 'inferred'), {
  maxLength: 3,
});

const input: fc.Arbitrary<Input> = fc.oneof(
  fc.constantFrom('explore', 'source', 'audit').map((view): Input => ({ type: 'view', view })),
  id.map((node): Input => ({ type: 'select', selected: { what: 'node', id: node } })),
  id.map((edge): Input => ({ type: 'select', selected: { what: 'edge', id: edge }, quote: 2 })),
  fc.constant<Input>({
    type: 'select',
    selected: { what: 'sentence', source: `${plan}:page-11`, id: 'b17-3' },
  }),
  places.map((nodes): Input => ({ type: 'add', nodes })),
  places.map((nodes): Input => ({ type: 'only', nodes })),
  places.map((nodes): Input => ({ type: 'move', nodes })),
  ids.map((list): Input => ({ type: 'hide', ids: list })),
  ids.map((list): Input => ({ type: 'remove', ids: list })),
  ids.map((list): Input => ({ type: 'pick', ids: list })),
  ids.map((list): Input => ({ type: 'pin', ids: list, on: list.length > 1 })),
  id.map((root): Input => ({ type: 'trace', trace: { root } })),
  fc.constantFrom('0', '1').map((value): Input => ({ type: 'set', name: 'clusters-inferred', value })),
  fc
    .record({
      what: fc.constantFrom('kinds' as const, 'types' as const, 'bases' as const),
      ids: words,
      on: fc.boolean(),
    })
    .map((f): Input => ({ type: 'filter', ...f })),
  fc.constantFrom<Input>({ type: 'undo' }, { type: 'redo' }, { type: 'reset' }, { type: 'unfilter' }),
  fc.constantFrom<Input>(
    { type: 'table', on: true },
    { type: 'beside', on: true },
    { type: 'coverage', on: true },
    { type: 'stream', stream: 'qa' },
    { type: 'language', language: 'en' },
    { type: 'theme', theme: 'dark' },
  ),
);
const begun: AppState = { ...firstState(), plan };
const worked = ({ graph, trace, settings, table, beside, coverage }: AppState) => ({
  graph,
  trace,
  settings,
  table,
  beside,
  coverage,
});
const run = (inputs: readonly Input[], from = begun) => inputs.reduce(reduce, from);

describe('the URL', () => {
  it('restores every state exactly', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
        const state = run(inputs);
        const again = readUrl(writeUrl(state));
        // What was undone is not part of a view; everything that is shown is.
        expect(again).toEqual({ ...state, past: [], future: [] });
        expect(writeUrl(again)).toBe(writeUrl(state));
      }),
    );
  });
  it('is short for the first view and survives nonsense', () => {
    expect(writeUrl(begun)).toBe('?plan=wuxi-14fyp');
    expect(readUrl('?add=%%%~1.x~y~z&node=&q=-1&plan=A%20B&theme=pink').graph).toEqual(FIRST_GRAPH);
  });
});

describe('the state', () => {
  it('undoes every step of the graph, one by one, and does them again', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
        const steps = inputs.filter((i) => i.type !== 'undo' && i.type !== 'redo');
        const end = run(steps);
        let state = end;
        const n = end.past.length;
        for (let i = 0; i < n; i++) state = reduce(state, { type: 'undo' });
        expect(worked(state)).toEqual(worked(begun));
        for (let i = 0; i < n; i++) state = reduce(state, { type: 'redo' });
        expect(worked(state)).toEqual(worked(end));
      }),
    );
  });
  it('lets go of what a view has offered, and keeps it out of the address', () => {
    const offered: Input = { type: 'select', selected: { what: 'node', id: `${plan}:a` }, offered: true };
    const there = run([{ type: 'view', view: 'clusters' }, offered]);
    expect(there.selected?.id).toBe(`${plan}:a`);
    expect(writeUrl(there)).toBe('?plan=wuxi-14fyp&view=clusters');
    expect(run([{ type: 'view', view: 'trace' }], there).selected).toBeNull();
    const { offered: _, ...chosen } = offered;
    expect(run([chosen, { type: 'view', view: 'trace' }], there).selected?.id).toBe(`${plan}:a`);
  });
  it('undoes a step in the view where it was taken, and does it again there', () => {
    const traced = run([
      { type: 'hide', ids: [`${plan}:a`] },
      { type: 'view', view: 'trace' },
      { type: 'trace', trace: { root: `${plan}:b` } },
      { type: 'view', view: 'audit' },
    ]);
    const once = reduce(traced, { type: 'undo' });
    expect([once.view, once.trace.root, once.graph.hidden]).toEqual(['trace', null, [`${plan}:a`]]);
    const twice = reduce(once, { type: 'undo' });
    expect([twice.view, twice.graph.hidden]).toEqual(['explore', []]);
    const again = reduce(twice, { type: 'redo' });
    expect([again.view, again.graph.hidden]).toEqual(['explore', [`${plan}:a`]]);
    expect(reduce(again, { type: 'redo' }).trace.root).toBe(`${plan}:b`);
  });
  it('keeps where old nodes stand when new ones come', () => {
    fc.assert(
      fc.property(places, places, (first, second) => {
        const before = reduce(begun, { type: 'add', nodes: first });
        const news = second.filter((s) => !first.some((f) => f.id === s.id));
        const after = reduce(before, { type: 'add', nodes: news });
        expect(after.graph.added.slice(0, first.length)).toEqual(before.graph.added);
      }),
    );
  });
  it('forgets the selection of what is hidden, and nothing else', () => {
    const node = `${plan}:a`;
    const chosen = reduce(begun, { type: 'select', selected: { what: 'node', id: node } });
    expect(reduce(chosen, { type: 'hide', ids: [node] }).selected).toBeNull();
    expect(reduce(chosen, { type: 'hide', ids: [`${plan}:b`] }).selected).toEqual(chosen.selected);
  });
  it('shows a hidden node again when it is added', () => {
    const node = `${plan}:a`;
    const hidden = reduce(begun, { type: 'hide', ids: [node] });
    expect(hidden.graph.hidden).toEqual([node]);
    expect(reduce(hidden, { type: 'add', nodes: [{ id: node, x: 1, y: 2 }] }).graph.hidden).toEqual([]);
  });
});
