/**
 * Undo and redo over chosen parts of a state: everything one makes of a view, in whichever view it was
 * made. Which view is open is no step by itself, but a step knows the view it was taken in. Pure.
 */

export type Stepped<Work> = { view: string; past: readonly Work[]; future: readonly Work[] };

const KEPT = 200;
const alike = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** `parts`: what undo and redo walk through. */
export function stepsOver<State extends Stepped<Work>, Work extends { view: string }>(
  parts: readonly (keyof Work & keyof State)[],
) {
  const workOf = (state: State, view: string): Work =>
    ({ ...Object.fromEntries(parts.map((part) => [part, state[part]])), view }) as Work;
  return {
    /** `next` with the step from `state` to it written down; equal work is no step. */
    recorded(state: State, next: State): State {
      if (next === state || parts.every((part) => alike(state[part], next[part]))) return next;
      return { ...next, past: [...state.past, workOf(state, state.view)].slice(-KEPT), future: [] };
    },
    undone(state: State): State {
      const last = state.past.at(-1);
      if (!last) return state;
      // Done again, it is shown where it was done.
      const future = [workOf(state, last.view), ...state.future];
      return { ...state, ...last, past: state.past.slice(0, -1), future };
    },
    redone(state: State): State {
      const [next, ...future] = state.future;
      if (!next) return state;
      return { ...state, ...next, past: [...state.past, workOf(state, next.view)], future };
    },
  };
}
