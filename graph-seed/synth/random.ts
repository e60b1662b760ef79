/** A seeded source of chance: a failing run can be played again from its seed. */
export type Random = ReturnType<typeof createRandom>;

export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  /** From 0 up to but without `n`. */
  const below = (n: number) => Math.floor(next() * n);
  const between = (from: number, to: number) => from + below(to - from + 1);
  const chance = (p: number) => next() < p;
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  const some = <T>(from: readonly T[], most: number): T[] => {
    const taken = new Set<T>();
    for (let i = below(most + 1); i > 0; i--) taken.add(pick(from));
    return [...taken];
  };
  return { below, between, chance, pick, some };
}
