import type { AppState } from '../../state/address/app-state.ts';
import { compared, comparedError } from '../../state/loaded/compared.ts';
import { plans } from '../../state/loaded/plan-data.ts';
import { readComparison } from '../../state/loaded/read-comparison.ts';
import { t } from '../../state/store.ts';
import { otherPlan, sayComparison } from '../compare/compare-view.tsx';
import { filtered } from '../compare/comparison-board.ts';
import { sayMatch, saySide } from '../compare/pairs.tsx';
import { compareScene } from './scenes/compare-scene.ts';
import { parted } from './scenes/parts.ts';
import { type Made, partOfThings } from './shown-part.ts';

/** The slide of two plans: what both name, as far as the view's filter lets it through. */
export async function compareSlide(state: AppState): Promise<Made | null> {
  const all = plans.value?.plans ?? [];
  const one = all.find((plan) => plan.id === state.plan);
  const setting = (name: string) => state.settings[`compare-${name}`] ?? null;
  const other = one ? otherPlan(all, one.id, setting('with')) : null;
  if (!one || !other) return null;
  await readComparison(one.id, other.id);
  const known = compared.value;
  if (known?.one !== one.id || known.other !== other.id) {
    throw comparedError.value ?? new Error(t.value('state.failed'));
  }
  const { comparison } = known;
  const { both, onlyOne, onlyOther } = filtered(comparison, {
    kind: setting('kind'),
    word: setting('word'),
  });
  const counts = { n: comparison.both.length, a: comparison.onlyOne.length, b: comparison.onlyOther.length };
  const drawn = compareScene(one.id === other.id ? [] : both, parted(sayComparison(comparison, one, other)), {
    ...{ one: one.short, other: other.short, side: saySide, match: sayMatch },
    counts: t.value('compare.sceneCounts', counts),
    caption: t.value('compare.caption'),
  });
  const nodes = [...both.flatMap((pair) => [...pair.one, ...pair.other]), ...onlyOne, ...onlyOther];
  return {
    ...drawn,
    part: partOfThings(
      nodes.map(({ id }) => id),
      [],
    ),
  };
}
