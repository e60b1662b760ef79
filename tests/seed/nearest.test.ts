import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../graph-seed/nearest.ts';
import { table } from '../../graph-seed/text-table.ts';

describe('the nearest word', () => {
  it('counts edits, a swap as one', () => {
    expect(distance('scope', 'scope')).toBe(0);
    expect(distance('scoep', 'scope')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    expect(distance('战略🚄', '战路🚄')).toBe(1);
  });

  it('tells a word that is near, and none that is far', () => {
    expect(nearest('stratgy', ['project', 'strategy'])).toBe('strategy');
    expect(nearest('Evidence', ['evidence'])).toBe('evidence');
    expect(nearest('colour', ['name', 'level'])).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });
});

describe('a table', () => {
  it('gives Chinese characters two columns and sets numbers to the right', () => {
    expect(
      table(
        ['类', 'n'],
        [
          ['战略', 8],
          ['a', 10],
        ],
      ),
    ).toBe('类     n\n────────\n战略   8\na     10');
  });
});
