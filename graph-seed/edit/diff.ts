import type { FileEdit } from './desk.ts';

const CONTEXT = 3;
/** Above this many pairs the middle is shown as one exchange: a preview is not worth a second's wait. */
const MOST_PAIRS = 4_000_000;

type Step = { sign: ' ' | '+' | '-'; text: string };

/** An edit as a unified diff, to look at before it is saved. */
export function diffOf(edit: FileEdit): string {
  const before = linesOf(edit.before);
  const after = linesOf(edit.after);
  const steps = compare(before, after);
  const shown = steps.map((step, i) => {
    if (step.sign !== ' ') return true;
    return steps.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((one) => one.sign !== ' ');
  });
  const lines = [
    `--- ${edit.before === null ? '/dev/null' : `a/${edit.path}`}`,
    `+++ ${edit.after === null ? '/dev/null' : `b/${edit.path}`}`,
  ];
  let [oldLine, newLine] = [1, 1];
  for (let i = 0; i < steps.length; i++) {
    if (!shown[i]) {
      oldLine++;
      newLine++;
      continue;
    }
    let end = i;
    while (end < steps.length && shown[end]) end++;
    const hunk = steps.slice(i, end);
    const olds = hunk.filter((step) => step.sign !== '+').length;
    const news = hunk.filter((step) => step.sign !== '-').length;
    lines.push(
      `@@ -${olds === 0 ? oldLine - 1 : oldLine},${olds} +${news === 0 ? newLine - 1 : newLine},${news} @@`,
    );
    lines.push(...hunk.map((step) => step.sign + step.text));
    oldLine += olds;
    newLine += news;
    i = end - 1;
  }
  return `${lines.join('\n')}\n`;
}

function linesOf(text: string | null): string[] {
  if (text === null || text === '') return [];
  return text.replace(/\n$/u, '').split('\n');
}

function compare(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const same = (text: string): Step => ({ sign: ' ', text });
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

/** The longest common subsequence, by the book. */
function middle(before: readonly string[], after: readonly string[]): Step[] {
  const removed = before.map((text): Step => ({ sign: '-', text }));
  const added = after.map((text): Step => ({ sign: '+', text }));
  if (before.length * after.length > MOST_PAIRS) return [...removed, ...added];
  const width = after.length + 1;
  const table = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      table[i * width + j] =
        before[i] === after[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      steps.push({ sign: ' ', text: before[i++] ?? '' });
      j++;
    } else if (
      i < before.length &&
      (j >= after.length || (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
    ) {
      steps.push(removed[i++] as Step);
    } else steps.push(added[j++] as Step);
  }
  return steps;
}
