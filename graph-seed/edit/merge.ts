import { changeRecord, type Lead, removeRecord, type Slot, slotsOf } from './splice.ts';

export type Merging = { text: string; conflicts: string[] };

/**
 * Merges two editors' versions of a file of nodes, relations or marks record by record, where git sees only lines:
 * two new nodes at one place are two nodes, and two quotes added to one node are both its evidence. A field that
 * both changed differently is a conflict.
 */
export function mergePlanFile(base: string, ours: string, theirs: string): Merging {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const loose = [base, ours, theirs].map(looseLines);
  // Comments belong to no record: the side that changed them gives the lines, and takes the other's records.
  if (loose[2] !== loose[0]) {
    if (loose[1] !== loose[0] && loose[1] !== loose[2])
      return { text: ours, conflicts: ['注释行两边都改了 / both sides changed comment lines'] };
    return applyChanges(base, theirs, ours);
  }
  return applyChanges(base, ours, theirs);
}

/** Carries what `from` changed since `base` over to `onto`. */
function applyChanges(base: string, onto: string, from: string): Merging {
  const conflicts: string[] = [];
  const before = byIdentity(base);
  const wanted = byIdentity(from);
  let text = onto;
  const now = (identity: string): Slot | undefined => byIdentity(text).get(identity);
  for (const [identity] of before) {
    if (wanted.has(identity)) continue;
    const mine = now(identity);
    if (mine === undefined) continue;
    if (same(mine.value, before.get(identity)?.value)) text = removeRecord(text, mine);
    else conflicts.push(`${identity}：一边删去，一边修改 / removed here, changed there`);
  }
  let previous: string | null = null;
  for (const [identity, slot] of wanted) {
    const mine = now(identity);
    const was = before.get(identity);
    if (mine === undefined) {
      // Not there: new on the other side, or removed on ours (then a change of theirs is a conflict).
      if (was !== undefined) {
        if (!same(was.value, slot.value))
          conflicts.push(`${identity}：一边删去，一边修改 / removed there, changed here`);
        continue;
      }
      const after = previous === null ? undefined : now(previous);
      const at = after?.end ?? byIdentity(text).values().next().value?.start ?? text.length;
      const head = text.slice(0, at);
      text = `${head}${head === '' || head.endsWith('\n') ? '' : '\n'}${recordOf(from, slot)}${text.slice(at)}`;
    } else if (!same(slot.value, was?.value) && !same(slot.value, mine.value)) {
      const merged = mergeFields(was?.value, mine.value, slot.value);
      conflicts.push(
        ...merged.conflicts.map((field) => `${identity}.${field}：两边写法不同 / both changed it`),
      );
      text = changeRecord(text, mine, leadOf(slot), merged.fields);
    }
    previous = identity;
  }
  return { text, conflicts };
}

function recordOf(text: string, slot: Slot): string {
  const own = text.slice(slot.start, slot.end);
  return own.endsWith('\n') ? own : `${own}\n`;
}

function leadOf(slot: Slot): Lead {
  return slot.key === null ? { dash: true } : { key: slot.key };
}

function mergeFields(
  was: unknown,
  mine: unknown,
  theirs: unknown,
): { fields: [string, unknown][]; conflicts: string[] } {
  const [base, left, right] = [was, mine, theirs].map((one) => asMap(one));
  const conflicts: string[] = [];
  const fields: [string, unknown][] = [];
  for (const name of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
    const [a, b, c] = [base?.get(name), left?.get(name), right?.get(name)];
    let value: unknown;
    if (same(b, c) || same(c, a)) value = b;
    else if (same(b, a)) value = c;
    else if (Array.isArray(b) && Array.isArray(c)) value = mergeLists(Array.isArray(a) ? a : [], b, c);
    else {
      conflicts.push(name);
      value = b;
    }
    if (value !== undefined) fields.push([name, value]);
  }
  // `evidence` stands last, whoever added a field after it.
  fields.sort(([a], [b]) => Number(a === 'evidence') - Number(b === 'evidence'));
  return { fields, conflicts };
}

/** Both sides' additions, without what either took away. */
function mergeLists(
  base: readonly unknown[],
  left: readonly unknown[],
  right: readonly unknown[],
): unknown[] {
  const has = (list: readonly unknown[], item: unknown) => list.some((one) => same(one, item));
  return [
    ...left.filter((item) => !has(base, item) || has(right, item)),
    ...right.filter((item) => !has(base, item) && !has(left, item)),
  ];
}

function asMap(value: unknown): Map<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : new Map();
}

function byIdentity(text: string): Map<string, Slot> {
  return new Map(slotsOf(text).map((slot) => [identityOf(slot), slot]));
}

/** A node's id; a relation's ends; else what a mark quotes. */
function identityOf(slot: Slot): string {
  if (slot.key !== null) return slot.key;
  const { from, to, key, quote, at } = Object.fromEntries(asMap(slot.value));
  if (typeof from === 'string') return `${from} → ${String(to)} ${typeof key === 'string' ? key : ''}`.trim();
  return JSON.stringify(quote === undefined ? slot.value : [quote, at ?? null]);
}

function looseLines(text: string): string {
  const slots = slotsOf(text);
  let at = 0;
  let loose = '';
  for (const slot of slots) {
    loose += text.slice(at, slot.start);
    at = slot.end;
  }
  return loose + text.slice(at);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
