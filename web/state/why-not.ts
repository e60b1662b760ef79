import { ApiProblem, OfflineError } from '../api/problem.ts';
import { t } from './store.ts';

/** Why something could not be had, in the reader's language. */
export function whyNot(error: unknown): string {
  if (error instanceof OfflineError) return t.peek()('state.offline');
  if (error instanceof ApiProblem && error.status === 503) return t.peek()('state.dataAway');
  return error instanceof Error ? error.message : String(error);
}
