import type { z } from 'zod';

/** What is wrong with a value, in words; `missing` where it is not there at all. */
export function issueWords(issue: z.core.$ZodIssue, missing: (expected: string) => string): string {
  if (issue.code === 'invalid_value') {
    return `不在允许的取值之内 / must be one of: ${issue.values.map(String).join(', ')}`;
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return missing(issue.expected);
  if (issue.code === 'too_big') return `过长或过大 / at most ${issue.maximum}`;
  return issue.message;
}
