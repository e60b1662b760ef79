import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import * as shapes from '../contract/shapes.ts';
import type { FileRoute, Route } from './route.ts';

/** The OpenAPI description, made from the routes themselves: the schemas that check requests. */
export function openApiOf(routes: readonly Route[], files: readonly FileRoute[], version: string): object {
  const registry = new OpenAPIRegistry();
  const problem = {
    description: 'application/problem+json (RFC 9457)',
    content: { 'application/problem+json': { schema: shapes.problem } },
  };
  for (const route of routes) {
    const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
    const params = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
    registry.registerPath({
      method: 'get',
      path: route.path.replace(/:(\w+)/g, '{$1}'),
      summary: route.summary,
      request: { query: route.query, ...(names.length > 0 ? { params } : {}) },
      responses: {
        200: {
          description: route.summary,
          headers: z.object({ Link: z.string().optional(), ETag: z.string().optional() }),
          content: { 'application/json': { schema: route.shape } },
        },
        304: { description: '没有变化 / not modified' },
        400: problem,
        404: problem,
        503: problem,
      },
    });
  }
  for (const file of files) {
    const content = Object.entries(file.answers).map(([type, schema]) => [
      type,
      { schema: schema ?? { type: 'string' as const, format: 'binary' } },
    ]);
    registry.registerPath({
      method: file.method,
      path: file.path,
      summary: file.summary,
      request: {
        ...(file.query ? { query: file.query } : {}),
        ...(file.body
          ? { body: { required: true, content: { 'application/json': { schema: file.body.schema } } } }
          : {}),
      },
      responses: {
        200: { description: file.summary, content: Object.fromEntries(content) },
        400: problem,
        ...(file.body ? { 413: problem, 415: problem } : {}),
        503: problem,
      },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '规划图谱 Plan Graph API',
      version,
      description:
        '只读。每个节点与关系都带有原文依据。 Read-only; every node and relation carries the words it rests on.',
    },
  });
}
