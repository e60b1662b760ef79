import type { GraphNode } from '../../server/contract/types.ts';
import { NO_WORD } from '../../server/graph/commitment-facets.ts';
import { placeOf } from '../state/loaded/places.ts';
import { kindById } from '../state/loaded/plan-data.ts';
import { commitmentsOf } from '../state/picture/commitment.ts';
import { language, t } from '../state/store.ts';
import { propertyValue } from '../state/words.ts';
import './commitment.css';

/** The words of a property in Chinese, as they stand on a page. */
function printed(node: GraphNode, property: string): string {
  const value = String(node.properties[property]);
  return kindById.value.get(node.kind)?.properties[property]?.values?.[value]?.zh ?? value;
}

/** The name of a facet of commitment. */
export function facetName(facet: string): string {
  if (facet === NO_WORD) return t.value('commitment.none');
  for (const kind of kindById.value.values()) {
    const named = kind.properties.nature?.values?.[facet];
    if (named) return named[language.value];
  }
  return facet;
}

/** The same in words alone, as it is sorted and copied. */
export function commitmentText(node: GraphNode): string {
  return commitmentsOf(node, (property) => printed(node, property))
    .map(({ property }) => propertyValue(node, property))
    .join(t.value('sep.list'));
}

/** How strongly the page commits itself, in its own words, each with the clause in which they stand. */
export function CommitmentCell({ node }: { node: GraphNode }) {
  const found = commitmentsOf(node, (property) => printed(node, property));
  return (
    <>
      {found.map(({ property, said }) => (
        <span class="commitment" key={property}>
          <span class="chip" lang={property === 'commitment' ? 'zh-CN' : undefined}>
            {propertyValue(node, property)}
          </span>
          {said ? (
            <q class="commitment-words" lang="zh-CN" title={placeOf(said.evidence)}>
              {said.clause}
            </q>
          ) : null}
        </span>
      ))}
    </>
  );
}
