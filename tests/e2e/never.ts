import { afterEach, expect } from 'vitest';
import { takeBroken } from './browser.ts';

/** After every end-to-end test: no page has broken its policy, and none has asked another machine for anything. */
afterEach(() => {
  expect(takeBroken()).toEqual([]);
});
