/** A slide is drawn as if it were 1280 × 720 pixels; files count in EMU. */
export const SLIDE = { width: 1280, height: 720, margin: 56 } as const;

/** Pixels → EMU. */
export function emu(px: number): number {
  return Math.round(px * 9525);
}

/** Pixels → hundredths of a point, as font sizes are written; within what the format allows. */
export function fontUnits(px: number): number {
  return Math.max(100, Math.min(400_000, Math.round(px * 75)));
}

export const FACES = { serif: '宋体', sans: '微软雅黑' } as const;
export type Face = keyof typeof FACES;
