import type { z } from 'zod';
import { issueWords } from './issue-words.ts';
import { ProblemError } from './problems.ts';

const MOST_FAULTS = 20;

/** Checks a JSON body; a 400 names the path of every fault: `briefing.slides[3].title`. */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  if (body === undefined) {
    throw new ProblemError(
      415,
      'not-json',
      '请求内容须为 application/json / The content must be application/json',
    );
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, MOST_FAULTS).flatMap(faultsOf);
  const paths = [...new Set(errors.map((error) => error.parameter))].slice(0, 5).join(', ');
  throw new ProblemError(400, 'bad-body', `请求内容有误：${paths} / Bad content: ${paths}`, { errors });
}

function faultsOf(issue: z.core.$ZodIssue): { parameter: string; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      parameter: pathOf([...issue.path, key]),
      message: '没有这个字段 / no such field',
    }));
  }
  return [{ parameter: pathOf(issue.path), message: issueWords(issue, missing) }];
}

/** A body may also have something else in its place: which, zod does not tell. */
function missing(expected: string): string {
  return `缺少或类型不符 / missing, or not of type ${expected}`;
}

/** `slides[3].title`; keys of the asker's own are cut, so that an answer never grows with a request. */
function pathOf(path: readonly PropertyKey[]): string {
  const text = path
    .map((key, i) =>
      typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key).slice(0, 80)}`,
    )
    .join('');
  return text === '' ? '(body)' : text;
}
