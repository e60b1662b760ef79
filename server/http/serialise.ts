/** What nodes and edges look like as JSON; they are never changed, so once is enough. */
const fragments = new WeakMap<object, string>();

/**
 * `JSON.stringify`, but a node or an edge (what has an id) that stands in a list of the answer, or in an
 * item of a list as in a hit, is written only the first time: the embedded store hands out the same objects
 * again and again.
 */
export function serialise(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return fieldsOf(value, (part) => (Array.isArray(part) ? listOf(part) : JSON.stringify(part)));
}

function fieldsOf(value: object, write: (part: unknown) => string | undefined): string {
  let text = '';
  for (const [name, part] of Object.entries(value)) {
    const json = write(part);
    if (json !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${json}`;
  }
  return `{${text}}`;
}

function listOf(items: readonly unknown[]): string {
  let text = '';
  for (let i = 0; i < items.length; i++) text += `${i === 0 ? '' : ','}${itemOf(items[i]) ?? 'null'}`;
  return `[${text}]`;
}

function itemOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return JSON.stringify(item);
  return 'id' in item ? fragmentOf(item) : fieldsOf(item, partOf);
}

function partOf(part: unknown): string | undefined {
  return typeof part === 'object' && part !== null && 'id' in part ? fragmentOf(part) : JSON.stringify(part);
}

function fragmentOf(item: object): string {
  const known = fragments.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  fragments.set(item, text);
  return text;
}
