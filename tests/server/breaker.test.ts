import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../server/neo4j/breaker.ts';
import { DeadlineError, withDeadline } from '../../server/neo4j/deadline.ts';

function breakerAt(clock: { now: number }) {
  const rules = { failures: 3, withinMs: 5000, firstProbeMs: 500, lastProbeMs: 10_000 };
  const breaker = createBreaker({ ...rules, now: () => clock.now });
  const fail = () => breaker.enter().fail();
  return { breaker, fail };
}

describe('the breaker', () => {
  it('opens after three failures in five seconds, not after three in a longer time', () => {
    const clock = { now: 0 };
    const { breaker, fail } = breakerAt(clock);
    for (const at of [0, 3000, 6000]) {
      clock.now = at;
      fail();
    }
    expect(() => breaker.enter()).not.toThrow();
    clock.now = 7000;
    fail();
    expect(() => breaker.enter()).toThrow(/does not answer/u);
  });

  it('forgets failures when one question succeeds', () => {
    const { breaker, fail } = breakerAt({ now: 0 });
    fail();
    fail();
    breaker.enter().succeed();
    fail();
    fail();
    expect(() => breaker.enter()).not.toThrow();
  });

  it('lets one probe through at a time, and waits twice as long after each that fails, up to ten seconds', () => {
    const clock = { now: 0 };
    const { breaker, fail } = breakerAt(clock);
    for (let i = 0; i < 3; i++) fail();
    let waited = 0;
    for (const wait of [500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
      clock.now = waited + wait - 1;
      expect(() => breaker.enter()).toThrow();
      clock.now = waited + wait;
      const probe = breaker.enter();
      expect(() => breaker.enter()).toThrow();
      probe.fail();
      waited += wait;
    }
    clock.now = waited + 10_000;
    breaker.enter().leave();
    breaker.enter().succeed();
    expect(() => breaker.enter()).not.toThrow();
  });

  it('says when a probe may come, so that one comes though nobody asks, and that the database is back', () => {
    const clock = { now: 0 };
    const said: (number | 'back')[] = [];
    const breaker = createBreaker({
      ...{ failures: 2, withinMs: 5000, firstProbeMs: 500, lastProbeMs: 800, now: () => clock.now },
      onWait: (ms) => void said.push(ms),
      onBack: () => void said.push('back'),
    });
    breaker.enter().succeed();
    breaker.enter().fail();
    expect(said).toEqual([]);
    // What was under way when it opened says nothing more.
    const [late, last] = [breaker.enter(), breaker.enter()];
    last.fail();
    late.fail();
    expect(said).toEqual([500]);
    for (const wait of [500, 800]) {
      clock.now += wait;
      breaker.enter().fail();
    }
    expect(said).toEqual([500, 800, 800]);
    clock.now += 800;
    breaker.enter().leave();
    expect(said.at(-1)).toBe(0);
    breaker.enter().succeed();
    expect(said).toEqual([500, 800, 800, 0, 'back']);
  });
});

describe('the deadline', () => {
  const never = new Promise<never>(() => {});

  it('gives what comes in time, and the error that comes in time', async () => {
    await expect(withDeadline(1000, async () => 'here')).resolves.toBe('here');
    await expect(withDeadline(1000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('ends the wait and tells the work', async () => {
    let told: unknown;
    const work = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => {
        told = signal.reason;
      });
      return never;
    };
    await expect(withDeadline(20, work)).rejects.toThrow(DeadlineError);
    expect(told).toBeInstanceOf(DeadlineError);
  });

  it('ends with the asker', async () => {
    const asker = new AbortController();
    const waiting = withDeadline(10_000, () => never, asker.signal);
    asker.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(withDeadline(10_000, () => never, asker.signal)).rejects.toThrow('gone');
  });
});
