import { beforeAll, describe, expect, it } from 'vitest';
import type { Clusters, Spatial } from '../../server/contract/types.ts';
import { firstState, reduce } from '../../web/state/address/app-state.ts';
import { readUrl, writeUrl } from '../../web/state/address/url.ts';
import {
  cataloguesOfBoth,
  columnsOf,
  furtherRoles,
  marksOf,
  richest,
  SORTS,
  sharedByPair,
  sorted,
} from '../../web/views/clusters/cluster-board.ts';
import { CELL, layOut, WIDTH, wrapName } from '../../web/views/clusters/honeycomb-layout.ts';
import { positionBoard, shortQuote, tierName } from '../../web/views/space/space-board.ts';
import { realPage } from '../real-page.ts';

const { store, ontology } = realPage();
const KINDS = ontology.kinds.map((kind) => kind.id);
let clusters: Clusters;
let space: Spatial;
beforeAll(async () => {
  clusters = await store.clusters('wuxi-14fyp');
  space = await store.spatial('wuxi-14fyp');
});
const entry = (name: string) => clusters.clusters.filter((one) => one.node.name === name);

describe('the table of clusters', () => {
  it('has a column only where a row that is shown has something', () => {
    const rows = clusters.clusters.filter((one) => !one.onlyCatalogue);
    const { shared, kinds } = columnsOf(clusters, rows, KINDS);
    const ids = new Set(shared.map((one) => one.through.id));
    for (const kind of kinds) {
      expect(rows.some((row) => furtherRoles(row, ids).some((role) => role.other.kind === kind))).toBe(true);
    }
    const alone = columnsOf(clusters, entry('特钢'), KINDS);
    expect([alone.shared, alone.kinds]).toEqual([[], []]);
  });

  it('shows every role once: in the catalogue, in a shared column, or with its kind', () => {
    const { shared, kinds } = columnsOf(clusters, clusters.clusters, KINDS);
    const ids = new Set(shared.map((one) => one.through.id));
    for (const row of clusters.clusters) {
      const places = row.roles.map((role) => [
        role.catalogue,
        ids.has(role.other.id) && !role.catalogue,
        furtherRoles(row, ids).includes(role) && kinds.includes(role.other.kind),
      ]);
      for (const place of places) expect(place.filter(Boolean)).toHaveLength(1);
    }
  });

  it.each(SORTS)('keeps every row when sorted by %s', (sort) => {
    const ids = (rows: Clusters['clusters']) => rows.map((row) => row.node.id).sort();
    expect(ids(sorted(clusters.clusters, sort))).toEqual(ids(clusters.clusters));
  });

  it('joins the dots of a column from the first to the last, and no further', () => {
    for (const one of clusters.shared) {
      const marks = marksOf(one, clusters.clusters);
      const dots = marks.flatMap((mark, i) => (mark.edge ? [i] : []));
      for (const [i, mark] of marks.entries()) {
        expect(mark.above).toBe(i > (dots[0] ?? 0) && i <= (dots.at(-1) ?? 0));
        expect(mark.below).toBe(i >= (dots[0] ?? 0) && i < (dots.at(-1) ?? 0));
      }
    }
  });

  it('opens on a cluster that is more than listed, and none when there is none', () => {
    expect(richest(clusters)?.onlyCatalogue).toBe(false);
    expect(richest({ ...clusters, clusters: entry('特钢') })).toBeUndefined();
  });

  it('finds what two share, from either side', () => {
    const id = (name: string) => entry(name)[0]?.node.id ?? '';
    const names = (a: string, b: string) => sharedByPair(clusters, id(a), id(b)).map((one) => one.thing.name);
    expect(names('物联网', '集成电路')).toContain('地标性产业集群');
    expect(names('集成电路', '物联网')).toEqual(names('物联网', '集成电路'));
    expect(names('特钢', '新能源')).toEqual([]);
    // What is stated stands before what is concluded.
    expect(names('物联网', '集成电路')[0]).toBe('地标性产业集群');
  });

  it('names the catalogue in which both are listed, apart from what they share', () => {
    const [a, b, c] = ['物联网', '集成电路', '石墨烯'].map((name) => entry(name)[0]);
    if (!a || !b || !c) throw new Error('the page names them');
    expect(cataloguesOfBoth(a, b).map((one) => one.thing.name)).toEqual(['16个先进制造业重点产业集群']);
    expect(cataloguesOfBoth(a, c)).toEqual([]);
  });
});

