/** How a pasted text and a stretch of a page differ, character by character. Pure. */

export type DifferenceRun = {
  /** `inserted`: pasted, but not on the page; `deleted`: on the page, but not pasted. */
  kind: 'equal' | 'inserted' | 'deleted';
  text: string;
};

export type Alignment = { runs: DifferenceRun[]; start: number; end: number };

const DIAGONAL = 0;
const DOWN = 1;
const RIGHT = 2;

/**
 * Lays `pasted` along `page[from, to)`: the whole of it against the stretch that costs least (a change, an
 * insertion, an omission: one each; what lies before and after the stretch costs nothing). Only cells
 * within `band` of the diagonal that begins at `diagonal` (a place of the page) are looked at.
 */
export function align(
  pasted: readonly string[],
  page: readonly string[],
  window: { from: number; to: number; diagonal: number; band: number },
): Alignment {
  const { from, to, diagonal, band } = window;
  const height = pasted.length;
  const width = 2 * band + 1;
  /** Column c of row i is the place i + diagonal - band + c of the page: before it, not yet read. */
  const origin = diagonal - band;
  const far = 1 << 29;
  let above = new Int32Array(width).fill(far);
  let row = new Int32Array(width).fill(far);
  const steps = new Uint8Array((height + 1) * width);
  for (let c = 0; c < width; c++) if (origin + c >= from && origin + c <= to) above[c] = 0;
  for (let i = 1; i <= height; i++) {
    row.fill(far);
    const char = pasted[i - 1];
    for (let c = 0; c < width; c++) {
      const j = i + origin + c;
      if (j < from || j > to) continue;
      let best = j > from ? (above[c] ?? far) + (page[j - 1] === char ? 0 : 1) : far;
      let step = DIAGONAL;
      const down = c + 1 < width ? (above[c + 1] ?? far) + 1 : far;
      if (down < best) {
        best = down;
        step = DOWN;
      }
      const right = c > 0 ? (row[c - 1] ?? far) + 1 : far;
      if (right < best) {
        best = right;
        step = RIGHT;
      }
      row[c] = best;
      steps[i * width + c] = step;
    }
    [above, row] = [row, above];
  }
  // Of stretches that cost the same the longest, so that a change at the end shows what it replaced.
  let column = 0;
  for (let c = 1; c < width; c++) if ((above[c] ?? far) <= (above[column] ?? far)) column = c;
  return readBack(pasted, page, steps, { width, origin, row: height, column });
}

function readBack(
  pasted: readonly string[],
  page: readonly string[],
  steps: Uint8Array,
  at: { width: number; origin: number; row: number; column: number },
): Alignment {
  const { width, origin } = at;
  let i = at.row;
  let c = at.column;
  const end = i + origin + c;
  const back: [DifferenceRun['kind'], string][] = [];
  while (i > 0) {
    const j = i + origin + c;
    const step = steps[i * width + c];
    const mine = pasted[i - 1] ?? '';
    const theirs = page[j - 1] ?? '';
    if (step === DIAGONAL) {
      if (mine === theirs) back.push(['equal', mine]);
      else back.push(['inserted', mine], ['deleted', theirs]);
      i--;
    } else if (step === DOWN) {
      back.push(['inserted', mine]);
      i--;
      c++;
    } else {
      back.push(['deleted', theirs]);
      c--;
    }
  }
  return { runs: runsOf(back.reverse()), start: i + origin + c, end };
}

/** Neighbours of one kind joined; between two equal runs, first what is gone, then what came. */
function runsOf(single: readonly [DifferenceRun['kind'], string][]): DifferenceRun[] {
  const runs: DifferenceRun[] = [];
  let deleted = '';
  let inserted = '';
  let equal = '';
  const flush = () => {
    if (deleted) runs.push({ kind: 'deleted', text: deleted });
    if (inserted) runs.push({ kind: 'inserted', text: inserted });
    deleted = '';
    inserted = '';
  };
  for (const [kind, char] of single) {
    if (kind === 'equal') {
      if (equal === '') flush();
      equal += char;
      continue;
    }
    if (equal !== '') runs.push({ kind: 'equal', text: equal });
    equal = '';
    if (kind === 'deleted') deleted += char;
    else inserted += char;
  }
  flush();
  if (equal !== '') runs.push({ kind: 'equal', text: equal });
  return withoutIslands(runs);
}

/** A single character that is equal by chance amid a longer change belongs to the change. */
function withoutIslands(runs: readonly DifferenceRun[]): DifferenceRun[] {
  const out: DifferenceRun[] = [];
  const isChange = (run: DifferenceRun | undefined) => run !== undefined && run.kind !== 'equal';
  const lengthAt = (list: readonly DifferenceRun[], at: number, step: number) => {
    let length = 0;
    for (let i = at; isChange(list[i]); i += step) length += [...(list[i]?.text ?? '')].length;
    return length;
  };
  for (const [i, run] of runs.entries()) {
    const island =
      run.kind === 'equal' &&
      [...run.text].length === 1 &&
      lengthAt(runs, i - 1, -1) >= 4 &&
      lengthAt(runs, i + 1, 1) >= 4;
    if (island) out.push({ kind: 'deleted', text: run.text }, { kind: 'inserted', text: run.text });
    else out.push(run);
  }
  return out.length === runs.length ? [...runs] : regrouped(out);
}

function regrouped(runs: readonly DifferenceRun[]): DifferenceRun[] {
  const out: DifferenceRun[] = [];
  let deleted = '';
  let inserted = '';
  const flush = () => {
    if (deleted) out.push({ kind: 'deleted', text: deleted });
    if (inserted) out.push({ kind: 'inserted', text: inserted });
    deleted = '';
    inserted = '';
  };
  for (const run of runs) {
    if (run.kind === 'deleted') deleted += run.text;
    else if (run.kind === 'inserted') inserted += run.text;
    else {
      flush();
      out.push(run);
    }
  }
  flush();
  return out;
}
