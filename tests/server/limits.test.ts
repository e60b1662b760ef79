import { getOpenApiMetadata } from '@asteasolutions/zod-to-openapi';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { readBody } from '../../server/http/body.ts';
import { parameterSchemas, readParameters } from '../../server/http/parameters.ts';
import { ProblemError } from '../../server/http/problems.ts';
import { EMBEDDED_LIMITS, mustBeServable, TooLargeError } from '../../server/memory/limits.ts';

const ontology = {
  kinds: [{ id: 'Project' }, { id: 'Strategy' }],
  relationTypes: [{ id: 'ADVANCES' }, { id: 'PART_OF' }],
  grounds: [{ id: 'framing' }, { id: 'heading' }],
} as unknown as Ontology;
const schemas = parameterSchemas(ontology, ['wuxi', 'suzhou']);

/** What a refusal says: the problem, whole. */
function refusal(work: () => unknown): Pick<ProblemError, 'status' | 'code' | 'message' | 'errors'> {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { status, code, message, errors } = error;
    return { status, code, message, errors };
  }
  throw new Error('nothing was refused');
}

describe('a query parameter', () => {
  const one = (name: keyof typeof schemas, value: unknown) => {
    const schema = name === 'limit' ? schemas.limit(1, 500, 50, 'x') : schemas[name];
    return readParameters(z.object({ [name]: schema }), value === undefined ? {} : { [name]: value })[name];
  };

  it.each([
    ['q', '绿 色', '绿 色'],
    ['q', 'a'.repeat(200), 'a'.repeat(200)],
    ['kind', 'Project', ['Project']],
    ['kind', 'Strategy,Project', ['Strategy', 'Project']],
    ['kind', undefined, undefined],
    ['to', 'Project', ['Project']],
    ['to', undefined, undefined],
    ['through', 'Strategy', ['Strategy']],
    ['through', undefined, undefined],
    ['type', 'PART_OF,ADVANCES', ['PART_OF', 'ADVANCES']],
    ['type', undefined, undefined],
    ['basis', 'explicit,inferred', ['explicit', 'inferred']],
    ['basis', undefined, undefined],
    ['ground', 'heading', ['heading']],
    ['ground', undefined, undefined],
    ['plan', 'suzhou,wuxi', ['suzhou', 'wuxi']],
    ['plan', undefined, undefined],
    ['thisPlan', 'wuxi', 'wuxi'],
    ['onePlan', undefined, undefined],
    ['by', 'plan', 'plan'],
    ['by', 'kind', 'kind'],
    ['by', 'chapter', 'chapter'],
    ['direction', 'in', 'in'],
    ['direction', 'out', 'out'],
    ['direction', undefined, 'both'],
    ['node', 'wuxi:a-1', 'wuxi:a-1'],
    ['cursor', 'wuxi:a-1', 'wuxi:a-1'],
    ['cursor', undefined, undefined],
    ['limit', '1', 1],
    ['limit', '500', 500],
    ['limit', '007', 7],
    ['limit', undefined, 50],
    ['maxHops', '1', 1],
    ['maxHops', '6', 6],
    ['maxHops', undefined, 4],
  ] as const)('%s=%s is read', (name, value, read) => {
    expect(one(name, value)).toEqual(read);
  });

  it.each([
    ['q', undefined, '缺少这个参数 / is missing'],
    ['q', ' \t　', '不能为空 / must not be empty'],
    ['q', 'a'.repeat(201), /200/],
    ['kind', '', '不在允许的取值之内 / must be one of: Project, Strategy'],
    ['kind', 'Project,', '不在允许的取值之内 / must be one of: Project, Strategy'],
    ['kind', 'Project, Strategy', '不在允许的取值之内 / must be one of: Project, Strategy'],
    ['type', 'Project', '不在允许的取值之内 / must be one of: ADVANCES, PART_OF'],
    ['basis', 'both', '不在允许的取值之内 / must be one of: explicit, inferred'],
    ['ground', 'x', '不在允许的取值之内 / must be one of: framing, heading'],
    ['plan', 'beijing', '不在允许的取值之内 / must be one of: wuxi, suzhou'],
    ['thisPlan', 'beijing', '不在允许的取值之内 / must be one of: wuxi, suzhou'],
    ['thisPlan', undefined, '不在允许的取值之内 / must be one of: wuxi, suzhou'],
    ['direction', 'up', '不在允许的取值之内 / must be one of: out, in, both'],
    ['node', 'Wuxi:a', '不是节点的 id / is no node id'],
    ['cursor', "a' OR 1", '不是本接口给出的游标 / is no cursor of this API'],
    ['limit', '0', /1/],
    ['limit', '501', /500/],
    ...['', '-1', '1.5', '1e2', '0x10', ' 5', '5 ', '1234567', '５'].map(
      (text) => ['limit', text, '必须是 1 到 500 的整数 / must be a whole number from 1 to 500'] as const,
    ),
    ['maxHops', '7', /6/],
  ] as const)('%s=%j is refused by its name', (name, value, says) => {
    const { status, code, message, errors } = refusal(() => one(name, value));
    expect([status, code, message]).toEqual([
      400,
      'bad-parameter',
      `参数有误：${name} / Bad parameter: ${name}`,
    ]);
    expect(errors.map(({ parameter }) => parameter)).toEqual([name]);
    expect(errors[0]?.message).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
  });

  it('has every one that is wrong or unknown named, each once', () => {
    const schema = z.object({ q: schemas.q, kind: schemas.kind });
    const query = { q: '', kind: 'X,Y', x: '1', y: '2' };
    const { message, errors } = refusal(() => readParameters(schema, query));
    expect(message).toBe('参数有误：q, kind, x, y / Bad parameter: q, kind, x, y');
    expect(errors.slice(-2)).toEqual([
      { parameter: 'x', message: '没有这个参数 / no such parameter' },
      { parameter: 'y', message: '没有这个参数 / no such parameter' },
    ]);
    // The second time the compiled schema is taken.
    expect(refusal(() => readParameters(schema, query)).errors).toEqual(errors);
    expect(readParameters(schema, { q: 'a' })).toEqual({ q: 'a' });
  });

  it('that is repeated is refused before all else, and only it', () => {
    const schema = z.object({ q: schemas.q });
    expect(refusal(() => readParameters(schema, { q: ['a', 'b'], x: '1' })).errors).toEqual([
      { parameter: 'q', message: '参数重复 / the parameter is repeated' },
    ]);
  });

  it('of a plan takes nothing while no plan is loaded', () => {
    const none = parameterSchemas(ontology, []);
    for (const schema of [none.plan, none.thisPlan, none.onePlan]) {
      expect(schema.safeParse('wuxi').success).toBe(false);
    }
  });

  it('is described in OpenAPI as it is read', () => {
    const { pattern, ...rest } = getOpenApiMetadata(schemas.kind);
    expect(rest).toEqual({ type: 'string', description: '类 / kinds; comma list of: Project, Strategy' });
    for (const [text, right] of Object.entries({
      Project: true,
      'Strategy,Project': true,
      X: false,
      '': false,
    })) {
      expect(new RegExp(String(pattern)).test(text), text).toBe(right);
      expect(schemas.kind.safeParse(text).success, text).toBe(right);
    }
    expect(new RegExp(String(pattern)).test('Project,X')).toBe(false);
    const what = (['to', 'through', 'type', 'basis', 'ground', 'plan'] as const).map((name) =>
      String(getOpenApiMetadata(schemas[name]).description).replace(/;.*/u, ''),
    );
    expect(what).toEqual([
      '追溯到的类 / kinds to trace to',
      '允许经过的类 / kinds that may be hops',
      '关系类型 / relation types',
      '明示或推断 / basis',
      '推断依据 / grounds',
      '规划 / plans',
    ]);
    expect(getOpenApiMetadata(schemas.by).description).toMatch(/by plan, by kind, or by the section/u);
    expect(getOpenApiMetadata(schemas.maxHops)).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 6,
      default: 4,
      description: '最多几步 / most steps of a path',
    });
    expect(getOpenApiMetadata(schemas.q)).toMatchObject({
      pattern: '\\S',
      description: '名称、别名、拼音、首字母或原文 / name, alias, pinyin, initials or words of the text',
    });
  });
});

