import { citationAnswer, citationRequest } from '../../contract/citation-shapes.ts';
import { checkQuote } from '../../graph/citation.ts';
import { UnknownIdError } from '../../graph/errors.ts';
import { ProblemError } from '../problems.ts';
import { type FileRouteMaker, fileRoute } from '../route.ts';

const LIMIT = 32 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';

/** A quote is posted, because 4,000 characters do not fit in a URL. */
export const citationRoutes: FileRouteMaker = ({ store }) => [
  fileRoute({
    method: 'post',
    path: '/api/citations/check',
    summary: '核对引文：逐字一致、有改动或页面没有 / whether a quote stands on the page, word for word',
    body: { schema: citationRequest, limit: LIMIT },
    answers: { 'application/json': citationAnswer },
    take: async (_parameters, { plan, quote }) => {
      const sources = await store.sources(plan).catch((error: unknown) => {
        throw error instanceof UnknownIdError ? unknownPlan(plan) : error;
      });
      return { type: JSON_TYPE, pieces: [JSON.stringify(checkQuote(sources, quote))] };
    },
  }),
];

function unknownPlan(plan: string): ProblemError {
  const message = `没有这个规划：${plan} / No such plan: ${plan}`;
  return new ProblemError(400, 'unknown-plan', message, { errors: [{ parameter: 'plan', message }] });
}
