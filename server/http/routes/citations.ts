import { z } from 'zod';
import { citationAnswer, citationRequest } from '../../contract/citation-shapes.ts';
import { checkQuote } from '../../graph/citation.ts';
import { UnknownIdError } from '../../graph/errors.ts';
import { readBody } from '../body.ts';
import { readParameters } from '../parameters.ts';
import { ProblemError } from '../problems.ts';
import type { FileRouteMaker } from '../route.ts';

const LIMIT = 32 * 1024;

/** A quote is posted, because 4,000 characters do not fit in a URL. */
export const citationRoutes: FileRouteMaker = ({ store }) => [
  {
    method: 'post',
    path: '/api/citations/check',
    summary: '核对引文：逐字一致、有改动或页面没有 / whether a quote stands on the page, word for word',
    body: { schema: citationRequest, limit: LIMIT },
    answers: { 'application/json': citationAnswer },
    send: async (request, response) => {
      readParameters(z.object({}), request.query);
      const { plan, quote } = readBody(citationRequest, request);
      const sources = await store.sources(plan).catch((error: unknown) => {
        throw error instanceof UnknownIdError ? unknownPlan(plan) : error;
      });
      response.set('Cache-Control', 'no-store').json(checkQuote(sources, quote));
    },
  },
];

function unknownPlan(plan: string): ProblemError {
  const message = `没有这个规划：${plan} / No such plan: ${plan}`;
  return new ProblemError(400, 'unknown-plan', message, { errors: [{ parameter: 'plan', message }] });
}
