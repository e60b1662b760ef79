import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { untilHere } from '../../web/until-here.ts';

/** Code that is asked for while the server is away. */
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const away = new TypeError('Failed to fetch dynamically imported module');

describe('code that cannot be had now', () => {
  it('is asked for again, one request at a time, until it is here', async () => {
    let asked = 0;
    const code = untilHere(() => (++asked < 3 ? Promise.reject(away) : Promise.resolve('code')));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(1999);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toBe(2);
    await vi.advanceTimersByTimeAsync(2000);
    await expect(code).resolves.toBe('code');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(3);
  });

  it('is let go of when nobody waits for it any more', async () => {
    const ended = new AbortController();
    const code = untilHere(() => Promise.reject(away), ended.signal);
    const failed = expect(code).rejects.toBe(away);
    await vi.advanceTimersByTimeAsync(2000);
    ended.abort();
    await vi.advanceTimersByTimeAsync(2000);
    await failed;
  });
});
