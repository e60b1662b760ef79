import type { ErrorRequestHandler, Request, Response } from 'express';
import { StoreUnavailableError, UnknownIdError } from '../graph/errors.ts';

export type ParameterError = { parameter: string; message: string };

/** A request that cannot be answered as it stands; thrown by the http layer itself. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: ParameterError[];
  readonly headers: Record<string, string>;
  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: ParameterError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

const TITLES: Record<number, string> = {
  400: '请求有误 / Bad request',
  404: '没有找到 / Not found',
  405: '不支持的方法 / Method not allowed',
  413: '请求过大 / Content too large',
  415: '不支持的内容类型 / Unsupported media type',
  500: '内部错误 / Internal error',
  503: '暂时不可用 / Service unavailable',
};

/** The one place where an error becomes a status. Nothing of the inside is told: no stack, path or query. */
export const answerProblem: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = toProblem(error, request);
  if (problem.status >= 500) console.error(`[${requestIdOf(response)}]`, error);
  response
    .status(problem.status)
    .set(problem.headers)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: TITLES[problem.status] ?? 'Error',
        status: problem.status,
        detail: problem.message,
        code: problem.code,
        requestId: requestIdOf(response),
        ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      }),
    );
};

export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '');
}

function toProblem(error: unknown, request: Request): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof UnknownIdError) return unknownId(error, request);
  if (error instanceof StoreUnavailableError) {
    return new ProblemError(
      503,
      'store-unavailable',
      '数据库暂时没有应答，请稍后再试 / The database did not answer, try again',
      {
        headers: { 'Retry-After': String(Math.max(1, Math.ceil(error.retryAfter))) },
      },
    );
  }
  const status = statusOf(error);
  if (status === 413) return new ProblemError(413, 'too-large', '请求内容过大 / The content is too large');
  if (status !== null)
    return new ProblemError(400, 'malformed', '请求无法解析 / The request cannot be parsed');
  return new ProblemError(
    500,
    'internal',
    '服务器内部出错，已记入日志 / Something went wrong here; it is in the log',
  );
}

/** An unknown id is 404 where the path names it, 400 with its name where a parameter does. */
function unknownId(error: UnknownIdError, request: Request): ProblemError {
  const parameter = Object.entries(request.query).find(([, value]) => value === error.id)?.[0];
  const what = error.what === 'plan' ? ['规划', 'plan'] : ['节点', 'node'];
  const detail = `没有这个${what[0]}：${error.id} / No such ${what[1]}: ${error.id}`;
  if (parameter === undefined) return new ProblemError(404, `unknown-${error.what}`, detail);
  return new ProblemError(400, `unknown-${error.what}`, detail, { errors: [{ parameter, message: detail }] });
}

/** Errors of Express's own parsers carry a 4xx status. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
