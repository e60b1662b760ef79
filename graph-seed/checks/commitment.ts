import { finder } from '../finding.ts';
import type { Check } from './check.ts';

const PROPERTY = 'commitment';

/** How strongly a plan commits itself is told by its own words: they stand in what the node itself quotes. */
export const commitmentQuoted: Check = {
  name: 'commitment-quoted',
  scope: 'entity',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) =>
      plan.entities.flatMap((entity) => {
        const property = entity.properties.find((one) => one.key === PROPERTY);
        if (property?.value.is !== 'scalar' || typeof property.value.value !== 'string') return [];
        const words = property.value.value;
        const quotes = entity.evidence.map((one) => one.parts.map((part) => part.quote).join(''));
        if (quotes.some((quote) => quote.includes(words))) return [];
        return [
          found(property.value.place, {
            zh: `承诺用语“${words}”不在这个节点自己的引文里`,
            en: `the node's own quotes do not say "${words}"`,
            mendZh: '照录引文中的用语，或补上说出它的引文；引文没有说的，删去 commitment',
            mendEn: 'write the words of a quote, add the quote that says them, or remove commitment',
          }),
        ];
      }),
    );
  },
};
