import type { Point } from '../state/address/app-state.ts';

/** Whether a point lies within a closed line (even-odd). Pure. */
export function within(line: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  line.forEach((a, i) => {
    const b = line[(i + line.length - 1) % line.length];
    if (!b || a.y > y === b.y > y) return;
    if (x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}
