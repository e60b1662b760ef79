import { Worker } from 'node:worker_threads';
import type { LayoutInput, LayoutResult } from './layout/layout-types.ts';
import { layoutGraph } from './layout/overview-layout.ts';
import { type Arranged, waitingList } from './layout/waiting-list.ts';

export type Arranging = {
  /** Rejects when the thread is lost; the next graph gets a new one. */
  arrange(input: LayoutInput): Promise<LayoutResult>;
  /** From now on others are waiting: no graph is arranged on the thread that answers them. */
  leaveMainThread(): void;
};

/**
 * Arranges the first pictures of plans. One takes up to a second of the processor: before the server listens that is
 * done at once; afterwards in a thread, which is begun when the first is wanted (a server of one plan has none).
 */
export function createArranging(): Arranging {
  let atOnce = true;
  let thread: Worker | null = null;
  const { ask, arranged, lost } = waitingList();

  function theThread(): Worker {
    if (thread) return thread;
    const begun = new Worker(new URL('./arranging-thread.mjs', import.meta.url), { execArgv: [] });
    begun.on('message', (answer: Arranged) => arranged(answer));
    begun.on('error', (error) => {
      thread = null;
      lost(error);
    });
    // Nobody waits for it when the server ends.
    begun.unref();
    thread = begun;
    return begun;
  }

  return {
    arrange: async (input) =>
      atOnce ? layoutGraph(input) : ask((asked) => theThread().postMessage(asked), input),
    leaveMainThread: () => {
      atOnce = false;
    },
  };
}
