/** How strong a line is drawn, from 0 to 1: explicit full, an inference fainter as its ground is weaker. Pure. */
export function strengthOf(basis: string, rank: number | undefined, ranks: number): number {
  if (basis === 'explicit') return 1;
  return 0.92 - (((rank ?? ranks) - 1) / Math.max(1, ranks - 1)) * 0.5;
}
