/** Outlines of the ontology's shapes in a square from -1 to 1, for the legend's and the panel's small signs. */

type Pt = readonly [number, number];

function regular(sides: number, turn = 0): Pt[] {
  return Array.from({ length: sides }, (_, i) => {
    const angle = (i / sides) * Math.PI * 2 - Math.PI / 2 + turn;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
}

function star(): Pt[] {
  return Array.from({ length: 10 }, (_, i) => {
    const angle = (i / 10) * Math.PI * 2 - Math.PI / 2;
    const r = i % 2 ? 0.48 : 1;
    return [Math.cos(angle) * r, Math.sin(angle) * r] as const;
  });
}

const rectangle: Pt[] = [
  [-0.95, -0.75],
  [0.95, -0.75],
  [0.95, 0.75],
  [-0.95, 0.75],
];
const diamond: Pt[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];
const tag: Pt[] = [
  [-1, -0.75],
  [0.35, -0.75],
  [1, 0],
  [0.35, 0.75],
  [-1, 0.75],
];

const OUTLINES: Record<string, Pt[]> = {
  star: star(),
  diamond,
  'round-diamond': diamond,
  tag,
  'round-tag': tag,
  rectangle,
  'round-rectangle': rectangle,
  barrel: [
    [-0.7, -0.9],
    [0.7, -0.9],
    [0.95, -0.45],
    [0.95, 0.45],
    [0.7, 0.9],
    [-0.7, 0.9],
    [-0.95, 0.45],
    [-0.95, -0.45],
  ],
  hexagon: [
    [-1, 0],
    [-0.5, -0.87],
    [0.5, -0.87],
    [1, 0],
    [0.5, 0.87],
    [-0.5, 0.87],
  ],
  vee: [
    [-1, -1],
    [0, -0.33],
    [1, -1],
    [0, 1],
  ],
  octagon: regular(8, Math.PI / 8),
  'round-octagon': regular(8, Math.PI / 8),
  pentagon: regular(5),
  'cut-rectangle': [
    [-0.6, -0.8],
    [0.6, -0.8],
    [1, -0.4],
    [1, 0.4],
    [0.6, 0.8],
    [-0.6, 0.8],
    [-1, 0.4],
    [-1, -0.4],
  ],
  'concave-hexagon': [
    [-1, -0.9],
    [-0.7, 0],
    [-1, 0.9],
    [1, 0.9],
    [0.7, 0],
    [1, -0.9],
  ],
  rhomboid: [
    [-1, -0.75],
    [0.45, -0.75],
    [1, 0.75],
    [-0.45, 0.75],
  ],
  triangle: [
    [0, -1],
    [1, 0.85],
    [-1, 0.85],
  ],
};

/** SVG path of a shape in a `size` square; null for an ellipse, which is a circle. */
export function shapePath(shape: string, size: number): string | null {
  const points = OUTLINES[shape];
  if (!points) return null;
  const at = ([x, y]: Pt) =>
    `${(((x + 1) / 2) * (size - 2) + 1).toFixed(2)} ${(((y + 1) / 2) * (size - 2) + 1).toFixed(2)}`;
  return `M${points.map(at).join('L')}Z`;
}

export function isRound(shape: string): boolean {
  return shape.startsWith('round-');
}
