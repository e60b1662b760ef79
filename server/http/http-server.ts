import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { HEADERS, REQUEST_ID } from './headers.ts';
import type { Log } from './log.ts';
import { PROBLEM_TYPE, ProblemError, problemBody } from './problems.ts';

const LARGEST_HEADER = 16_384;

/** A server whose patience is bounded, and which answers what isn't HTTP with a problem as well. */
export function createHttpServer(listener: RequestListener, log: Log): Server {
  const server = createServer({ maxHeaderSize: LARGEST_HEADER }, listener);
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.keepAliveTimeout = 5_000;
  // An expectation that nobody knows is no reason for an answer that isn't ours.
  server.on('checkExpectation', listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const begun = (socket as { _httpMessage?: { headersSent?: boolean } })._httpMessage?.headersSent;
    if (error.code === 'ECONNRESET' || !socket.writable || begun) {
      socket.destroy();
      return;
    }
    const problem = problemOf(error.code);
    const requestId = randomUUID();
    log.request({ requestId, method: '-', path: '-', status: problem.status, ms: 0 });
    const body = problemBody(problem, requestId);
    const headers = [
      ...HEADERS,
      [REQUEST_ID, requestId],
      ['Content-Type', PROBLEM_TYPE],
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Connection', 'close'],
    ].map(([name, value]) => `${name}: ${value}`);
    socket.end(
      `HTTP/1.1 ${problem.status} ${REASONS[problem.status]}\r\n${headers.join('\r\n')}\r\n\r\n${body}`,
    );
  });
  return server;
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

function problemOf(code: string | undefined): ProblemError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ProblemError(
      431,
      'header-too-large',
      '请求行与请求头合计过大 / The request line and headers are too large',
    );
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new ProblemError(408, 'too-slow', '请求没有及时发完 / The request did not arrive in time');
  }
  return new ProblemError(400, 'malformed', '请求无法解析 / The request cannot be parsed');
}
