import { type Choose, type Conflict, type Merging, type Side, undecided } from './conflict.ts';
import { renderField } from './render.ts';
import { changeRecord, type Lead, removeRecord, type Slot, slotsOf } from './splice.ts';

/**
 * Merges two editors' versions of a file of nodes, relations or marks record by record, where git sees only lines:
 * two new nodes at one place are two nodes, and two quotes added to one node are both its evidence. A field that
 * both changed differently is a conflict, unless `choose` tells a side; until then the text holds ours.
 */
export function mergePlanFile(
  base: string,
  ours: string,
  theirs: string,
  choose: Choose = undecided,
): Merging {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const loose = [base, ours, theirs].map(looseLines);
  // Comments belong to no record: the side that changed them gives the lines, and takes the other's records.
  const comments = commentsFrom(loose, choose);
  const [onto, from]: [Side, Side] = comments.side === 'mine' ? ['mine', 'theirs'] : ['theirs', 'mine'];
  const texts = { mine: ours, theirs };
  const merging = carryOver(base, { onto, from }, texts, choose);
  return { text: merging.text, conflicts: [...comments.conflicts, ...merging.conflicts] };
}

function commentsFrom(
  loose: readonly (string | undefined)[],
  choose: Choose,
): { side: Side; conflicts: Conflict[] } {
  const [was, mine = '', theirs = ''] = loose;
  if (theirs === was || theirs === mine) return { side: 'mine', conflicts: [] };
  if (mine === was) return { side: 'theirs', conflicts: [] };
  const what = { zh: '注释行', en: 'comment lines' };
  const conflict: Conflict = { key: '#', what, mine, theirs };
  const side = choose(conflict);
  return { side: side ?? 'mine', conflicts: side === null ? [conflict] : [] };
}

type Sides = { onto: Side; from: Side };

/** Carries what `from` changed since the base over to `onto`. */
function carryOver(base: string, sides: Sides, texts: Record<Side, string>, choose: Choose): Merging {
  const conflicts: Conflict[] = [];
  const decide = (key: string, what: string, onto: string | null, from: string | null): Side => {
    const said = { zh: what, en: what };
    const conflict: Conflict = { key, what: said, mine: null, theirs: null };
    conflict[sides.onto] = onto;
    conflict[sides.from] = from;
    const side = choose(conflict);
    if (side === null) conflicts.push(conflict);
    return side ?? 'mine';
  };
  const from = texts[sides.from];
  const before = byIdentity(base);
  const wanted = byIdentity(from);
  let text = texts[sides.onto];
  const now = (identity: string): Slot | undefined => byIdentity(text).get(identity);
  for (const [identity, was] of before) {
    if (wanted.has(identity)) continue;
    const here = now(identity);
    if (here === undefined) continue;
    const gone =
      same(here.value, was.value) || decide(identity, identity, recordOf(text, here), null) === sides.from;
    if (gone) text = removeRecord(text, here);
  }
  let previous: string | null = null;
  for (const [identity, slot] of wanted) {
    const here = now(identity);
    const was = before.get(identity);
    if (here === undefined) {
      // Not there: new on the other side, or removed on ours (then a change of theirs is a conflict).
      const comes =
        was === undefined ||
        (!same(was.value, slot.value) &&
          decide(identity, identity, null, recordOf(from, slot)) === sides.from);
      if (!comes) continue;
      const after = previous === null ? undefined : now(previous);
      const at = after?.end ?? byIdentity(text).values().next().value?.start ?? text.length;
      const head = text.slice(0, at);
      text = `${head}${head === '' || head.endsWith('\n') ? '' : '\n'}${recordOf(from, slot)}${text.slice(at)}`;
    } else if (!same(slot.value, was?.value) && !same(slot.value, here.value)) {
      text = mergeRecord(text, identity, { was, here, slot, from }, sides, decide);
    }
    previous = identity;
  }
  return { text, conflicts };
}

type Meeting = { was: Slot | undefined; here: Slot; slot: Slot; from: string };
type Decide = (key: string, what: string, onto: string | null, from: string | null) => Side;

/** One record that `from` changed, and `onto` perhaps too. */
function mergeRecord(
  text: string,
  identity: string,
  { was, here, slot, from }: Meeting,
  sides: Sides,
  decide: Decide,
): string {
  if (!isMap(here.value) || !isMap(slot.value)) {
    // A line such as the plan's title is one statement.
    const takes =
      same(here.value, was?.value) ||
      decide(identity, identity, recordOf(text, here), recordOf(from, slot)) === sides.from;
    return takes ? text.slice(0, here.start) + recordOf(from, slot) + text.slice(here.end) : text;
  }
  const fields = mergeFields(was?.value, here.value, slot.value, (name, onto, other) => {
    const lines = (value: unknown) => (value === undefined ? null : renderField(name, value, '').join('\n'));
    return decide(`${identity}.${name}`, `${identity} · ${name}`, lines(onto), lines(other)) === sides.from;
  });
  return changeRecord(text, here, leadOf(slot), fields);
}

function recordOf(text: string, slot: Slot): string {
  const own = text.slice(slot.start, slot.end);
  return own.endsWith('\n') ? own : `${own}\n`;
}

function leadOf(slot: Slot): Lead {
  return slot.key === null ? { dash: true } : { key: slot.key };
}

/** The fields of a record as both sides leave it. `takes` says whether the other side's value of a field is wanted. */
function mergeFields(
  was: unknown,
  onto: unknown,
  other: unknown,
  takes: (name: string, onto: unknown, other: unknown) => boolean,
): [string, unknown][] {
  const [base, left, right] = [was, onto, other].map((one) => asMap(one));
  const fields: [string, unknown][] = [];
  for (const name of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
    const [a, b, c] = [base?.get(name), left?.get(name), right?.get(name)];
    let value: unknown;
    if (same(b, c) || same(c, a)) value = b;
    else if (same(b, a)) value = c;
    else if (Array.isArray(b) && Array.isArray(c)) value = mergeLists(Array.isArray(a) ? a : [], b, c);
    else value = takes(name, b, c) ? c : b;
    if (value !== undefined) fields.push([name, value]);
  }
  // `evidence` stands last, whoever added a field after it.
  return fields.sort(([a], [b]) => Number(a === 'evidence') - Number(b === 'evidence'));
}

/** Both sides' additions, without what either took away. */
export function mergeLists(
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

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asMap(value: unknown): Map<string, unknown> {
  return isMap(value) ? new Map(Object.entries(value)) : new Map();
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
