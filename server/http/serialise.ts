/** What nodes and edges look like as JSON; they are never changed, so once is enough. */
const fragments = new WeakMap<object, string>();

/**
 * `JSON.stringify`, but a node or an edge that stands in a list of the answer is written only the first
 * time: the embedded store hands out the same objects again and again.
 */
export function serialise(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  let text = '';
  for (const [name, part] of Object.entries(value)) {
    const json = Array.isArray(part) ? listOf(part) : JSON.stringify(part);
    if (json !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${json}`;
  }
  return `{${text}}`;
}

function listOf(items: readonly unknown[]): string {
  let text = '';
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const isObject = typeof item === 'object' && item !== null;
    text += `${i === 0 ? '' : ','}${isObject ? fragmentOf(item) : (JSON.stringify(item) ?? 'null')}`;
  }
  return `[${text}]`;
}

function fragmentOf(item: object): string {
  const known = fragments.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  fragments.set(item, text);
  return text;
}
