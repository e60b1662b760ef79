/** Outlines of the ontology's shapes in a box from 0 to 1, and their counterparts among office shapes. */

export type Point = { x: number; y: number };

export type Outline = {
  /** Corners in order; absent for an ellipse. */
  corners?: Point[];
  /** Corners softened. */
  round: boolean;
  /** The office shape that draws it, and the adjustments it needs; without one, its corners are drawn. */
  preset?: string;
  adjust?: Record<string, number>;
  flip?: boolean;
  /** Where connectors can be glued, in the office shape's own numbering. */
  sites: Point[];
};

const points = (...flat: number[]): Point[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => ({ x: flat[i * 2] ?? 0, y: flat[i * 2 + 1] ?? 0 }));

const SIDES = points(0.5, 0, 0, 0.5, 0.5, 1, 1, 0.5);
const RECTANGLE = points(0, 0, 1, 0, 1, 1, 0, 1);
const DIAMOND = points(0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5);
const TAG = points(0, 0, 0.68, 0, 1, 0.5, 0.68, 1, 0, 1);
const HALF = Math.SQRT1_2 / 2;

/** As office shapes draw them: the outermost corners touch the box. */
const PENTAGON = points(0.5, 0, 1, 0.382, 0.809, 1, 0.191, 1, 0, 0.382);
const STAR = points(
  ...[0.5, 0, 0.618, 0.382, 1, 0.382, 0.691, 0.618, 0.809, 1],
  ...[0.5, 0.764, 0.191, 1, 0.309, 0.618, 0, 0.382, 0.382, 0.382],
);
const C = 0.29289;
const OCTAGON = points(C, 0, 1 - C, 0, 1, C, 1, 1 - C, 1 - C, 1, C, 1, 0, 1 - C, 0, C);
const OCTAGON_SITES = points(1, C, 1, 1 - C, 1 - C, 1, C, 1, 0, 1 - C, 0, C, C, 0, 1 - C, 0);
const VEE = points(0, 0, 0.5, 0.333, 1, 0, 0.5, 1);
const WAIST = points(0, 0, 0.15, 0.5, 0, 1, 1, 1, 0.85, 0.5, 1, 0);
const CUT = points(0.2, 0, 0.8, 0, 1, 0.25, 1, 0.75, 0.8, 1, 0.2, 1, 0, 0.75, 0, 0.25);
const BARREL = points(0.13, 0, 0.87, 0, 1, 0.25, 1, 0.75, 0.87, 1, 0.13, 1, 0, 0.75, 0, 0.25);

const rectangle: Outline = { corners: RECTANGLE, round: false, preset: 'rect', sites: SIDES };
const octagon: Outline = { corners: OCTAGON, round: false, preset: 'octagon', sites: OCTAGON_SITES };
const diamond: Outline = { corners: DIAMOND, round: false, preset: 'diamond', sites: SIDES };
/** The tag's point takes 0.32 of the width, however wide it is: the office shape's would not, so it is drawn. */
const tag: Outline = { corners: TAG, round: false, sites: points(0.34, 0, 0, 0.5, 0.34, 1, 1, 0.5) };

const OUTLINES: Record<string, Outline> = {
  ellipse: {
    round: true,
    preset: 'ellipse',
    sites: points(
      ...[0.5, 0, 0.5 - HALF, 0.5 - HALF, 0, 0.5, 0.5 - HALF, 0.5 + HALF],
      ...[0.5, 1, 0.5 + HALF, 0.5 + HALF, 1, 0.5, 0.5 + HALF, 0.5 - HALF],
    ),
  },
  rectangle,
  'round-rectangle': { ...rectangle, round: true, preset: 'roundRect' },
  diamond,
  'round-diamond': { ...diamond, round: true },
  octagon,
  'round-octagon': { ...octagon, round: true },
  pentagon: {
    corners: PENTAGON,
    round: false,
    preset: 'pentagon',
    sites: points(0.5, 0, 0, 0.382, 0.191, 1, 0.5, 1, 0.809, 1, 1, 0.382),
  },
  star: {
    corners: STAR,
    round: false,
    preset: 'star5',
    sites: points(0.5, 0, 0, 0.382, 0.191, 1, 0.809, 1, 1, 0.382),
  },
  hexagon: {
    corners: points(0, 0.5, 0.25, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0.25, 1),
    round: false,
    sites: points(1, 0.5, 0.75, 1, 0.25, 1, 0, 0.5, 0.25, 0, 0.75, 0),
  },
  triangle: {
    corners: points(0.5, 0, 1, 1, 0, 1),
    round: false,
    preset: 'triangle',
    sites: points(0.5, 0, 0.25, 0.5, 0, 1, 0.5, 1, 1, 1, 0.75, 0.5),
  },
  tag,
  'round-tag': { ...tag, round: true },
  barrel: { corners: BARREL, round: true, sites: SIDES },
  vee: { corners: VEE, round: false, sites: VEE },
  'cut-rectangle': { corners: CUT, round: false, sites: SIDES },
  'concave-hexagon': {
    corners: WAIST,
    round: false,
    sites: points(0.5, 0, 0.15, 0.5, 0.5, 1, 0.85, 0.5),
  },
  rhomboid: {
    corners: points(0, 0, 0.725, 0, 1, 1, 0.275, 1),
    round: false,
    sites: points(0.3625, 0, 0.1375, 0.5, 0.6375, 1, 0.8625, 0.5),
  },
};

/** The outline of a shape word; a word that is not known is a rectangle. */
export function outlineOf(shape: string): Outline {
  return OUTLINES[shape] ?? rectangle;
}

/** The shape words that have an outline of their own. */
export const SHAPE_WORDS: readonly string[] = Object.keys(OUTLINES);

export type Box = { x: number; y: number; w: number; h: number };

export function centreOf(box: Box): Point {
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 };
}

/** Where the line from a shape's middle towards `aim` leaves its outline; the farthest place if several. */
export function borderPoint(box: Box, shape: string, aim: Point): Point {
  const centre = centreOf(box);
  const dx = aim.x - centre.x;
  const dy = aim.y - centre.y;
  if ((dx === 0 && dy === 0) || box.w === 0 || box.h === 0) return centre;
  const { corners } = outlineOf(shape);
  if (!corners) {
    const t = 1 / Math.hypot(dx / (box.w / 2), dy / (box.h / 2));
    return { x: centre.x + dx * Math.min(t, 1), y: centre.y + dy * Math.min(t, 1) };
  }
  const at = corners.map((one) => ({ x: box.x + one.x * box.w, y: box.y + one.y * box.h }));
  let best = 0;
  for (const [i, a] of at.entries()) {
    const b = at[(i + 1) % at.length] ?? a;
    const ex = b.x - a.x;
    const ey = b.y - a.y;
    const det = ex * dy - ey * dx;
    if (det === 0) continue;
    const t = (ex * (a.y - centre.y) - ey * (a.x - centre.x)) / det;
    const u = (dx * (a.y - centre.y) - dy * (a.x - centre.x)) / det;
    if (u >= 0 && u <= 1 && t > best) best = t;
  }
  const t = Math.min(best, 1);
  return { x: centre.x + dx * t, y: centre.y + dy * t };
}
