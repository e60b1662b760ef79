/** The strength of a commitment as a node has it (docs/decisions/0007). Pure, and the page's rule too. */

/** A facet: a word as printed (确保), a class of indicators (`binding`), or NO_WORD. */
export const NO_WORD = 'none';
export const COMMITTING = ['commitment', 'nature'] as const;

/** The facets in which a node stands; NO_WORD alone where the page does not commit itself. */
export function commitmentFacets(node: { properties: Readonly<Record<string, unknown>> }): string[] {
  const found = COMMITTING.flatMap((name) => {
    const value = node.properties[name];
    return typeof value === 'string' ? [value] : [];
  });
  return found.length > 0 ? found : [NO_WORD];
}

/** Whether a node stands in no other facets than these: such a node is left out with them. */
export function standsOnlyIn(
  node: Parameters<typeof commitmentFacets>[0],
  facets: readonly string[],
): boolean {
  return facets.length > 0 && commitmentFacets(node).every((facet) => facets.includes(facet));
}
