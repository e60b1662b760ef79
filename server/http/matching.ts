import { ProblemError } from './problems.ts';

/** A route's path, `/api/nodes/:id`, cut once. */
export type Pattern = { parts: readonly string[] };

export function patternOf(path: string): Pattern {
  return { parts: path.split('/') };
}

/** The values of a pattern's `:names` in a path, when it fits. Throws a 400 for a broken escape in one. */
export function matching({ parts }: Pattern, path: readonly string[]): Record<string, string> | null {
  if (parts.length !== path.length) return null;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    if (part.charCodeAt(0) !== COLON && part !== path[i]) return null;
  }
  const names: Record<string, string> = {};
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    if (part.charCodeAt(0) === COLON) names[part.slice(1)] = decoded(path[i] ?? '');
  }
  return names;
}

const COLON = 58;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ProblemError(400, 'malformed', '请求无法解析 / The request cannot be parsed');
  }
}