describe('the drawing of clusters', () => {
  it.each([false, true])('has a place for each of the catalogue, none twice (inferred: %s)', (inferred) => {
    const comb = layOut(clusters, inferred);
    const listed = clusters.clusters.filter((one) => one.roles.some((role) => role.catalogue));
    expect(comb.cells.map((cell) => cell.entry.node.id).sort()).toEqual(
      listed.map((one) => one.node.id).sort(),
    );
    const all = [...comb.cells, ...comb.missing, ...comb.outsiders];
    for (const [i, a] of all.entries()) {
      expect(a.x - CELL.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + CELL.width / 2).toBeLessThanOrEqual(WIDTH);
      expect(a.y + CELL.height / 2).toBeLessThanOrEqual(comb.height);
      for (const b of all.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(90);
    }
  });

  it('leaves empty the places that are claimed and not named', () => {
    const comb = layOut(clusters, false);
    for (const group of clusters.groups.filter((one) => one.catalogue === 'part')) {
      const lacking = (group.declared ?? group.named) - group.named;
      expect(comb.missing.filter((one) => one.group.id === group.id)).toHaveLength(lacking);
    }
  });

  it('draws a line only for a relation that is there; inferred ones only on wish', () => {
    const stated = layOut(clusters, false);
    const things = new Set(stated.things.map((thing) => thing.node.id));
    for (const line of stated.lines) {
      expect([line.edge.from, line.edge.to].sort()).toEqual([...line.ends].sort());
      expect(line.ends.some((id) => things.has(id))).toBe(true);
    }
    expect(layOut(clusters, true).lines.length).toBeGreaterThanOrEqual(stated.lines.length);
    expect(stated.lines.every((line) => line.edge.basis === 'explicit')).toBe(true);
  });

  it('wraps a name without losing a character', () => {
    for (const { node } of clusters.clusters) {
      const lines = wrapName(node.name, 5);
      expect(lines.join('')).toBe(node.name);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(5);
    }
  });
});

describe('the board of positions', () => {
  it('tells every place outside the structures exactly once, the city apart', () => {
    const board = positionBoard(space);
    const told = [
      ...board.where.map(({ statement }) => statement.other.id),
      ...[...board.belts, ...board.business, ...board.districts, ...board.others].map((unit) => unit.node.id),
      board.city?.node.id,
    ];
    const all = space.position.flatMap((group) => group.units.map((unit) => unit.node.id));
    for (const id of all) expect(told.filter((one) => one === id).length, id).toBeGreaterThan(0);
    expect(board.city?.node.name).toBe('无锡市');
  });

  it('names a tier of one by its level, the others as the page does', () => {
    const [main] = space.structures;
    expect(main?.tiers.map((tier) => tierName(tier))).toEqual(['一城', '两核', '三片', '六组团']);
  });

  it('shortens a long passage and leaves a short one', () => {
    const [told] = positionBoard(space).where;
    if (!told) throw new Error('the page says where the city lies');
    const { statement } = told;
    const quoting = (quote: string) =>
      shortQuote({
        ...statement,
        edge: { ...statement.edge, evidence: [{ source: 'a:b', start: 0, end: 1, quote, section: null }] },
      });
    expect(quoting('短')).toBe('短');
    expect([...quoting('长'.repeat(99))]).toHaveLength(46);
  });
});

describe('settings of a view', () => {
  it('stand in the URL and come back from it', () => {
    let state = reduce(
      { ...firstState(), plan: 'wuxi-14fyp', view: 'clusters' },
      { type: 'set', name: 'clusters-pair', value: 'iot.5g' },
    );
    state = reduce(state, { type: 'set', name: 'clusters-sort', value: 'page' });
    expect(readUrl(writeUrl(state)).settings).toEqual({ 'clusters-pair': 'iot.5g', 'clusters-sort': 'page' });
    expect(reduce(state, { type: 'set', name: 'clusters-pair', value: null }).settings).toEqual({
      'clusters-sort': 'page',
    });
  });

  it('are not what has a name without a dash', () => {
    expect(readUrl('?plan=a&view=clusters&evil=1&x-Y=2').settings).toEqual({});
  });
});
