/**
 * A value as a literal of Cypher. A backslash always stands alone in its piece of text, so that no reader
 * of the text, not even one that undoes Unicode escapes before everything else, can see an escape begin.
 */
export function literal(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string') return textLiteral(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  throw new Error(`no literal for ${typeof value}`);
}

function textLiteral(text: string): string {
  const pieces = text.split(/(\\)/u).filter((piece) => piece !== '');
  if (pieces.length === 0) return "''";
  const written = pieces.map((piece) => (piece === '\\' ? "'\\\\'" : `'${quoted(piece)}'`));
  return written.length === 1 ? written.join('') : `(${written.join(' + ')})`;
}

function quoted(piece: string): string {
  return piece.replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

/**
 * A statement with its parameters written in. A condition that stands only when a parameter is given is
 * left out when it is not, so that what is shown says no more than what was asked.
 */
export function withLiterals(statement: string, parameters: Record<string, unknown>): string {
  const lines = statement.split('\n').flatMap((line) => {
    const [, head = '', name, not, condition = ''] =
      /^(\s*(?:AND|WHERE) )\(\$([\w.]+) IS( NOT)? NULL OR (.*)\)$/u.exec(line) ?? [];
    if (name === undefined) return [line];
    const isNull = valueAt(parameters, name) === null;
    if (isNull === (not === undefined)) return head.trim() === 'WHERE' ? [`${head}true`] : [];
    return [`${head}${/ OR /u.test(condition) ? `(${condition})` : condition}`];
  });
  return lines
    .join('\n')
    .replace(/\$(\w+(?:\.\w+)?)/gu, (_, name: string) => literal(valueAt(parameters, name)));
}

/** `limit`, or `chosen.kinds` in a map of parameters. */
function valueAt(parameters: Record<string, unknown>, name: string): unknown {
  let value: unknown = parameters;
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new Error(`the parameter ${name} is missing`);
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