describe('a JSON body', () => {
  const schema = z.strictObject({
    kind: z.enum(['a', 'b']),
    slides: z.array(z.strictObject({ title: z.string().max(3), x: z.number().max(10) })).max(2),
  });
  const faults = (body: unknown) => refusal(() => readBody(schema, body)).errors;

  it('is read when it is right', () => {
    const body = { kind: 'a', slides: [{ title: 'abc', x: 10 }] };
    expect(readBody(schema, body)).toEqual(body);
  });

  it('that is none is another content type', () => {
    expect(refusal(() => readBody(schema, undefined))).toMatchObject({
      status: 415,
      code: 'not-json',
      message: '请求内容须为 application/json / The content must be application/json',
    });
  });

  it.each([
    [{ kind: 'c', slides: [] }, 'kind', '不在允许的取值之内 / must be one of: a, b'],
    [{ kind: 'a' }, 'slides', '缺少或类型不符 / missing, or not of type array'],
    [{ kind: 'a', slides: [{ title: 'abcd', x: 1 }] }, 'slides[0].title', '过长或过大 / at most 3'],
    [{ kind: 'a', slides: [{ title: '', x: 11 }] }, 'slides[0].x', '过长或过大 / at most 10'],
    [{ kind: 'a', slides: [{ title: '', x: 1, y: 1 }] }, 'slides[0].y', '没有这个字段 / no such field'],
    [{ kind: 'a', slides: [{ title: 5, x: 1 }] }, 'slides[0].title', /string/],
    [{ kind: 'a', slides: [], ['k'.repeat(500)]: 1 }, 'k'.repeat(80), '没有这个字段 / no such field'],
    [null, '(body)', /object/],
  ] as const)('%j is refused at its place', (body, parameter, says) => {
    const message = typeof says === 'string' ? says : expect.stringMatching(says);
    expect(faults(body)).toEqual([{ parameter, message }]);
    expect(refusal(() => readBody(schema, body))).toMatchObject({
      status: 400,
      code: 'bad-body',
      message: `请求内容有误：${parameter} / Bad content: ${parameter}`,
    });
  });

  it('says the rule of a fault that has no word of ours', () => {
    const rule = z.object({ id: z.string().regex(/^a/, 'begins with an a') });
    expect(refusal(() => readBody(rule, { id: 'b' })).errors).toEqual([
      { parameter: 'id', message: 'begins with an a' },
    ]);
  });

  it('has at most twenty faults told, and five places in the sentence', () => {
    const many = z.array(z.string());
    const { message, errors } = refusal(() =>
      readBody(
        many,
        Array.from({ length: 30 }, () => 1),
      ),
    );
    expect(errors).toHaveLength(20);
    expect(message).toBe('请求内容有误：[0], [1], [2], [3], [4] / Bad content: [0], [1], [2], [3], [4]');
    const twice = z.object({ a: z.string().max(1).regex(/^b/) });
    expect(refusal(() => readBody(twice, { a: 'xx' })).message).toBe('请求内容有误：a / Bad content: a');
  });
});

