/** One line of a plot: what it shows, in which colour, and a value for each place on the axis below. */
export type Line = { name: string; colour: string; values: readonly number[] };

const WIDTH = 760;
const HEIGHT = 360;
const FRAME = { left: 64, right: 190, top: 44, bottom: 46 };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const place = (at: number) => Math.round(at * 10) / 10;

/**
 * A plot as SVG: values over steps, both on a logarithmic scale, each line named at its end and marked by a
 * shape of its own (colour alone tells no line).
 */
export function plotOf(
  title: string,
  unit: string,
  steps: readonly number[],
  lines: readonly Line[],
): string {
  const all = lines.flatMap(({ values }) => values);
  const [low, high] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const [first, last] = [Math.log10(steps[0] ?? 1), Math.log10(steps.at(-1) ?? 10)];
  const x = (step: number) =>
    place(
      FRAME.left + ((Math.log10(step) - first) / (last - first || 1)) * (WIDTH - FRAME.left - FRAME.right),
    );
  const y = (value: number) =>
    place(FRAME.top + ((high - Math.log10(value)) / (high - low || 1)) * (HEIGHT - FRAME.top - FRAME.bottom));
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  const right = WIDTH - FRAME.right;
  const grid = ticks.map(
    (tick) =>
      `<path d="M${FRAME.left} ${y(tick)}H${right}" stroke="#ddd"/><text x="${FRAME.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  );
  const below = steps.map(
    (step) => `<text x="${x(step)}" y="${HEIGHT - FRAME.bottom + 20}" text-anchor="middle">${step}</text>`,
  );
  const named = apart(lines.map(({ values }) => y(values.at(-1) ?? 1)));
  const drawn = lines.map(({ name, colour, values }, i) => {
    const points = steps.map((step, at) => ({ x: x(step), y: y(values[at] ?? 1) }));
    const marks = points.map((at) => markOf(i, at.x, at.y)).join('');
    const path = points.map((at) => `${at.x} ${at.y}`).join('L');
    return `<g fill="${colour}"><path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>${marks}<text x="${right + 12}" y="${(named[i] ?? 0) + 4}">${escaped(name)}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${FRAME.left}" y="22" font-size="14" font-weight="600">${escaped(title)}</text>
<text x="${FRAME.left - 8}" y="${FRAME.top - 8}" text-anchor="end">${escaped(unit)}</text>
${grid.join('\n')}
${below.join('\n')}
${drawn.join('\n')}
</svg>
`;
}

/** The same heights, moved down where two names would cover one another. */
function apart(heights: readonly number[]): number[] {
  const placed = [...heights];
  let above = Number.NEGATIVE_INFINITY;
  for (const i of heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
    above = Math.max(heights[i] ?? 0, above + 15);
    placed[i] = above;
  }
  return placed;
}

function markOf(line: number, x: number, y: number): string {
  if (line % 4 === 0) return `<circle cx="${x}" cy="${y}" r="4"/>`;
  if (line % 4 === 1) return `<rect x="${x - 4}" y="${y - 4}" width="8" height="8"/>`;
  if (line % 4 === 2) return `<path d="M${x} ${y - 5}l5 9h-10z"/>`;
  return `<path d="M${x} ${y - 6}l6 6l-6 6l-6 -6z"/>`;
}
