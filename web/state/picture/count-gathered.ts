import type { GraphEdge, Grouped } from '../../../server/contract/types.ts';
import { groupIdOf } from '../../../server/graph/group-key.ts';
import type { Gather, Point } from '../address/app-state.ts';
import { edgesAt, type GraphData, otherEnd } from '../loaded/graph-data.ts';
import { isEdgeOff, isNodeOff, type Off } from './filtering.ts';
import {
  BETWEEN,
  type Counted,
  type DrawnGroup,
  type Gathered,
  type GroupLine,
  isGathered,
  type LinePart,
} from './gathered.ts';

/** What the groups gather of what is not drawn, and where they stand. Comes when groups are first wanted. Pure. */

function lineId(a: string, b: string): string {
  return a < b ? a + BETWEEN + b : b + BETWEEN + a;
}

/** Counts up and down, by the two ends of a line and by type. */
function makeTally() {
  const lines = new Map<string, Map<string, LinePart>>();
  return {
    add(part: LinePart, sign: 1 | -1) {
      const id = lineId(part.from, part.to);
      const parts = lines.get(id) ?? new Map<string, LinePart>();
      const key = `${part.from} ${part.type}`;
      const known = parts.get(key) ?? { ...part, explicit: 0, inferred: 0 };
      known.explicit += sign * part.explicit;
      known.inferred += sign * part.inferred;
      parts.set(key, known);
      lines.set(id, parts);
    },
    lines: () =>
      [...lines].map(([id, all]): GroupLine => {
        const parts = [...all.values()].filter((one) => one.explicit + one.inferred > 0);
        const [from = '', to = ''] = id.split(BETWEEN);
        return { id, from, to, parts, count: parts.reduce((n, one) => n + one.explicit + one.inferred, 0) };
      }),
  };
}

const counted = ({ basis }: GraphEdge) =>
  basis === 'explicit' ? { explicit: 1, inferred: 0 } : { explicit: 0, inferred: 1 };

/**
 * `answer`: every group as the server counts it, without the nodes that are filtered out. `drawn`: nodes
 * that are drawn by themselves, each with all its relations in `data`. `room`: how many lines may be drawn.
 */
export function gatheredIn(
  answer: Grouped,
  places: ReadonlyMap<string, Point>,
  data: GraphData,
  drawn: ReadonlySet<string>,
  off: Off,
  hidden: ReadonlySet<string>,
  room: number,
): Omit<Gathered, 'counts' | 'words'> {
  const { by } = answer;
  const rest = new Map(answer.groups.map((group) => [group.id, group.nodes]));
  for (const id of drawn) {
    const node = data.nodes.get(id);
    const group = node ? groupIdOf(node, by) : '';
    const n = rest.get(group);
    if (n !== undefined) rest.set(group, n - 1);
  }
  const groups = answer.groups.flatMap((group): DrawnGroup[] => {
    const left = rest.get(group.id) ?? 0;
    const at = places.get(group.id);
    return left > 0 && at && !hidden.has(group.id) ? [{ group, rest: left, all: group.nodes, at }] : [];
  });
  const shown = new Set(groups.map(({ group }) => group.id));
  const tally = makeTally();
  for (const { explicit, inferred, ...link } of answer.links) {
    if (off.types.includes(link.type)) continue;
    tally.add(
      {
        ...link,
        explicit: off.bases.includes('explicit') ? 0 : explicit,
        inferred: off.bases.includes('inferred') ? 0 : inferred,
      },
      1,
    );
  }
  const done = new Set<string>();
  for (const id of drawn) {
    for (const edge of edgesAt(data, id)) {
      if (done.has(edge.id) || isEdgeOff(off, edge)) continue;
      done.add(edge.id);
      const other = data.nodes.get(otherEnd(edge, id));
      const own = data.nodes.get(id);
      if (!other || !own || isNodeOff(off, other)) continue;
      const out = edge.from === id;
      const [ownGroup, otherGroup] = [groupIdOf(own, by), groupIdOf(other, by)];
      const ends = out ? { from: ownGroup, to: otherGroup } : { from: otherGroup, to: ownGroup };
      tally.add({ ...ends, type: edge.type, ...counted(edge) }, -1);
      if (drawn.has(other.id)) continue;
      const line = out ? { from: id, to: otherGroup } : { from: otherGroup, to: id };
      tally.add({ ...line, type: edge.type, ...counted(edge) }, 1);
    }
  }
  const stands = (id: string) => (isGathered(id) ? shown.has(id) : drawn.has(id));
  const lines = tally
    .lines()
    .filter(({ from, to, count }) => from !== to && count > 0 && stands(from) && stands(to))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return { groups, lines: lines.slice(0, room), left: Math.max(0, lines.length - room) };
}

