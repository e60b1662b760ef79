/** The domain's errors. Only server/http/problems.ts maps them to a status. */

/** An id that the store does not hold. */
export class UnknownIdError extends Error {
  readonly what: 'node' | 'plan';
  readonly id: string;
  constructor(what: 'node' | 'plan', id: string) {
    super(`no ${what} ${id}`);
    this.name = 'UnknownIdError';
    this.what = what;
    this.id = id;
  }
}

/** The store did not answer in time, or cannot be reached. `retryAfter` in seconds. */
export class StoreUnavailableError extends Error {
  readonly retryAfter: number;
  constructor(message: string, retryAfter: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailableError';
    this.retryAfter = retryAfter;
  }
}
