import { StoreUnavailableError } from '../graph/errors.ts';

export type Breaker = {
  /**
   * Asks to go through. Throws StoreUnavailableError at once while the breaker is open; else the caller
   * must report how it went, once.
   */
  enter(): Passage;
};

export type Passage = {
  succeed(): void;
  fail(): void;
  /** It says nothing of the database: the asker left, or the question was at fault. */
  leave(): void;
};

export type BreakerRules = {
  failures: number;
  withinMs: number;
  /** The first wait before a probe; each probe that fails doubles it up to the last. */
  firstProbeMs: number;
  lastProbeMs: number;
  /** Told whenever a wait for a probe begins, and how long it is; so a probe can come without anybody asking. */
  onWait?(ms: number): void;
  /** Told when a probe has got through. */
  onBack?(): void;
  now?: () => number;
};

/**
 * Spares everyone the wait for a database that is down: after some failures in a short time, questions
 * fail at once, and one in a while is let through to see whether it is back.
 */
export function createBreaker({
  failures,
  withinMs,
  firstProbeMs,
  lastProbeMs,
  onWait = () => {},
  onBack = () => {},
  now = Date.now,
}: BreakerRules): Breaker {
  let failed: number[] = [];
  let open: { wait: number; probeAt: number; probing: boolean } | null = null;

  const probe = (state: NonNullable<typeof open>): Passage => {
    state.probing = true;
    return {
      succeed: () => {
        failed = [];
        open = null;
        onBack();
      },
      fail: () => {
        state.wait = Math.min(state.wait * 2, lastProbeMs);
        state.probeAt = now() + state.wait;
        state.probing = false;
        onWait(state.wait);
      },
      leave: () => {
        state.probing = false;
        onWait(0);
      },
    };
  };

  return {
    enter: () => {
      if (open) {
        const left = open.probeAt - now();
        if (left <= 0 && !open.probing) return probe(open);
        throw new StoreUnavailableError('the database does not answer', Math.max(1, Math.ceil(left / 1000)));
      }
      return {
        succeed: () => {
          failed = [];
        },
        fail: () => {
          const at = now();
          failed = [...failed.filter((time) => at - time < withinMs), at];
          if (failed.length >= failures && !open) {
            open = { wait: firstProbeMs, probeAt: at + firstProbeMs, probing: false };
            onWait(firstProbeMs);
          }
        },
        leave: () => {},
      };
    },
  };
}
