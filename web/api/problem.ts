import type { Problem } from '../../server/contract/types.ts';

/** An answer of the server that says no (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code;
    this.requestId = problem.requestId;
  }
}

/** No answer at all. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('offline', { cause });
    this.name = 'OfflineError';
  }
}
