/** A number that says which it is, or a date. `$` is no name of a property, so that no map looks like one. */
export type Typed = { $: 'integer' | 'float'; value: number } | { $: 'date'; value: string };

/** What is written as a literal of Cypher. */
export type Literal = string | boolean | undefined | Typed | readonly Literal[];

export type LiteralMap = { [key: string]: Literal | LiteralMap };

/** A map whose keys are plain words; what is undefined is left out. */
export function literalMap(map: LiteralMap): string {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined);
  return `{${entries.map(([key, value]) => `${key}: ${isMap(value) ? literalMap(value) : literal(value)}`).join(', ')}}`;
}

function isMap(value: Literal | LiteralMap): value is LiteralMap {
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return !('$' in value);
}

function literal(value: Literal): string {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'boolean') return String(value);
  if (value === undefined) return 'null';
  if ('$' in value) return typed(value);
  return `[${value.map(literal).join(', ')}]`;
}

function typed(literal: Typed): string {
  if (literal.$ === 'date') return `date(${textLiteral(literal.value)})`;
  return literal.$ === 'integer' ? whole(literal.value) : float(literal.value);
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
  return String(value);
}

function float(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is no number`);
  const text = String(value);
  return /[.e]/u.test(text) ? text : `${text}.0`;
}

/**
 * A text in quotes. A reader that undoes Unicode escapes before everything else would take a backslash of
 * the data before a `u` for one, doubled or not; there another character stands in for it, and the
 * database puts it back. Control characters are escapes of ours.
 */
export function textLiteral(text: string): string {
  if (!/\\u/iu.test(text)) return `'${quoted(text)}'`;
  const stand = standIn(text);
  return `replace('${quoted(text.replaceAll('\\', stand))}', '${stand}', '\\\\')`;
}

/** A private character that the text does not hold. */
function standIn(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const char = String.fromCharCode(code);
    if (!text.includes(char)) return char;
  }
  throw new Error('no character is left');
}

function quoted(piece: string): string {
  return piece
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
