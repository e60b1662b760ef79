import { z } from 'zod';
import { readParameters } from '../parameters.ts';
import { ProblemError } from '../problems.ts';
import type { Serving, ShownQuery } from '../route.ts';

const MOST_PARAMETER_TEXT = 8000;
const schema = z.object({ parameters: z.string().max(MOST_PARAMETER_TEXT).default('{}') });

/** The URL at which a query's text stands; `/` in a query's name is `.` there. */
export function queryUrl({ name, parameters }: ShownQuery): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const text = JSON.stringify(Object.fromEntries(given));
  return `/api/queries/${name.replaceAll('/', '.')}?parameters=${encodeURIComponent(text)}`;
}

/** The text of one query of cypher/, its parameters bound, ready to paste into Neo4j Browser. */
export function queryText(
  queries: Serving['queries'],
  asked: string,
  query: Record<string, unknown>,
): string {
  const name = asked.replaceAll('.', '/');
  if (!queries.names().includes(name)) {
    throw new ProblemError(404, 'unknown-query', `没有这个查询：${asked} / No such query: ${asked}`);
  }
  const { parameters } = readParameters(schema, query);
  try {
    return queries.text(name, readJson(parameters));
  } catch {
    const message = '与这个查询的参数不符 / does not fit the parameters of this query';
    throw new ProblemError(400, 'bad-parameter', `参数有误：parameters / Bad parameter: parameters`, {
      errors: [{ parameter: 'parameters', message }],
    });
  }
}

function readJson(text: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
