import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

/**
 * The shapes of the API's answers: the one source of the web's types and of OpenAPI. Names and meanings
 * are the domain's (server/graph/types.ts); tests/server/contract.test.ts keeps the two alike.
 */
extendZodWithOpenApi(z);

export const ID_PATTERN = /^[a-z0-9-]{1,64}:[a-z0-9-]{1,200}$/;
export const id = z.string().regex(ID_PATTERN).openapi({ example: 'wuxi-14fyp:innovation-driven' });
export const planId = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/)
  .openapi({ example: 'wuxi-14fyp' });
export const basis = z.enum(['explicit', 'inferred']).openapi('Basis', {
  description:
    'explicit 明示: the quoted words alone state it. inferred 推断: a reader concludes it, with ground and reason.',
});
export const bilingual = z.object({ zh: z.string(), en: z.string() }).openapi('Bilingual');
export const range = z.object({ start: z.int().min(0), end: z.int().min(0) }).openapi('Range', {
  description: 'Unicode code points, end exclusive',
});

export const evidence = z
  .object({
    source: id,
    start: z.int().min(0),
    end: z.int().min(0),
    quote: z.string(),
    section: id.nullable(),
  })
  .openapi('Evidence', { description: 'quote === text.slice(start, end) of the source, in code points' });

export const nodeSummary = z
  .object({
    id,
    plan: planId,
    kind: z.string(),
    name: z.string(),
    nameFrom: z.literal('reader').optional(),
    aliases: z.array(z.string()),
    degree: z.int().min(0),
  })
  .openapi('NodeSummary');

