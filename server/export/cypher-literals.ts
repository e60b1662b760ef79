/** What is written as a literal of Cypher; numbers say which they are. */
export type Literal =
  | string
  | boolean
  | undefined
  | { integer: number }
  | { float: number }
  | { date: string }
  | readonly Literal[];

export type LiteralMap = { [key: string]: Literal | LiteralMap };

/** A map whose keys are plain words; what is undefined is left out. */
export function literalMap(map: LiteralMap): string {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined);
  return `{${entries.map(([key, value]) => `${key}: ${isMap(value) ? literalMap(value) : literal(value)}`).join(', ')}}`;
}

function isMap(value: Literal | LiteralMap): value is LiteralMap {
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return !('integer' in value || 'float' in value || 'date' in value);
}

function literal(value: Literal): string {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'boolean') return String(value);
  if (value === undefined) return 'null';
  if ('integer' in value) return whole(value.integer);
  if ('float' in value) return float(value.float);
  if ('date' in value) return `date(${textLiteral(value.date)})`;
  return `[${value.map(literal).join(', ')}]`;
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
 * A backslash of the data never stands before a `u` of the data: the text is parted there, so that no
 * reader of the file, not even one that undoes Unicode escapes before everything else, sees an escape
 * begin. Control characters are escapes of ours.
 */
export function textLiteral(text: string): string {
  const pieces = text.split(/(?<=\\)(?=[uU])/u).map((piece) => `'${quoted(piece)}'`);
  return pieces.length === 1 ? pieces.join('') : `(${pieces.join(' + ')})`;
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
