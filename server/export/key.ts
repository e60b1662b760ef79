import type { Scene } from '../contract/briefing.ts';

/** The families, named, for the key below a drawing. */
export type FamilyNames = readonly { id: string; zh: string }[];

export type Basis = 'explicit' | 'inferred';

export const BASIS_NAME: Record<Basis, string> = { explicit: '明示', inferred: '推断' };

/** What a drawing's key has to explain: its colours if there are several, and the kinds of line in it. */
export function keyOf<T extends { id: string }>(
  scene: Pick<Scene, 'shapes' | 'connectors'>,
  families: readonly T[],
): { families: readonly T[]; bases: readonly Basis[] } {
  const used = families.filter(({ id }) => scene.shapes.some((shape) => shape.family === id));
  const bases = (['explicit', 'inferred'] as const).filter((basis) =>
    scene.connectors.some((connector) => connector.basis === basis),
  );
  return { families: used.length > 1 ? used : [], bases };
}
