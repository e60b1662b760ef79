import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import { StoreUnavailableError, UnknownIdError } from '../graph/errors.ts';
import { REQUEST_ID } from './headers.ts';
import type { Log } from './log.ts';
import { isOpened, wordsPage } from './words-page.ts';

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
  401: '需要登录 / Not signed in',
  403: '不允许 / Forbidden',
  404: '没有找到 / Not found',
  405: '不支持的方法 / Method not allowed',
  408: '请求超时 / Request timeout',
  413: '请求过大 / Content too large',
  415: '不支持的内容类型 / Unsupported media type',
  431: '请求头过大 / Header fields too large',
  500: '内部错误 / Internal error',
  503: '暂时不可用 / Service unavailable',
};

/** For Express, which knows an error handler by its four parameters. */
export function answerProblem(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => reportProblem(log, error, request, response);
}

/** The one place where an error becomes a status. Nothing of the inside is told: no stack, path or query. */
export function reportProblem(log: Log, error: unknown, asked: Asked, response: ServerResponse): void {
  // The asker has gone, which ended the question too: nobody hears an answer.
  if (response.destroyed && !response.headersSent) return;
  const problem = toProblem(error, asked);
  // A refusal by the open breaker has no cause of its own; its request's line says enough.
  const old = error instanceof StoreUnavailableError && error.cause === undefined;
  if (problem.status >= 500 && !old) {
    log.error(problem.code, error, { requestId: requestIdOf(response) });
  }
  // Half an answer must not look like a whole one.
  if (response.headersSent) response.destroy();
  else sendProblem(response, problem);
}

/** A method that a path does not take, with those that it does. */
export function refusedMethod(
  allowed: readonly string[],
  { method }: { method?: string | undefined },
): ProblemError {
  const [first] = allowed;
  const words = allowed.includes('POST') ? allowed.filter((one) => one !== 'HEAD').join('、') : first;
  const detail = `只支持 ${words}，不支持 ${method} / Only ${allowed.join(', ')} is allowed`;
  return new ProblemError(405, 'method-not-allowed', detail, { headers: { Allow: allowed.join(', ') } });
}

/** Writes a problem; needs nothing of Express. */
export function sendProblem(response: ServerResponse, problem: ProblemError): void {
  const requestId = requestIdOf(response);
  const opened = isOpened(response.req);
  const body = opened
    ? wordsPage(problem, response.req.url ?? '/', requestId)
    : problemBody(problem, requestId);
  // What was meant for the answer that did not come.
  for (const name of ['Link', 'ETag', 'Content-Disposition', 'Content-Encoding']) response.removeHeader(name);
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', opened ? 'text/html; charset=utf-8' : PROBLEM_TYPE);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.statusCode = problem.status;
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemBody(problem: ProblemError, requestId: string): string {
  return JSON.stringify({
    type: 'about:blank',
    title: TITLES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    requestId,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  });
}

export function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader(REQUEST_ID) ?? '');
}

type Asked = { path: string; query: Record<string, unknown> };

/** What is said of an error to whoever asked. */
export function toProblem(error: unknown, request: Asked): ProblemError {
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
  if (status === 415) {
    return new ProblemError(
      415,
      'unsupported',
      '请求内容的编码或字符集不支持 / Unsupported encoding or charset',
    );
  }
  if (status !== null)
    return new ProblemError(400, 'malformed', '请求无法解析 / The request cannot be parsed');
  return new ProblemError(
    500,
    'internal',
    '服务器内部出错，已记入日志 / Something went wrong here; it is in the log',
  );
}

/** An unknown id is 404 where the path names it, 400 with its name where a parameter does. */
function unknownId(error: UnknownIdError, request: Asked): ProblemError {
  // The path decides first: a parameter may say the same.
  const inPath = request.path.split('/').some((part) => part !== '' && decoded(part) === error.id);
  const parameter = inPath
    ? undefined
    : Object.entries(request.query).find(([, value]) => value === error.id)?.[0];
  const what = error.what === 'plan' ? ['规划', 'plan'] : ['节点', 'node'];
  const detail = `没有这个${what[0]}：${error.id} / No such ${what[1]}: ${error.id}`;
  if (parameter === undefined) return new ProblemError(404, `unknown-${error.what}`, detail);
  return new ProblemError(400, `unknown-${error.what}`, detail, { errors: [{ parameter, message: detail }] });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Errors of Express's own parsers carry a 4xx status. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
