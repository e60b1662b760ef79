import { t } from '../state/store.ts';
import { Trouble } from '../trouble.tsx';
import './board.css';

/** What a view shows while it has nothing: that it is being read, or why it could not be, and a way on. */
export function BoardTrouble({ error, onRetry }: { error: Error | null; onRetry(): void }) {
  if (error) return <Trouble error={error} onRetry={onRetry} />;
  return (
    <p class="board-none soft" role="status">
      {t.value('state.loading')}
    </p>
  );
}
