import type { Scene } from '../contract/briefing.ts';

/** The families, named, for the key below a drawing. */
export type FamilyNames = readonly { id: string; zh: string }[];

export type Basis = Scene['connectors'][number]['basis'];

export const BASIS_NAME: Record<Basis, string> = {
  explicit: '明示',
  inferred: '推断',
  summary: '合并的关系，只计条数',
};
export const GROUP_NAME = '合并的组';
/** Of a summary's line in the key: as broad and as pale as such lines are. */
export const SUMMARY_SIGN = { width: 6, opacity: 0.35 };

/** What a drawing's key has to explain: its colours if there are several, and the kinds of line in it. */
export function keyOf<T extends { id: string }>(
  scene: Pick<Scene, 'shapes' | 'connectors'>,
  families: readonly T[],
): { families: readonly T[]; groups: boolean; bases: readonly Basis[] } {
  const used = families.filter(({ id }) => scene.shapes.some((shape) => shape.family === id));
  const bases = (['explicit', 'inferred', 'summary'] as const).filter((basis) =>
    scene.connectors.some((connector) => connector.basis === basis),
  );
  const groups = scene.shapes.some((shape) => shape.group);
  return { families: used.length > 1 ? used : [], groups, bases };
}
