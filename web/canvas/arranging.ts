import type { LayoutInput, LayoutResult } from '../../server/layout/layout-types.ts';

/** Who arranges a graph: a worker where the page has one (run-layout.ts), else the page itself. */
export type Arranger = (input: LayoutInput) => Promise<LayoutResult>;

let arranger: Arranger | null = null;

export function arrangeWith(chosen: Arranger): void {
  arranger = chosen;
}

/** Places for every node of a graph. */
export function arrange(input: LayoutInput): Promise<LayoutResult> {
  if (!arranger) throw new Error('nobody arranges graphs here');
  return arranger(input);
}
