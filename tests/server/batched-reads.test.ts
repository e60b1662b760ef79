import { describe, expect, it, vi } from 'vitest';
import { batchReads, type Found } from '../../server/neo4j/batched-reads.ts';

/** A database that answers when told to, and says what it was asked. */
function slowDatabase(most = 50, holdMs = 60_000) {
  const asked: { keys: string[]; signal: AbortSignal; since: number; answer(): void; fail(): void }[] = [];
  const get = batchReads<string>({
    most,
    holdMs,
    ask: (keys, { signal, since }) =>
      new Promise<Found<string>>((resolve, reject) => {
        asked.push({
          ...{ keys, signal, since },
          answer: () =>
            resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, `<${key}>`]))),
          fail: () => reject(new Error('gone')),
        });
      }),
  });
  const keys = () => asked.map((one) => one.keys.join());
  return { get, asked, keys };
}

const turn = () => new Promise((done) => setImmediate(done));
/** Until nobody more is waited for. */
const turns = async (count = 5) => {
  for (let i = 0; i < count; i++) await turn();
};

describe('what is asked for one by one', () => {
  it('goes soon when it is alone, and together when it came meanwhile', async () => {
    const { get, asked, keys } = slowDatabase();
    const all = [get('a')];
    await turns(3);
    expect(keys()).toEqual(['a']);
    all.push(...['b', 'none', 'b'].map((key) => get(key)));
    await turns();
    all.push(get('c'));
    await turns();
    expect(keys()).toEqual(['a']);
    asked[0]?.answer();
    await turns();
    expect(keys()).toEqual(['a', 'b,none,c']);
    asked[1]?.answer();
    expect(await Promise.all(all)).toEqual(['<a>', '<b>', undefined, '<b>', '<c>']);
  });

  it('waits for those whom each turn of the event loop brings', async () => {
    const { get, asked, keys } = slowDatabase();
    const all: Promise<string | undefined>[] = [];
    for (const key of ['a', 'b', 'c', 'd']) {
      all.push(get(key));
      await turn();
    }
    await turns();
    expect(keys()).toEqual(['a,b,c,d']);
    asked[0]?.answer();
    expect(await Promise.all(all)).toEqual(['<a>', '<b>', '<c>', '<d>']);
  });

  it('goes in several questions when it is too much for one, the first come first', async () => {
    const { get, asked, keys } = slowDatabase(2);
    const all = ['a', 'b', 'c', 'd', 'e'].map((key) => get(key));
    for (let i = 0; i < 3; i++) {
      await turns();
      asked[i]?.answer();
    }
    expect(keys()).toEqual(['a,b', 'c,d', 'e']);
    expect(await Promise.all(all)).toEqual(['<a>', '<b>', '<c>', '<d>', '<e>']);
  });

  it('does not wait for ever behind a question that gets no answer', async () => {
    vi.useFakeTimers();
    try {
      const { get, asked, keys } = slowDatabase(50, 100);
      const all = [get('a')];
      await vi.advanceTimersByTimeAsync(1);
      all.push(...['b', 'c'].map((key) => get(key)));
      await vi.advanceTimersByTimeAsync(99);
      expect(keys()).toEqual(['a']);
      await vi.advanceTimersByTimeAsync(1);
      expect(keys()).toEqual(['a', 'b,c']);
      all.push(get('d'));
      await vi.advanceTimersByTimeAsync(100);
      expect(keys()).toEqual(['a', 'b,c', 'd']);
      for (const one of asked) one.answer();
      expect(await Promise.all(all)).toEqual(['<a>', '<b>', '<c>', '<d>']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('runs from when the first of them came', async () => {
    const { get, asked } = slowDatabase();
    const all = [get('a')];
    await turns();
    const before = performance.now();
    all.push(get('b'));
    const after = performance.now();
    await turns();
    all.push(get('c'));
    asked[0]?.answer();
    await turns();
    expect(asked[1]?.since).toBeGreaterThanOrEqual(before);
    expect(asked[1]?.since).toBeLessThanOrEqual(after);
    asked[1]?.answer();
    await Promise.all(all);
  });

  it('fails for those who asked together, and for nobody else', async () => {
    const { get, asked } = slowDatabase();
    const all = [get('a')];
    await turns();
    all.push(...['b', 'c'].map((key) => get(key)));
    asked[0]?.answer();
    await turns();
    asked[1]?.fail();
    const how = await Promise.allSettled(all);
    expect(how.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    const later = get('d');
    await turns();
    asked[2]?.answer();
    expect(await later).toBe('<d>');
  });
});

describe('an asker who leaves', () => {
  it('gets no answer, and the others do', async () => {
    const { get, asked } = slowDatabase();
    const leaver = new AbortController();
    const first = get('a');
    await turns();
    const [left, stays] = [get('b', { signal: leaver.signal }), get('c')];
    asked[0]?.answer();
    await turns();
    leaver.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(asked[1]?.signal.aborted).toBe(false);
    asked[1]?.answer();
    expect(await Promise.all([first, stays])).toEqual(['<a>', '<c>']);
  });

  it('ends the question if nobody else waits for it', async () => {
    const { get, asked } = slowDatabase();
    const leaver = new AbortController();
    const all = [get('a', { signal: leaver.signal })];
    await turns();
    all.push(get('b', { signal: leaver.signal }));
    leaver.abort(new Error('left'));
    for (const one of all) await expect(one).rejects.toThrow('left');
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.fail();
    await turns();
    // The one that had not been put yet never is.
    expect(asked).toHaveLength(1);
    await expect(get('c', { signal: leaver.signal })).rejects.toThrow('left');
    expect(asked).toHaveLength(1);
  });
});