export const node = nodeSummary
  .extend({
    summary: z.string().optional(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    evidence: z.array(evidence),
  })
  .openapi('Node');

export const edge = z
  .object({
    id,
    type: z.string(),
    from: id,
    to: id,
    basis,
    ground: z.string().optional(),
    reason: z.string().optional(),
    evidence: z.array(evidence),
  })
  .openapi('Edge');

export const subgraph = z
  .object({
    nodes: z.array(node),
    edges: z.array(edge),
    total: z.object({ nodes: z.int(), edges: z.int() }),
    limit: z.int(),
    truncated: z.boolean(),
    nextCursor: z.string().optional(),
  })
  .openapi('Subgraph');

const point = z.object({ x: z.int(), y: z.int() });
export const firstView = subgraph
  .extend({
    positions: z.record(z.string(), point).optional(),
    captions: z.array(point.extend({ count: z.int() })).optional(),
  })
  .openapi('FirstView', {
    description:
      'positions: the place of each node, if the picture is small enough; captions: how many stand alone',
  });

export const plan = z
  .object({
    id: planId,
    title: z.string(),
    short: z.string(),
    city: z.string(),
    period: z.string(),
    seedHash: z.string(),
    counts: z.object({
      nodes: z.int(),
      edges: z.int(),
      explicit: z.int(),
      inferred: z.int(),
      sources: z.int(),
    }),
  })
  .openapi('Plan');
export const plansAnswer = z
  .object({ store: z.enum(['embedded', 'neo4j']), plans: z.array(plan) })
  .openapi('Plans');

const propertyDefinition = bilingual.extend({
  type: z.enum(['string', 'number', 'integer', 'date', 'enum']),
  values: z.record(z.string(), bilingual.extend({ past: z.boolean().optional() })).optional(),
});
export const kind = bilingual
  .extend({
    id: z.string(),
    plural: z.string(),
    family: z.string(),
    star: z.boolean(),
    hub: z.boolean(),
    carries: z.boolean(),
    shape: z.string(),
    size: z.number(),
    definition: bilingual,
    properties: z.record(z.string(), propertyDefinition),
    count: z.int(),
  })
  .openapi('Kind');
export const relationType = bilingual
  .extend({
    id: z.string(),
    reverse: bilingual,
    definition: bilingual,
    from: z.array(z.string()),
    to: z.array(z.string()),
    acyclic: z.boolean(),
    computed: z.boolean(),
    inferredOnly: z.boolean(),
    leads: z.enum(['forward', 'backward', 'none']),
    count: z.int(),
  })
  .openapi('RelationType');
export const ontologyAnswer = z
  .object({
    families: z.array(bilingual.extend({ id: z.string() })),
    kinds: z.array(kind),
    relationTypes: z.array(relationType),
    grounds: z.array(bilingual.extend({ id: z.string(), rank: z.int(), definition: bilingual })),
  })
  .openapi('Ontology');

export const searchAnswer = z
  .object({
    hits: z.array(
      z.object({
        node: nodeSummary,
        matched: z.enum(['name', 'alias', 'pinyin', 'initials', 'text', 'abbreviation']),
        highlight: z.object({ text: z.string(), ranges: z.array(range) }),
      }),
    ),
    total: z.int(),
    limit: z.int(),
    truncated: z.boolean(),
  })
  .openapi('Search');

export const nodeAnswer = z
  .object({
    node,
    degree: z.object({
      total: z.int(),
      byType: z.array(z.object({ type: z.string(), direction: z.enum(['out', 'in']), count: z.int() })),
    }),
  })
  .openapi('NodeDetail');

export const path = z
  .object({
    nodes: z.array(id),
    edges: z.array(id),
    sentence: bilingual,
    basis,
    ground: z.string().optional(),
  })
  .openapi('Path');
export const pathsAnswer = z
  .object({ paths: z.array(path), graph: subgraph, truncated: z.boolean() })
  .openapi('Paths');
export const traceAnswer = z
  .object({
    root: node,
    targets: z.array(z.object({ node: nodeSummary, path })),
    graph: subgraph,
    counts: z.array(z.object({ kind: z.string(), explicit: z.int(), inferred: z.int(), unreached: z.int() })),
    truncated: z.boolean(),
  })
  .openapi('Trace');

export const transcriptionFault = z
  .object({
    source: id,
    start: z.int(),
    end: z.int(),
    quote: z.string(),
    likely: z.string().optional(),
    note: z.string().optional(),
    confidence: z.enum(['certain', 'likely', 'possible']),
    reason: z.string(),
  })
  .openapi('TranscriptionFault', { description: '转录疑误: a fault of the transcription, not of the print' });

export const source = z
  .object({
    id,
    plan: planId,
    title: z.string(),
    print: z.string().nullable(),
    text: z.string(),
    streams: z.array(bilingual.extend({ id: z.string(), blocks: z.array(z.string()) })),
    blocks: z.array(
      range.extend({
        id: z.string(),
        stream: z.string(),
        what: z.string(),
        continues: z.string().nullable(),
      }),
    ),
    sentences: z.array(
      z.object({
        id: z.string(),
        stream: z.string(),
        parts: z.array(range),
        heading: z.boolean(),
        clauses: z.array(range.extend({ noContent: z.string().optional() })),
      }),
    ),
    faults: z.array(transcriptionFault),
  })
  .openapi('Source');
export const sourcesAnswer = z.object({ sources: z.array(source) }).openapi('Sources');

const totals = z.object({ covered: z.int(), partly: z.int(), not: z.int(), noContent: z.int() });
export const coverageAnswer = z
  .object({
    sources: z.array(
      z.object({
        source: id,
        sentences: z.array(
          z.object({
            id: z.string(),
            parts: z.array(range),
            nodes: z.array(id),
            edges: z.array(id),
            coverage: z.enum(['covered', 'partly', 'not', 'noContent']),
            reasons: z.array(z.string()),
          }),
        ),
        totals,
      }),
    ),
    totals,
  })
  .openapi('Coverage');

export const auditAnswer = z
  .object({
    counts: z.array(
      z.object({
        subject: nodeSummary,
        declared: z.int(),
        named: z.int(),
        namedIn: z.array(id),
        evidence: z.array(evidence),
      }),
    ),
    gaps: z.array(
      z.object({
        kind: z.enum(['strategy-without-project', 'project-without-place', 'target-without-baseline']),
        node: nodeSummary,
        missing: bilingual,
        evidence: z.array(evidence),
      }),
    ),
    transcriptionFaults: z.array(transcriptionFault),
  })
  .openapi('Audit');

export const exportAnswer = z
  .object({
    plans: z.array(plan),
    ontology: ontologyAnswer,
    nodes: z.array(node),
    edges: z.array(edge),
  })
  .openapi('Export');

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ parameter: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem', { description: 'RFC 9457' });