/** How many of each kind, type and basis groups and lines stand for; of kinds where nodes are gathered by them. */
export function countedIn({ groups, lines }: Pick<Gathered, 'groups' | 'lines'>): Gathered['counts'] {
  const counts = {
    kinds: new Map<string, number>(),
    types: new Map<string, number>(),
    bases: new Map<string, number>(),
  };
  const add = (what: Counted, key: string, n: number) => {
    if (n > 0) counts[what].set(key, (counts[what].get(key) ?? 0) + n);
  };
  for (const { group, rest } of groups) if (group.kind) add('kinds', group.kind, rest);
  for (const { type, explicit, inferred } of lines.flatMap(({ parts }) => parts)) {
    add('types', type, explicit + inferred);
    add('bases', 'explicit', explicit);
    add('bases', 'inferred', inferred);
  }
  return counts;
}

/** As many points as finely measure the way round an ellipse. */
const FINE = 720;

/** So many places on an ellipse round nothing, from its top, each as far along it from the next. */
function ringOf(n: number, rx: number, ry: number): Point[] {
  const on = (i: number): Point => {
    const angle = -Math.PI / 2 + (i / FINE) * 2 * Math.PI;
    return { x: rx * Math.cos(angle), y: ry * Math.sin(angle) };
  };
  const along = [0];
  for (let i = 1; i <= FINE; i++) {
    const [a, b] = [on(i - 1), on(i)];
    along.push((along[i - 1] ?? 0) + Math.hypot(b.x - a.x, b.y - a.y));
  }
  const whole = along[FINE] ?? 0;
  return Array.from({ length: n }, (_, k) => on(along.findIndex((way) => way >= (k / n) * whole)));
}

/** Between two neighbours on a ring, and between two rings. */
const STEP = 190;
const RING = 170;
/** For what a ring is arranged: how much wider than high it is where nothing stands within, and how high at most. */
const ROOMS = {
  window: { wide: 1.5, most: 900 },
  telephone: { wide: 0.52, most: 1200 },
  slide: { wide: 2.4, most: 700 },
};
export type RingRoom = keyof typeof ROOMS;

/** Places for groups: on rings round a box, in the order given; always the same, whatever is drawn within. */
export function placesAround(
  ids: readonly string[],
  around: Gather['around'],
  room: RingRoom = 'window',
): Map<string, Point> {
  const [x1, y1, x2, y2] = around;
  const center = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  const empty = x1 === x2 && y1 === y2;
  // An ellipse round the corners of the box, with room for the names.
  const { wide, most } = ROOMS[empty ? room : 'window'];
  const least = empty ? (ids.length * STEP) / (Math.PI * (wide + 1)) : 0;
  let rx = empty ? Math.min(least, most) * wide : ((x2 - x1) / 2) * Math.SQRT2 + 80;
  let ry = empty ? Math.min(least, most) : ((y2 - y1) / 2) * Math.SQRT2 + 80;
  const places = new Map<string, Point>();
  for (let next = 0; next < ids.length; ) {
    const length = Math.PI * (rx + ry);
    const here = Math.min(ids.length - next, Math.max(6, Math.round(length / STEP)));
    for (const [i, { x, y }] of ringOf(here, rx, ry).entries()) {
      places.set(ids[next + i] ?? '', { x: Math.round(center.x + x), y: Math.round(center.y + y) });
    }
    next += here;
    rx += RING * wide;
    ry += RING;
  }
  return places;
}
