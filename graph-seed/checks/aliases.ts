import { normalise } from '../../server/graph/search.ts';
import { finder } from '../finding.ts';
import type { PlanSeed } from '../seed.ts';
import { readingOrder, runs } from '../text/reading-order.ts';
import type { Check } from './check.ts';

/** Aliases are forms that the page itself uses; the name may be a reader's, an alias never. */
export const aliases: Check = {
  name: 'aliases',
  scope: 'entity',
  check({ plans }) {
    const found = finder(this.name, this.scope, 'warning');
    return plans.flatMap((plan) => {
      const text = textOf(plan);
      return plan.entities.flatMap((entity) =>
        entity.aliases.flatMap((alias, i) => {
          const repeated =
            alias.value === entity.name?.value ||
            entity.aliases.findIndex((other) => other.value === alias.value) < i;
          if (repeated) {
            return found(alias.place, {
              zh: `别名“${alias.value}”与名称或另一个别名相同`,
              en: `the alias "${alias.value}" repeats the name or another alias`,
              mendZh: '删去',
              mendEn: 'remove it',
            });
          }
          if (text.includes(normalise(alias.value))) return [];
          return found(alias.place, {
            zh: `别名“${alias.value}”不见于原文`,
            en: `the page never says "${alias.value}"`,
            mendZh: '别名只收原文用过的说法：改正或删去',
            mendEn: 'an alias is a form that the page uses: correct or remove it',
          });
        }),
      );
    });
  },
};

/** What the plan's sources say, read on over cuts and lines, in the form in which words are compared. */
function textOf(plan: PlanSeed): string {
  const passages = plan.sources.flatMap((source) =>
    runs(readingOrder(source)).map((run) =>
      run.map((block) => source.text.slice(block.start, block.end).replaceAll('\n', '')).join(''),
    ),
  );
  // A private-use character parts the passages: no alias holds it.
  return passages.map(normalise).join('\ue000');
}
