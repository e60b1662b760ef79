import type { Asking } from '../graph/graph-store.ts';

/** What came of the keys that were asked for; a key without an entry is not there. */
export type Found<T> = ReadonlyMap<string, T>;

/** Asks for one key; undefined when it is not there. Rejects as `ask` does, or when the asker leaves. */
export type BatchedRead<T> = (key: string, asking?: Asking) => Promise<T | undefined>;

export type BatchingRules<T> = {
  /** `since` (performance.now()) is when the first of these askers came: their time runs from then. */
  ask(keys: string[], asking: { signal: AbortSignal; since: number }): Promise<Found<T>>;
  /** At most so many keys in one question. */
  most: number;
  /** After so long a question under way holds nobody up any more: the next one goes beside it. */
  holdMs: number;
};

type Asker<T> = {
  key: string;
  since: number;
  answer(found: Found<T>): void;
  fail(error: unknown): void;
  /** Null while it waits for its question. */
  question: { left: number; end(): void } | null;
};

/** The first turn ends what has been read from the sockets already; the second reads them again. */
const QUIET_TURNS = 2;

/**
 * Puts what is asked for one by one to the database together. Alone, each goes when the event loop has turned
 * twice; as long as turns bring others, they wait for them. What comes while a question is under way
 * goes with the next one, when that is answered. A question costs driver and database as much as some ten
 * of its rows. It ends in the database when all its askers have left.
 */
export function batchReads<T>({ ask, most, holdMs }: BatchingRules<T>): BatchedRead<T> {
  const waiting = new Set<Asker<T>>();
  let underWay = 0;
  let timer: NodeJS.Timeout | null = null;
  /** How many waited when last looked, and for how many turns of the event loop it has been as many. */
  let seen = 0;
  let quiet = 0;

  const next = () => {
    if (waiting.size === 0) return;
    if (underWay > 0) {
      timer ??= setTimeout(send, holdMs);
      return;
    }
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (seen === 0) look();
  };

  const look = () => {
    quiet = waiting.size > seen ? 0 : quiet + 1;
    seen = waiting.size;
    if (quiet < QUIET_TURNS && seen < most) setImmediate(look);
    else send();
  };

  const send = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    seen = 0;
    const askers: Asker<T>[] = [];
    for (const asker of waiting) {
      if (askers.push(asker) === most) break;
    }
    const [first] = askers;
    if (first === undefined) return;
    const controller = new AbortController();
    const question = { left: askers.length, end: () => controller.abort() };
    for (const asker of askers) {
      waiting.delete(asker);
      asker.question = question;
    }
    underWay++;
    const keys = [...new Set(askers.map((asker) => asker.key))];
    ask(keys, { signal: controller.signal, since: first.since })
      .then(
        (found) => {
          for (const asker of askers) asker.answer(found);
        },
        (error: unknown) => {
          for (const asker of askers) asker.fail(error);
        },
      )
      .finally(() => {
        underWay--;
        next();
      });
    next();
  };

  const leave = (asker: Asker<T>) => {
    waiting.delete(asker);
    if (asker.question !== null && --asker.question.left === 0) asker.question.end();
  };

  return (key, { signal } = {}) =>
    new Promise<T | undefined>((resolve, reject) => {
      signal?.throwIfAborted();
      const onAbort = () => {
        leave(asker);
        reject(signal?.reason);
      };
      const settled = () => signal?.removeEventListener('abort', onAbort);
      const asker: Asker<T> = {
        key,
        since: performance.now(),
        question: null,
        answer: (found) => {
          settled();
          resolve(found.get(key));
        },
        fail: (error) => {
          settled();
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.add(asker);
      next();
    });
}
