import type { Edition, GraphStore } from '../graph/graph-store.ts';

/** So long an edition counts as current after it was last asked for. */
export const CURRENT_MS = 2000;
/** From then on it is asked for again beside the requests, so that under traffic none has to wait for it. */
const LOOK_AHEAD_MS = 500;
/** So long a request waits to learn the edition; then it goes on without. */
const WAIT_MS = 200;

/** Knows which graph the store holds, and notices within `CURRENT_MS` when it is another. */
export type EditionWatch = {
  /** Whether what was made for the edition last seen may still be sent. */
  isCurrent(): boolean;
  /** Looks again. Resolves when that is done, or after a short while without; never rejects. */
  look(): Promise<void>;
  /** The first look, which must succeed. */
  begin(): Promise<void>;
};

/** `onChange` is done before the new edition counts as current; where it fails, the next look tries again. */
export function watchEdition(
  store: Pick<GraphStore, 'edition'>,
  onChange: (edition: Edition) => Promise<void>,
): EditionWatch {
  let seen: string | null = null;
  let seenAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  const lookAgain = async () => {
    const asked = performance.now();
    const edition = await store.edition();
    if (edition.version !== seen) {
      seenAt = Number.NEGATIVE_INFINITY;
      await onChange(edition);
      seen = edition.version;
    }
    seenAt = asked;
  };

  const look = () => {
    looking ??= lookAgain()
      // A store that fails says so to the request itself.
      .catch(() => {})
      .finally(() => {
        looking = null;
      });
    return looking;
  };

  return {
    isCurrent: () => {
      const age = performance.now() - seenAt;
      if (age >= LOOK_AHEAD_MS && age < CURRENT_MS) void look();
      return age < CURRENT_MS;
    },
    begin: lookAgain,
    look: () => atMost(WAIT_MS, look()),
  };
}

function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, enough]).finally(() => clearTimeout(timer));
}
