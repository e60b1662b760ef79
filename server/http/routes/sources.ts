import { z } from 'zod';
import * as shapes from '../../contract/shapes.ts';
import { sumCoverage } from '../../graph/coverage.ts';
import { type RouteMaker, route } from '../route.ts';

export const sourceRoutes: RouteMaker = ({ store }, p) => [
  route({
    path: '/api/sources/:plan',
    summary: '规划的原文：区块、阅读顺序、句子与转录疑误 / the sources of a plan, in reading order',
    query: z.object({}),
    shape: shapes.sourcesAnswer,
    answer: async (_parameters, path, asking) => ({ sources: await store.sources(path.plan ?? '', asking) }),
    shows: (_parameters, path) => ({ name: 'source/sources', parameters: { plan: path.plan } }),
  }),
  route({
    path: '/api/sources/:plan/coverage',
    summary: '每一句被哪些节点与关系引用 / which nodes and relations quote each sentence',
    query: z.object({}),
    shape: shapes.coverageAnswer,
    answer: async (_parameters, path, asking) => {
      const sources = await store.coverage(path.plan ?? '', asking);
      return { sources, totals: sumCoverage(sources) };
    },
    shows: (_parameters, path) => ({ name: 'source/coverage', parameters: { plan: path.plan } }),
  }),
  route({
    path: '/api/audit',
    summary: '核对：声明与点名、缺项、转录疑误 / declared against named, gaps, transcription faults',
    query: z.object({ plan: p.onePlan }),
    shape: shapes.auditAnswer,
    answer: (parameters, _path, asking) => store.audit(parameters.plan, asking),
    shows: (parameters) => ({ name: 'audit/counts', parameters: { plan: parameters.plan ?? null } }),
  }),
];
