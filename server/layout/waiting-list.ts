import type { LayoutInput, LayoutResult } from './layout-types.ts';

/** What is said to a worker that arranges graphs, and what it says. */
export type Asked = { ticket: number; input: LayoutInput };
export type Arranged = { ticket: number; result: LayoutResult };

/** Who waits for a graph that a worker arranges: in the page and on the server alike. */
export function waitingList() {
  let next = 0;
  const waiting = new Map<
    number,
    { resolve: (result: LayoutResult) => void; reject: (error: Error) => void }
  >();
  return {
    /** Resolves when it is arranged; rejects when the worker is lost. */
    ask(send: (asked: Asked) => void, input: LayoutInput): Promise<LayoutResult> {
      const ticket = next++;
      return new Promise((resolve, reject) => {
        waiting.set(ticket, { resolve, reject });
        send({ ticket, input });
      });
    },
    arranged({ ticket, result }: Arranged): void {
      waiting.get(ticket)?.resolve(result);
      waiting.delete(ticket);
    },
    lost(error: Error): void {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
