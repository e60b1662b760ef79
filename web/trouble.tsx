import { ApiProblem, OfflineError } from './api/problem.ts';
import { away } from './api/reach.ts';
import { t } from './state/store.ts';

/** Who does not answer, in words. */
export const AWAY = { server: 'state.offline', data: 'state.dataAway' } as const;

/** In the place of what could not be read: who does not answer or what is wrong, what happens now, and a way on. */
export function Trouble({ error, onRetry }: { error: Error | null; onRetry(): void }) {
  const gone = away.value ?? (error instanceof OfflineError ? 'server' : null);
  return (
    <div class="trouble" role="alert">
      <h1 class="serif">{t.value(gone ? AWAY[gone] : 'state.failed')}</h1>
      {gone ? <p>{t.value('state.asksAgain')}</p> : error ? <p>{error.message}</p> : null}
      {error instanceof ApiProblem && error.requestId ? (
        <p class="soft">{t.value('state.requestId', { id: error.requestId })}</p>
      ) : null}
      <button type="button" class="btn primary" onClick={onRetry}>
        {t.value('state.retry')}
      </button>
    </div>
  );
}
