import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../server/graph/graph-store.ts';
import { toAnswer } from '../../server/http/answers.ts';
import { watchEdition } from '../../server/http/edition.ts';
import { keptAnswers } from '../../server/http/kept-answers.ts';
import { serialise } from '../../server/http/serialise.ts';
import { realPage } from '../real-page.ts';

const answer = (text: string) => toAnswer({ text }, undefined);

describe('kept answers', () => {
  it('go with their edition, and one begun before it is not kept after', () => {
    const kept = keptAnswers(10_000, Number.POSITIVE_INFINITY);
    kept.begin('one');
    const one = kept.edition();
    kept.put('/a', answer('a'), one);
    expect(kept.get('/a')).toBeDefined();
    kept.begin('two');
    expect(kept.get('/a')).toBeUndefined();
    kept.put('/a', answer('late'), one);
    expect(kept.get('/a')).toBeUndefined();
    kept.put('/a', answer('new'), kept.edition());
    expect(String(kept.get('/a')?.body)).toContain('new');
  });

  it('are handed out no longer than they last', async () => {
    const kept = keptAnswers(10_000, 30);
    kept.begin('one');
    kept.put('/a', answer('a'), 'one');
    expect(kept.get('/a')).toBeDefined();
    await sleep(40);
    expect(kept.get('/a')).toBeUndefined();
  });

  it('keep to their room: the least recent goes first, the too large never comes', () => {
    const kept = keptAnswers(10_000, Number.POSITIVE_INFINITY);
    kept.begin('one');
    for (let i = 0; i < 10; i++) {
      kept.put(`/${i}`, answer('x'.repeat(80)), 'one');
      kept.get('/0');
    }
    expect(kept.get('/0')).toBeDefined();
    expect(kept.get('/1')).toBeUndefined();
    expect(kept.get('/9')).toBeDefined();
    kept.put('/large', answer('x'.repeat(2000)), 'one');
    expect(kept.get('/large')).toBeUndefined();
  });

  it('keep to their room with the smallest answers too: each costs more than its bytes', () => {
    const kept = keptAnswers(100_000, Number.POSITIVE_INFINITY);
    kept.begin('one');
    for (let i = 0; i < 1000; i++) kept.put(`/${i}`, answer(''), 'one');
    const left = Array.from({ length: 1000 }, (_, i) => kept.get(`/${i}`)).filter((one) => one !== undefined);
    expect(left.length).toBeGreaterThan(10);
    expect(left.length).toBeLessThanOrEqual(100);
  });
});

describe('the edition', () => {
  it('is asked for once by all who wait, counts for a while, and is tried again when the change fails', async () => {
    let now: Edition = { version: 'one', plans: ['a'] };
    let asked = 0;
    let failing = false;
    const seen: string[] = [];
    const store = {
      edition: async () => {
        asked++;
        return now;
      },
    };
    const watch = watchEdition(store, async ({ version }) => {
      if (failing) throw new Error('not now');
      seen.push(version);
    });
    expect(watch.isCurrent()).toBe(false);
    await Promise.all([watch.look(), watch.look(), watch.look()]);
    expect(asked).toBe(1);
    expect(watch.isCurrent()).toBe(true);
    now = { version: 'two', plans: ['a', 'b'] };
    failing = true;
    await watch.look();
    expect(watch.isCurrent()).toBe(false);
    failing = false;
    await watch.look();
    expect(watch.isCurrent()).toBe(true);
    expect(seen).toEqual(['one', 'two']);
  });

  it('that does not come holds a request for a moment only', async () => {
    const watch = watchEdition({ edition: () => new Promise(() => {}) }, async () => {});
    const began = performance.now();
    await watch.look();
    expect(performance.now() - began).toBeGreaterThan(150);
    expect(watch.isCurrent()).toBe(false);
  });
});

describe('an answer written piece by piece', () => {
  it('is what JSON.stringify writes, the second time too', async () => {
    const { store } = realPage();
    const graph = await store.graph({ limit: 100 });
    for (const value of [
      graph,
      graph,
      await store.search({ q: '产业', limit: 20 }),
      await store.search({ q: '创新', limit: 20 }),
      await store.clusters(undefined),
      await store.plans(),
      { a: undefined, b: [undefined, null, 1, 'x', [1], { c: undefined, d: null, e: [2] }], d: {} },
      {},
      null,
      'text',
    ]) {
      expect(serialise(value)).toBe(JSON.stringify(value));
    }
  });
});
