/** The work took longer than it may. */
export class DeadlineError extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = 'DeadlineError';
  }
}

/**
 * Ends the wait after `ms`, or when `outer` is aborted, whatever the work itself does: a frozen server
 * answers neither a query nor its cancellation. The work hears of it by its signal and should let go.
 */
export async function withDeadline<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown) => {
      controller.abort(reason);
      reject(reason);
    };
    timer = setTimeout(() => end(new DeadlineError(ms)), ms);
    onAbort = () => end(outer?.reason);
    outer?.addEventListener('abort', onAbort, { once: true });
  });
  const result = work(controller.signal);
  // When the wait has ended, nobody else hears the work fail.
  result.catch(() => {});
  try {
    return await Promise.race([result, ended]);
  } finally {
    clearTimeout(timer);
    if (onAbort) outer?.removeEventListener('abort', onAbort);
  }
}
