import { t } from '../state/store.ts';
import './board.css';

/** What a board shows while it has nothing: that it is being read, or why it could not be, and a way on. */
export function BoardTrouble({ error, onRetry }: { error: Error | null; onRetry(): void }) {
  if (!error) {
    return (
      <p class="board-none soft" role="status">
        {t.value('state.loading')}
      </p>
    );
  }
  return (
    <div class="board-none" role="alert">
      <h1 class="serif">{t.value('state.failed')}</h1>
      <p class="soft">{error.message}</p>
      <button type="button" class="btn primary" onClick={onRetry}>
        {t.value('state.retry')}
      </button>
    </div>
  );
}
