/**
 * The part of the page's address that names a state. A page that was opened as a file may not change its
 * query, so there the same text stands behind the `#`.
 */

/** Whether this page was opened as a file, by someone who may have nothing but the file. */
export const isFile = () => location.protocol === 'file:';

/** `?plan=…&view=…`, or empty. */
export function query(): string {
  return isFile() ? location.hash.slice(1) : location.search;
}

/** The address of this page with another state. */
export function addressOf(query: string): string {
  return isFile() ? `#${query}` : `${location.pathname}${query}`;
}
