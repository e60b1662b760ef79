import { z } from 'zod';
import { ID_PATTERN } from '../contract/shapes.ts';
import type { Ontology } from '../graph/types.ts';
import { issueWords } from './issue-words.ts';
import { ProblemError } from './problems.ts';

/** Schemas of query parameters. Closed lists come from the ontology and from the plans that are loaded. */
export function parameterSchemas(ontology: Ontology, planIds: readonly string[]) {
  const listOf = (values: readonly string[], what: string) =>
    z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(values as [string, ...string[]])).min(1))
      .openapi({
        type: 'string',
        pattern: `^(${values.join('|')})(,(${values.join('|')}))*$`,
        description: `${what}; comma list of: ${values.join(', ')}`,
      });
  const whole = (min: number, max: number, fallback: number, what: string) =>
    z
      .string()
      .regex(/^\d{1,6}$/, `必须是 ${min} 到 ${max} 的整数 / must be a whole number from ${min} to ${max}`)
      .transform(Number)
      .pipe(z.int().min(min).max(max))
      .default(fallback)
      .openapi({ type: 'integer', minimum: min, maximum: max, default: fallback, description: what });
  const kinds = ontology.kinds.map((kind) => kind.id);
  const thisPlan = z.enum((planIds.length > 0 ? planIds : ['-']) as [string, ...string[]]);
  return {
    q: z
      .string()
      .max(200)
      .refine((text) => text.trim() !== '', '不能为空 / must not be empty')
      .openapi({
        pattern: '\\S',
        description: '名称、别名、拼音、首字母或原文 / name, alias, pinyin, initials or words of the text',
        example: 'thw',
      }),
    kind: listOf(kinds, '类 / kinds').optional(),
    to: listOf(kinds, '追溯到的类 / kinds to trace to').optional(),
    through: listOf(kinds, '允许经过的类 / kinds that may be hops').optional(),
    type: listOf(
      ontology.relationTypes.map((type) => type.id),
      '关系类型 / relation types',
    ).optional(),
    basis: listOf(['explicit', 'inferred'], '明示或推断 / basis')
      .pipe(z.array(z.enum(['explicit', 'inferred'])))
      .optional(),
    ground: listOf(
      ontology.grounds.map((ground) => ground.id),
      '推断依据 / grounds',
    ).optional(),
    plan: listOf(planIds.length > 0 ? planIds : ['-'], '规划 / plans').optional(),
    thisPlan,
    onePlan: thisPlan.optional(),
    by: z.enum(['plan', 'kind', 'chapter']).openapi({
      description: '按规划、按类或按章节 / by plan, by kind, or by the section that quotes first',
    }),
    without: z
      .string()
      .min(1)
      .max(2000)
      .transform((text) => text.split(','))
      .optional()
      .openapi({
        type: 'string',
        description:
          '略去的承诺用语（确保、力争、binding…；none：没有承诺用语的） / words of commitment left out; none: what has no such word',
      }),
    direction: z.enum(['out', 'in', 'both']).default('both'),
    node: z.string().regex(ID_PATTERN, '不是节点的 id / is no node id'),
    local: z
      .string()
      .regex(/^[a-z0-9-]{1,200}$/, '不是节点在规划之内的 id / is no node id within a plan')
      .optional()
      .openapi({ description: '节点在规划之内的 id / id of a node within its plan' }),
    cursor: z.string().regex(ID_PATTERN, '不是本接口给出的游标 / is no cursor of this API').optional(),
    limit: whole,
    maxHops: whole(1, 6, 4, '最多几步 / most steps of a path'),
  };
}

export type ParameterSchemas = ReturnType<typeof parameterSchemas>;

/** Made once for each: zod compiles a schema when it is first used. */
const stricts = new WeakMap<z.ZodObject, z.ZodObject>();

function strictOf(schema: z.ZodObject): z.ZodObject {
  const known = stricts.get(schema);
  if (known !== undefined) return known;
  const strict = schema.strict();
  stricts.set(schema, strict);
  return strict;
}

/** Checks a query string against a strict schema; a 400 names every parameter that is wrong, unknown or repeated. */
export function readParameters<T extends z.ZodObject>(schema: T, query: Record<string, unknown>): z.infer<T> {
  const repeated = Object.entries(query).filter(([, value]) => Array.isArray(value));
  if (repeated.length > 0) {
    throw badParameters(
      repeated.map(([parameter]) => ({ parameter, message: '参数重复 / the parameter is repeated' })),
    );
  }
  const parsed = strictOf(schema).safeParse(query);
  if (parsed.success) return parsed.data as z.infer<T>;
  throw badParameters(
    parsed.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((parameter) => ({ parameter, message: '没有这个参数 / no such parameter' }));
      }
      return [
        {
          parameter: String(issue.path[0] ?? ''),
          message: issueWords(issue, () => '缺少这个参数 / is missing'),
        },
      ];
    }),
  );
}

function badParameters(errors: { parameter: string; message: string }[]): ProblemError {
  const names = [...new Set(errors.map((error) => error.parameter))].join(', ');
  return new ProblemError(400, 'bad-parameter', `参数有误：${names} / Bad parameter: ${names}`, { errors });
}
