import { stringify } from 'yaml';
import { parseYaml } from '../yaml/yaml-file.ts';

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  lineWidth: 0,
  singleQuote: true,
  flowCollectionPadding: false,
} as const;

/**
 * The lines of one field, canonical: a list of passages stands line by line, any other list on one line.
 * `indent` is how far the field's name stands in.
 */
export function renderField(name: string, value: unknown, indent: string): string[] {
  if (name === 'evidence' && Array.isArray(value)) {
    return [`${indent}evidence:`, ...value.flatMap((item) => renderItem(item, `${indent}  `))];
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return [
      `${indent}${name}:`,
      ...Object.entries(value).flatMap(([key, one]) => renderField(key, one, `${indent}  `)),
    ];
  }
  return [`${indent}${name}: ${inline(value)}`];
}

/** The lines of a record with its key (a node) or its dash (a relation). */
export function renderRecord(
  lead: { key: string } | { dash: true },
  fields: readonly [string, unknown][],
): string {
  const lines = fields.flatMap(([name, value]) => renderField(name, value, '  '));
  const text =
    'key' in lead
      ? [`${inline(lead.key)}:`, ...lines].join('\n')
      : lines.map((line, i) => (i === 0 ? `- ${line.slice(2)}` : line)).join('\n');
  return `${text}\n`;
}

function renderItem(item: unknown, indent: string): string[] {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return [`${indent}- ${inline(item)}`];
  return Object.entries(item).map(
    ([name, value], i) => `${indent}${i === 0 ? '- ' : '  '}${name}: ${inline(value)}`,
  );
}

/** A value on one line. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inFlow).join(', ')}]`;
  if (typeof value !== 'string') return stringify(value, OPTIONS).trimEnd();
  const plain = stringify(value, OPTIONS).trimEnd();
  return readsBack(`x: ${plain}\n`, value) && readsBack(`- ${plain}\n`, value)
    ? plain
    : JSON.stringify(value);
}

function inFlow(value: unknown): string {
  if (typeof value !== 'string') return stringify(value, OPTIONS).trimEnd();
  const text = stringify([value], { ...OPTIONS, collectionStyle: 'flow' })
    .trimEnd()
    .slice(1, -1);
  return !text.includes('\n') && readsBack(`x: [${text}]\n`, value) ? text : JSON.stringify(value);
}

/** Does our own reader, which mends some slips, take the line for what was meant? */
function readsBack(line: string, value: string): boolean {
  const { root, findings } = parseYaml('', line);
  if (findings.length > 0 || root === null) return false;
  let node = root.is === 'map' ? root.entries[0]?.value : root.is === 'list' ? root.items[0] : undefined;
  if (node?.is === 'list') node = node.items[0];
  return node?.is === 'scalar' && node.value === value;
}
