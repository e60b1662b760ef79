import { describe, expect, it } from 'vitest';
import { overlaps, roomAtRest } from '../../server/layout/boxes.ts';
import { sharedNames } from '../../server/layout/same-names.ts';
import { aroundPinned } from '../../web/canvas/around-pinned.ts';
import { within } from '../../web/canvas/within.ts';
import { classedBy, inPageOrder } from '../../web/state/picture/members.ts';
import { asTabs, sortedRows } from '../../web/views/explore/sorted-rows.ts';
import { realPage } from '../real-page.ts';
import { crossings } from './crossings.ts';

describe('the members of a heading', () => {
  it('“2+4” shows which are the two and which the four, in the order of the page', async () => {
    const { store, ontology } = realPage();
    const { nodes, edges } = await store.graph({ kinds: ['HubStation'], limit: 50 });
    const byId = new Map(nodes.map((n) => [n.id, n]));
    const members = inPageOrder(edges, (e) => byId.get(e.from)).flatMap((e) => byId.get(e.from) ?? []);
    expect(members.map((m) => m.name)).toEqual([
      '高铁无锡东站',
      '无锡站',
      '高铁惠山站',
      '新区站',
      '江阴站',
      '宜兴站',
    ]);
    const kind = ontology.kinds.find((k) => k.id === 'HubStation');
    const property = classedBy(members, kind);
    expect(members.map((m) => m.properties[property ?? ''])).toEqual([
      'two',
      'two',
      'four',
      'four',
      'four',
      'four',
    ]);
    // One class only, or another kind among them: no sub-headings.
    expect(classedBy(members.slice(2), kind)).toBeNull();
  });

  it('a name that two bear is told apart, and no other', async () => {
    const { store } = realPage();
    const { nodes } = await store.graph({ limit: 2000 });
    expect([...sharedNames(nodes)]).toEqual(['太湖湾科技创新带']);
  });
});

describe('a lasso', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 5, y: 4 },
    { x: 0, y: 10 },
  ];
  it('encloses what is inside, bays left out', () => {
    expect(within(line, { x: 2, y: 3 })).toBe(true);
    expect(within(line, { x: 5, y: 8 })).toBe(false);
    expect(within(line, { x: 12, y: 3 })).toBe(false);
    expect(within([], { x: 1, y: 1 })).toBe(false);
  });
});

describe('an arrangement around what is pinned', () => {
  it('leaves that exactly where it is, and lays nothing over it', () => {
    const nodes = Array.from({ length: 12 }, (_, i) => ({
      id: `n${i}`,
      kind: 'Project',
      name: '深海技术太湖国家实验室',
      degree: 1,
      diameter: 44,
      rank: 4,
    }));
    const arranged = Object.fromEntries(
      nodes.map((n, i) => [n.id, { x: (i % 4) * 190, y: Math.floor(i / 4) * 190 }]),
    );
    const pinned = new Map([
      ['n0', { x: 1000, y: 900 }],
      ['n5', { x: 1040, y: 1080 }],
    ]);
    const places = aroundPinned(nodes, arranged, pinned);
    for (const [id, at] of pinned) expect(places[id]).toEqual(at);
    const rooms = nodes.map((n) => roomAtRest(places[n.id] ?? { x: 0, y: 0 }, n));
    rooms.forEach((a, i) => {
      for (const b of rooms.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
    });
    expect(aroundPinned(nodes, arranged, new Map())).toEqual(arranged);
  });
});

describe('crossings', () => {
  it('counts lines that cross, not those that meet', () => {
    const places = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 10, y: 10 }],
      ['c', { x: 0, y: 10 }],
      ['d', { x: 10, y: 0 }],
    ]);
    expect(
      crossings(
        [
          { from: 'a', to: 'b' },
          { from: 'c', to: 'd' },
        ],
        places,
      ),
    ).toBe(1);
    expect(
      crossings(
        [
          { from: 'a', to: 'b' },
          { from: 'b', to: 'd' },
        ],
        places,
      ),
    ).toBe(0);
  });
});

describe('a sorted table', () => {
  const columns = [
    { id: 'name', name: '名称', text: (row: [string, number]) => row[0] },
    { id: 'n', name: '数', text: (row: [string, number]) => row[1] },
  ];
  const rows: [string, number][] = [
    ['无锡', 9],
    ['江阴', 10],
    ['宜\t兴', 9],
  ];
  it('sorts numbers as numbers, keeps the order of equals, and leaves an unknown column alone', () => {
    expect(sortedRows(rows, columns, 'n').map((r) => r[1])).toEqual([9, 9, 10]);
    expect(sortedRows(rows, columns, '-n').map((r) => r[0])).toEqual(['江阴', '无锡', '宜\t兴']);
    expect(sortedRows(rows, columns, 'gone')).toEqual(rows);
  });
  it('copies one line a row, and no tab within a cell', () => {
    expect(asTabs(rows, columns)).toBe('名称\t数\n无锡\t9\n江阴\t10\n宜 兴\t9');
  });
});
