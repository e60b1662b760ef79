import { describe, expect, it } from 'vitest';
import { commitmentFacets, NO_WORD } from '../../server/graph/commitment-facets.ts';
import { groupIdOf } from '../../server/graph/group-key.ts';
import { groupedOf } from '../../server/graph/groups.ts';
import type { GraphEdge, GraphNode, PlanGraph } from '../../server/graph/types.ts';
import { countGroups } from '../../server/memory/memory-groups.ts';
import { EMPTY_DATA, merge } from '../../web/state/loaded/graph-data.ts';
import {
  countedIn,
  gatheredIn,
  placesAround,
  type RingRoom,
} from '../../web/state/picture/count-gathered.ts';
import { isNodeOff, type Off } from '../../web/state/picture/filtering.ts';
import type { By, Gathered } from '../../web/state/picture/gathered.ts';
import { realGraphs } from '../real-page.ts';

const [real] = realGraphs() as [PlanGraph];
const nodes: GraphNode[] = real.nodes.map(({ search: _, ...node }) => ({ ...node, degree: 1 }));
const edges: GraphEdge[] = real.edges.filter((edge) => edge.type !== 'STATED_IN');
const data = merge(EMPTY_DATA, { nodes, edges });
const NONE: Off = { types: [], bases: [], kinds: [], words: [] };

function gatheredBy(by: By, drawn: ReadonlySet<string>, off = NONE) {
  const counted = nodes.filter((node) => !isNodeOff(off, node));
  const answer = groupedOf(by, countGroups({ nodes: counted, edges }, by), 500);
  const places = placesAround(
    answer.groups.map(({ id }) => id),
    [0, 0, 0, 0],
  );
  return gatheredIn(answer, places, data, drawn, off, new Set(), 10_000);
}

const total = ({ lines }: Pick<Gathered, 'lines'>) => lines.reduce((sum, line) => sum + line.count, 0);

describe('what is gathered', () => {
  it.each(['plan', 'kind', 'chapter'] as const)('holds, by %s, every node once that is not drawn', (by) => {
    const drawn = new Set(nodes.filter((_, i) => i % 7 === 0).map(({ id }) => id));
    const { groups } = gatheredBy(by, drawn);
    expect(groups.reduce((sum, one) => sum + one.rest, 0)).toBe(nodes.length - drawn.size);
    for (const { group, rest } of groups)
      expect(rest).toBe(
        nodes.filter((node) => !drawn.has(node.id) && groupIdOf(node, by) === group.id).length,
      );
  });

  it.each(['kind', 'chapter'] as const)('counts, by %s, the very relations between its ends', (by) => {
    const drawn = new Set(nodes.filter((_, i) => i % 5 === 0).map(({ id }) => id));
    const known = new Map(nodes.map((node) => [node.id, node]));
    const end = (id: string) => {
      const node = known.get(id);
      return drawn.has(id) || !node ? id : groupIdOf(node, by);
    };
    const gathered = gatheredBy(by, drawn);
    for (const { from, to, count, parts } of gathered.lines) {
      const found = edges.filter((edge) => {
        const ends = [end(edge.from), end(edge.to)];
        return ends.includes(from) && ends.includes(to) && ends[0] !== ends[1];
      });
      expect(count, `${from} ${to}`).toBe(found.length);
      const explicit = found.filter(({ basis }) => basis === 'explicit').length;
      expect(parts.reduce((sum, part) => sum + part.explicit, 0)).toBe(explicit);
    }
    const between = edges.filter((edge) => {
      const [from, to] = [end(edge.from), end(edge.to)];
      return from !== to && (from.includes('*') || to.includes('*'));
    });
    expect(total(gathered)).toBe(between.length);
  });

  it('is gone when all is drawn, and counts nothing that is filtered out', () => {
    const all = gatheredBy('kind', new Set(nodes.map(({ id }) => id)));
    expect([all.groups, all.lines]).toEqual([[], []]);
    const explicit = gatheredBy('kind', new Set(), { ...NONE, bases: ['inferred'] });
    expect(explicit.lines.flatMap(({ parts }) => parts).some((part) => part.inferred > 0)).toBe(false);
    expect(total(explicit)).toBeLessThan(total(gatheredBy('kind', new Set())));
    const without = gatheredBy('chapter', new Set(), { ...NONE, kinds: ['Goal'] });
    const goals = nodes.filter(({ kind }) => kind === 'Goal').length;
    expect(without.groups.reduce((sum, one) => sum + one.rest, 0)).toBe(nodes.length - goals);
  });

  it('counts, where a word of commitment is filtered out, neither its nodes nor their relations', () => {
    const off = { ...NONE, words: [NO_WORD] };
    const strategies = nodes.filter((node) => node.kind === 'Strategy' && !isNodeOff(off, node));
    const drawn = new Set(strategies.map(({ id }) => id));
    expect(drawn.size).toBeGreaterThan(0);
    const committed = gatheredBy('kind', drawn, off);
    const kept = nodes.filter((node) => !drawn.has(node.id) && commitmentFacets(node)[0] !== NO_WORD);
    expect(kept.length).toBeGreaterThan(10);
    expect(committed.groups.reduce((sum, one) => sum + one.rest, 0)).toBe(kept.length);
    const known = new Map(nodes.map((node) => [node.id, node]));
    const end = (id: string) => {
      const node = known.get(id);
      if (!node || isNodeOff(off, node)) return null;
      return drawn.has(id) ? id : groupIdOf(node, 'kind');
    };
    const crossing = edges.filter((edge) => {
      const [from, to] = [end(edge.from), end(edge.to)];
      return from && to && from !== to && (from.includes('*') || to.includes('*'));
    });
    expect(crossing.length).toBeGreaterThan(0);
    expect(total(committed)).toBe(crossing.length);
  });

  it('is counted for the legend: nodes by kind, what its lines count by type and basis', () => {
    const found = gatheredBy('kind', new Set());
    const counts = countedIn(found);
    expect(counts.kinds.get('Project')).toBe(nodes.filter(({ kind }) => kind === 'Project').length);
    const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((a, b) => a + b, 0);
    expect(sum(counts.kinds)).toBe(nodes.length);
    expect([sum(counts.types), sum(counts.bases)]).toEqual([total(found), total(found)]);
    expect(counts.bases.get('explicit')).toBeGreaterThan(0);
    expect(countedIn(gatheredBy('chapter', new Set())).kinds.size).toBe(0);
  });

  it('stands round the box, no two at one place, and where it stood', () => {
    const ids = Array.from({ length: 300 }, (_, i) => `p${i}*`);
    const places = placesAround(ids, [-900, -400, 900, 400]);
    const at = [...places.values()];
    expect(new Set(at.map(({ x, y }) => `${x} ${y}`)).size).toBe(300);
    expect(at.filter(({ x, y }) => Math.abs(x) < 900 && Math.abs(y) < 400)).toEqual([]);
    expect(placesAround(ids, [-900, -400, 900, 400])).toEqual(places);
  });

  it('stands higher than wide on a telephone, and wider than high in a window, in one ring while it has room', () => {
    const ids = Array.from({ length: 24 }, (_, i) => `p${i}*`);
    const extent = (room: RingRoom) => {
      const at = [...placesAround(ids, [0, 0, 0, 0], room).values()];
      const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)];
      return (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
    };
    expect(extent('telephone')).toBeLessThan(0.6);
    expect(extent('window')).toBeGreaterThan(1.4);
    expect(extent('slide')).toBeGreaterThan(2.2);
  });
});
