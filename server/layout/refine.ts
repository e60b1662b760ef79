import type { LayoutEdge, LayoutNode, Point } from './layout-types.ts';
import { seeded } from './seeded.ts';
import {
  apart,
  cross,
  type Line,
  meets,
  neighbourhoodKept,
  type Piece,
  pieceOf,
  type Spot,
  squared,
} from './spots.ts';

/**
 * Simulated annealing of a piece that fcose has arranged. fcose keeps lines short, but knows nothing of crossings, of
 * lines through names, nor of who stands nearest to whom. No room comes over another. The same piece gives the same picture.
 */

/** What a fault costs, in one coin: a node that has none of its relatives nearest costs `kept`. */
const COST = {
  kept: 3,
  crossing: 0.5,
  /** A line through a node, through another's name, through the name of one of its ends. */
  overDisc: 1,
  overLabel: 0.2,
  ownLabel: 0.1,
  /** Of a line as long as a middling room is wide. */
  length: 0.25,
  /** Of a middling room more in the box around all. */
  area: 1.5,
  /** For each node, of the box's being longer or higher than `SHAPE` allows. */
  long: 0.35,
};
/** Of a box's longer side to its shorter: beyond it room is left unused beside the next piece. */
const SHAPE = 1.3;

/** How bad a change may be to be tried, at first and at last. */
const HEAT = { first: 0.4, last: 0.03 };
const STEPS_PER_NODE = 300;
/** Steps by nodes and lines: what the largest picture is given. */
const MOST_WORK = 1.2e7;
/** The share of moves that change two nodes' places, and of those that go beside a relative; the rest go a little aside. */
const SWAPPED = 0.2;
const TO_RELATIVE = 0.3;
/** Of a few that were looked at, the one whose picture of the real page reads best. */
const SEED = 2;

/** Better places for one connected piece, within a bounded amount of work. */
export function refined(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  places: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const piece = pieceOf(nodes, edges, places);
  if (nodes.length > 2) anneal(piece);
  return new Map(piece.spots.map(({ id, x, y }) => [id, { x, y }]));
}

/** Of whom a spot's neighbourhood tells: its share kept, and how far (squared) its farthest relative is. */
type Seen = { share: number; reach: number };

function anneal(piece: Piece): void {
  const { spots, lines } = piece;
  const steps = Math.min(
    STEPS_PER_NODE * spots.length,
    Math.round(MOST_WORK / (spots.length + lines.length)),
  );
  const random = seeded(SEED);
  const seen = new Map(spots.map((spot) => [spot, seenFrom(spot, spots)]));
  let area = areaCost(piece);
  for (let step = 0; step < steps; step++) {
    const done = step / steps;
    const heat = HEAT.first * (HEAT.last / HEAT.first) ** done;
    const move = proposed(piece, random, 1 - done);
    if (!move) continue;
    swapPlaces(move);
    const room = fits(move, spots);
    const areaNow = areaCost(piece);
    swapPlaces(move);
    if (!room) continue;
    const own = linesOf(move);
    const before = linesCost(move, own, piece);
    swapPlaces(move);
    let delta = linesCost(move, own, piece) - before + areaNow - area;
    const news = changedBy(move, seen, spots);
    for (const [spot, { share }] of news) delta += COST.kept * ((seen.get(spot)?.share ?? 0) - share);
    if (delta <= 0 || random() < Math.exp(-delta / heat)) {
      for (const [spot, now] of news) seen.set(spot, now);
      area = areaNow;
    } else swapPlaces(move);
  }
}

/** Spots and where they would stand instead. */
type Move = { spot: Spot; x: number; y: number }[];

function proposed({ spots, unit }: Piece, random: () => number, range: number): Move | null {
  const spot = pick(spots, random);
  const kind = random();
  if (!spot) return null;
  if (kind < SWAPPED) {
    const other = pick(spots, random);
    if (!other || other === spot) return null;
    return [
      { spot, x: other.x, y: other.y },
      { spot: other, x: spot.x, y: spot.y },
    ];
  }
  if (kind < SWAPPED + TO_RELATIVE) {
    const to = pick(spot.near, random);
    if (!to) return null;
    const angle = random() * Math.PI * 2;
    const far = (0.6 + random() * 1.2) * unit;
    return [{ spot, x: to.x + Math.cos(angle) * far, y: to.y + Math.sin(angle) * far }];
  }
  const most = unit * (range + 0.05);
  return [{ spot, x: spot.x + (random() * 2 - 1) * most, y: spot.y + (random() * 2 - 1) * most }];
}

function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}

/** Carries a move out; a second time, takes it back. */
function swapPlaces(move: Move): void {
  for (const to of move) {
    const { x, y } = to.spot;
    to.spot.x = to.x;
    to.spot.y = to.y;
    to.x = x;
    to.y = y;
  }
}

function fits(move: Move, spots: readonly Spot[]): boolean {
  for (const { spot } of move)
    for (const other of spots) if (other !== spot && !apart(spot, other)) return false;
  return true;
}

function linesOf([one, other]: Move): readonly Line[] {
  if (!one) return [];
  if (!other) return one.spot.lines;
  return [...one.spot.lines, ...other.spot.lines.filter((line) => !one.spot.lines.includes(line))];
}

function linesCost(move: Move, own: readonly Line[], { spots, lines, unit }: Piece): number {
  let cost = 0;
  for (const line of own) {
    cost += (COST.length * Math.sqrt(squared(line.a, line.b))) / unit;
    for (const other of lines) if (cross(line, other)) cost += COST.crossing;
    for (const spot of spots) cost += overCost(line, spot);
  }
  for (const line of lines) for (const { spot } of move) cost += overCost(line, spot);
  return cost;
}

function overCost(line: Line, spot: Spot): number {
  if (line.a === spot || line.b === spot) return meets(line, spot, spot.label) ? COST.ownLabel : 0;
  let cost = 0;
  if (meets(line, spot, spot.disc)) cost += COST.overDisc;
  if (meets(line, spot, spot.label)) cost += COST.overLabel;
  return cost;
}

function areaCost({ spots, unit }: Piece): number {
  let x1 = Infinity;
  let x2 = -Infinity;
  let y1 = Infinity;
  let y2 = -Infinity;
  for (const { x, y, room } of spots) {
    x1 = Math.min(x1, x + room.x1);
    x2 = Math.max(x2, x + room.x2);
    y1 = Math.min(y1, y + room.y1);
    y2 = Math.max(y2, y + room.y2);
  }
  const w = x2 - x1;
  const h = y2 - y1;
  const long = Math.max(0, Math.max(w / h, h / w) - SHAPE);
  return (COST.area * w * h) / unit ** 2 + COST.long * long * spots.length;
}

function seenFrom(spot: Spot, spots: readonly Spot[]): Seen {
  let reach = 0;
  for (const relative of spot.near) reach = Math.max(reach, squared(spot, relative));
  return { share: neighbourhoodKept(spot, spots), reach };
}

/** What the spots that a move can have changed see after it. */
function changedBy(move: Move, seen: ReadonlyMap<Spot, Seen>, spots: readonly Spot[]): Map<Spot, Seen> {
  const news = new Map<Spot, Seen>();
  for (const spot of spots) {
    const reach = seen.get(spot)?.reach ?? 0;
    // A move holds where its spots stood before.
    for (const was of move)
      if (was.spot === spot || squared(was, spot) <= reach || squared(was.spot, spot) <= reach) {
        news.set(spot, seenFrom(spot, spots));
        break;
      }
  }
  return news;
}
