/** A value with what it was before and what was undone. Pure. */
export type History<T> = { past: readonly T[]; present: T; future: readonly T[] };

const KEPT = 200;

export function start<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** The present becomes `next`; an equal value is no step. */
export function change<T>(history: History<T>, next: T): History<T> {
  if (next === history.present || JSON.stringify(next) === JSON.stringify(history.present)) return history;
  return { past: [...history.past, history.present].slice(-KEPT), present: next, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest };
}
