import { z } from 'zod';
import { readBody } from '../../server/http/body.ts';
import { matching, patternOf } from '../../server/http/matching.ts';
import { readParameters } from '../../server/http/parameters.ts';
import { ProblemError, problemBody, toProblem } from '../../server/http/problems.ts';
import type { Serving } from '../../server/http/route.ts';
import { routesOf } from '../../server/http/routes.ts';
import type { Transport } from '../api/transport.ts';

/** Answers requests in the page, from the routes that the server answers from. */
export function answering(serving: Serving): Transport {
  const made = routesOf(serving);
  return async (address, { method = 'GET', body }) => {
    const url = new URL(address, 'page:/');
    const asked = { path: url.pathname, query: Object.fromEntries(url.searchParams) };
    try {
      const { routes, files } = await made;
      for (const route of method === 'GET' ? routes : []) {
        const names = matching(patternOf(route.path), asked.path.split('/'));
        if (names) return json(await route.answer(readParameters(route.query, asked.query), names, {}));
      }
      const file = files.find((one) => one.path === asked.path && one.method.toUpperCase() === method);
      if (!file) throw new ProblemError(404, 'no-such-resource', '这份文件里没有 / Not in this file');
      const given = file.body ? readBody(file.body.schema, JSON.parse(String(body))) : undefined;
      const taken = await file.take(readParameters(file.query ?? z.object({}), asked.query), given);
      return new Response(new Blob([...taken.pieces] as BlobPart[], { type: taken.type }));
    } catch (error) {
      const problem = toProblem(error, asked);
      return new Response(problemBody(problem, ''), { status: problem.status });
    }
  };
}

const json = (value: unknown) => new Response(JSON.stringify(value));
