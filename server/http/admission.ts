/** Takes requests in one after the other, and refuses when too many are inside already. */
export type Admission = {
  isFull(): boolean;
  /** `work` runs soon; whoever calls must call `leave` once when it is over. Not when it is full. */
  enter(work: () => void): void;
  leave(): void;
  /** How many are inside: waiting or worked on. */
  inside(): number;
};

/**
 * `most` bounds what is inside. Between two works the event loop turns, so that under a flood the refusals
 * go out at once and don't wait behind the work of the others.
 */
export function createAdmission(most: number): Admission {
  const waiting: (() => void)[] = [];
  let inside = 0;
  let busy = false;

  const turn = () => {
    const next = waiting.shift();
    if (next === undefined) {
      busy = false;
      return;
    }
    setImmediate(turn);
    next();
  };

  return {
    isFull: () => inside >= most,
    enter: (work) => {
      inside++;
      if (busy) {
        waiting.push(work);
        return;
      }
      busy = true;
      setImmediate(turn);
      work();
    },
    leave: () => {
      inside--;
    },
    inside: () => inside,
  };
}
