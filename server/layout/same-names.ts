/** Names that more than one node bears: where either could be meant, the kind stands beside. Pure. */
export function sharedNames(nodes: Iterable<{ name: string }>): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of nodes) {
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}