describe('the embedded store', () => {
  const plan = (nodes: number, edges: number) =>
    ({ nodes: { length: nodes }, edges: { length: edges } }) as unknown as PlanGraph;
  const { nodes, edges } = EMBEDDED_LIMITS;

  it('takes as much as it serves well, of all plans together', () => {
    expect(EMBEDDED_LIMITS).toEqual({ nodes: 30_000, edges: 100_000 });
    expect(() => mustBeServable([])).not.toThrow();
    expect(() => mustBeServable([plan(nodes - 1, edges - 2), plan(1, 2)])).not.toThrow();
  });

  it.each([
    [1, 0],
    [0, 1],
  ])('refuses %d nodes or %d relations more, and says what serves them', (moreNodes, moreEdges) => {
    const plans = [plan(nodes, edges), plan(moreNodes, moreEdges)];
    const there = [nodes + moreNodes, edges + moreEdges];
    expect(() => mustBeServable(plans)).toThrow(TooLargeError);
    expect(() => mustBeServable(plans)).toThrow(
      '内嵌存储最多承载 30000 个节点、100000 条关系，' +
        `这里有 ${there[0]} 个、${there[1]} 条：请载入 Neo4j（npm run seed -- load），再以 NEO4J_URI 启动 / ` +
        'the embedded store serves up to 30000 nodes and 100000 relations; ' +
        `there are ${there[0]} and ${there[1]}: load them into Neo4j (npm run seed -- load) and start with NEO4J_URI`,
    );
  });
});

describe('whatever is asked', () => {
  it('is read or refused, never anything else', () => {
    const schema = z.object({ q: schemas.q, kind: schemas.kind, maxHops: schemas.maxHops });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (query) => {
        try {
          readParameters(schema, query);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
      }),
    );
  });
});
