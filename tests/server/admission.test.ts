import { describe, expect, it } from 'vitest';
import { createAdmission } from '../../server/http/admission.ts';

describe('admission', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('lets in as many as there is room for, and again when one has left', () => {
    const door = createAdmission(2);
    expect(door.isFull()).toBe(false);
    door.enter(() => {});
    expect(door.isFull()).toBe(false);
    door.enter(() => {});
    expect(door.isFull()).toBe(true);
    expect(door.inside()).toBe(2);
    door.leave();
    expect(door.isFull()).toBe(false);
    expect(door.inside()).toBe(1);
    door.enter(() => {});
    expect(door.isFull()).toBe(true);
    expect(createAdmission(0).isFull()).toBe(true);
  });

  it('works at once when nothing is before it, and turns the event loop between two', async () => {
    const door = createAdmission(9);
    const ran: string[] = [];
    for (const name of ['a', 'b', 'c']) door.enter(() => ran.push(name));
    expect(ran).toEqual(['a']);
    await turn();
    expect(ran).toEqual(['a', 'b']);
    await turn();
    expect(ran).toEqual(['a', 'b', 'c']);
    await turn();
    // Idle again: nobody waits for a turn.
    door.enter(() => ran.push('d'));
    expect(ran).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on when a work throws', async () => {
    const door = createAdmission(9);
    const ran: string[] = [];
    expect(() =>
      door.enter(() => {
        throw new Error('work');
      }),
    ).toThrow('work');
    door.enter(() => ran.push('b'));
    await turn();
    expect(ran).toEqual(['b']);
  });
});
