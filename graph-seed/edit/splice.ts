import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import { renderField, renderRecord } from './render.ts';

/**
 * One record of a file (a node under its id, a relation in the list), with the lines it takes. Comments before it
 * belong to nobody: they stay when it goes.
 */
export type Slot = {
  key: string | null;
  /** As plain JavaScript. */
  value: unknown;
  /** Offsets (UTF-16) of its first line's beginning and past its last line's end. */
  start: number;
  end: number;
  /** Its fields with their lines; null when it is written in braces. */
  fields: { name: string; value: unknown; start: number; end: number }[] | null;
};

/** The records of a file of entities or relations, in order. */
export function slotsOf(text: string): Slot[] {
  const doc = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent', uniqueKeys: false });
  const root = doc.contents;
  const lineStart = (at: number) => text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = (at: number) => {
    let last = at;
    while (last > 0 && /\s/u.test(text[last - 1] ?? '')) last--;
    const next = text.indexOf('\n', last);
    return next < 0 ? text.length : next + 1;
  };
  const fieldsOf = (node: unknown): Slot['fields'] => {
    if (!isMap(node) || node.flow === true) return null;
    return node.items.flatMap((pair) => {
      if (!isScalar(pair.key) || !pair.key.range) return [];
      const start = lineStart(pair.key.range[0]);
      const end =
        isNode(pair.value) && pair.value.range ? lineEnd(pair.value.range[1]) : lineEnd(pair.key.range[1]);
      const value = isNode(pair.value) ? pair.value.toJS(doc) : null;
      return [{ name: String(pair.key.value), value, start, end }];
    });
  };
  if (isMap(root)) {
    return root.items.flatMap((pair) => {
      if (!isScalar(pair.key) || !pair.key.range) return [];
      const end = isNode(pair.value) && pair.value.range ? pair.value.range[1] : pair.key.range[1];
      return [
        {
          key: String(pair.key.source ?? pair.key.value),
          value: isNode(pair.value) ? pair.value.toJS(doc) : null,
          start: lineStart(pair.key.range[0]),
          end: lineEnd(end),
          fields: fieldsOf(pair.value),
        },
      ];
    });
  }
  if (!isSeq(root)) return [];
  return root.items.flatMap((item) => {
    if (!isNode(item) || !item.range) return [];
    return [
      {
        key: null,
        value: item.toJS(doc),
        start: lineStart(item.range[0]),
        end: lineEnd(item.range[1]),
        fields: fieldsOf(item),
      },
    ];
  });
}

export type Lead = { key: string } | { dash: true };

/** Puts a new record at an offset between two lines; every other line stays as it is. */
export function insertRecord(
  text: string,
  at: number,
  lead: Lead,
  fields: readonly [string, unknown][],
): string {
  const record = renderRecord(lead, fields);
  const before = text.slice(0, at);
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${record}${text.slice(at)}`;
}

/** Takes a record out, its lines only. */
export function removeRecord(text: string, slot: Slot): string {
  return text.slice(0, slot.start) + text.slice(slot.end);
}

/** Gives a record other fields: those that keep their value keep their lines, comments and all. */
export function changeRecord(
  text: string,
  slot: Slot,
  lead: Lead,
  fields: readonly [string, unknown][],
): string {
  const old = slot.fields;
  if (old === null || old.length === 0) {
    return text.slice(0, slot.start) + renderRecord(lead, fields) + text.slice(slot.end);
  }
  const names = new Map(fields);
  // A relation's first field shares its line with the dash; then the order of the file may not change.
  const dash = 'dash' in lead;
  const inPlace = !dash || old[0]?.name === fields[0]?.[0];
  if (!inPlace) return text.slice(0, slot.start) + renderRecord(lead, fields) + text.slice(slot.end);

  const written = new Map<string, string>();
  for (const field of old) {
    if (!names.has(field.name)) continue;
    const value = names.get(field.name);
    const same = JSON.stringify(field.value) === JSON.stringify(value);
    written.set(
      field.name,
      same ? text.slice(field.start, field.end) : rendered(field.name, value, dash && field === old[0]),
    );
  }
  // Lines between the fields (comments) go with the field that follows them.
  let cursor = old[0]?.start ?? slot.start;
  const lines: { name: string; text: string }[] = [];
  for (const field of old) {
    const between = text.slice(cursor, field.start);
    cursor = field.end;
    const own = written.get(field.name);
    if (own !== undefined) lines.push({ name: field.name, text: between + own });
    else if (between !== '') lines.push({ name: '', text: between });
  }
  const order = fields.map(([name]) => name);
  for (const [name, value] of fields) {
    if (written.has(name)) continue;
    const followers = order.slice(order.indexOf(name) + 1);
    const at = lines.findIndex((line) => followers.includes(line.name));
    lines.splice(at < 0 ? lines.length : at, 0, { name, text: rendered(name, value, false) });
  }
  const head = text.slice(slot.start, old[0]?.start ?? slot.start);
  return text.slice(0, slot.start) + head + lines.map((line) => line.text).join('') + text.slice(slot.end);
}

function rendered(name: string, value: unknown, withDash: boolean): string {
  const lines = renderField(name, value, '  ');
  return `${lines.map((line, i) => (withDash && i === 0 ? `- ${line.slice(2)}` : line)).join('\n')}\n`;
}
