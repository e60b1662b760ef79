/** Code-point order, the last word of every sort, so that both stores agree. Ids are ASCII. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function byId<T extends { id: string }>(a: T, b: T): number {
  return compareIds(a.id, b.id);
}

/** Each once, in order. */
export function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareIds);
}
