import { wrapLabel } from '../../../server/layout/wrap-label.ts';
import { SIZES } from './layers-layout.ts';

/** Coordinates of the paths between two nodes: the two ends once, a lane for every path. Pure. */

export type LaneStep = { edge: string; label: string[]; basis: string[]; x1: number; x2: number };
export type LaneStop = { id: string; x: number; y: number; width: number; height: number; lines: string[] };
export type Lane = { y: number; steps: LaneStep[]; stops: LaneStop[] };
export type LanesPicture = {
  width: number;
  height: number;
  ends: { id: string; x: number; y: number; width: number; height: number; lines: string[] }[];
  lanes: Lane[];
};

export type LanePath = {
  nodes: readonly { id: string; name: string }[];
  steps: readonly { id: string; relation: string; basis: string }[];
};

/** So wide that four steps can still be read on a slide. */
const END = 172;
const LEAST_STOP = 132;
const STEP = 128;

export function placeLanes(paths: readonly LanePath[], width: number): LanesPicture {
  const most = Math.max(1, ...paths.map((path) => path.steps.length));
  const least = END * 2 + most * STEP + (most - 1) * LEAST_STOP;
  const whole = Math.max(width, least);
  const lanes: Lane[] = [];
  let y = 6;
  for (const path of paths) {
    const inner = path.nodes.slice(1, -1);
    const room = whole - END * 2;
    const stopWidth = inner.length
      ? Math.min(260, Math.max(LEAST_STOP, (room - path.steps.length * STEP) / inner.length))
      : 0;
    const stepWidth = (room - stopWidth * inner.length) / path.steps.length;
    const wrapped = inner.map((node) => wrapLabel(node.name, (stopWidth - 20) / SIZES.font));
    const labels = path.steps.map((step) => ({
      label: wrapLabel(step.relation, (stepWidth - 16) / SIZES.small),
      basis: wrapLabel(step.basis, (stepWidth - 16) / SIZES.small),
    }));
    const tallest = Math.max(
      ...wrapped.map((lines) => lines.length * SIZES.line + 18),
      ...labels.map((one) => 2 * Math.max(one.label.length, one.basis.length) * SIZES.smallLine + 8),
    );
    const middle = y + tallest / 2;
    const stops = inner.map((node, i) => {
      const lines = wrapped[i] ?? [];
      const height = lines.length * SIZES.line + 18;
      const x = END + (i + 1) * stepWidth + i * stopWidth;
      return { id: node.id, x, y: middle - height / 2, width: stopWidth, height, lines };
    });
    const steps = path.steps.map((step, i) => {
      const x1 = END + i * (stepWidth + stopWidth);
      return { edge: step.id, ...(labels[i] ?? { label: [], basis: [] }), x1, x2: x1 + stepWidth };
    });
    lanes.push({ y: middle, steps, stops });
    y += tallest + SIZES.bundleGap;
  }
  const height = Math.max(y - SIZES.bundleGap, 96) + 6;
  const first = paths[0]?.nodes;
  const ends = [first?.[0], first?.at(-1)].flatMap((node, i) =>
    node
      ? [
          {
            id: node.id,
            x: i === 0 ? 0 : whole - END,
            y: 0,
            width: END,
            height,
            lines: wrapLabel(node.name, (END - 32) / SIZES.rootFont),
          },
        ]
      : [],
  );
  return { width: whole, height, ends, lanes };
}
