import type { Range } from '../../server/graph/types.ts';
import type { SourceSeed } from '../seed.ts';
import { readingOrder } from './reading-order.ts';

const GRAM = 3;
const NEAR_ENOUGH = 0.6;

/**
 * Pieces of a quote that stands in the source only when its columns or paragraphs are read on without a
 * break; null when it does not.
 */
export function piecesAcross(source: SourceSeed, quote: string): string[] | null {
  const wanted = [...quote.replace(/\s*\n\s*/gu, '')];
  const order = readingOrder(source);
  for (const stream of new Set(order.blocks.map((block) => block.stream))) {
    const chars: { char: string; at: number }[] = [];
    for (const block of order.blocks.filter((one) => one.stream === stream)) {
      [...source.text.slice(block.start, block.end)].forEach((char, i) => {
        if (char !== '\n') chars.push({ char, at: block.start + i });
      });
    }
    const from = indexOf(
      chars.map((one) => one.char),
      wanted,
    );
    if (from < 0) continue;
    const pieces: string[] = [];
    chars.slice(from, from + wanted.length).forEach(({ char, at }, i, all) => {
      if (i > 0 && all[i - 1]?.at === at - 1) pieces[pieces.length - 1] += char;
      else pieces.push(char);
    });
    return pieces.length > 1 ? pieces : null;
  }
  return null;
}

function indexOf(chars: readonly string[], wanted: readonly string[]): number {
  return chars.findIndex((_, i) => wanted.every((char, j) => chars[i + j] === char));
}

/** The passage that a quote which is not in the source was most likely meant to be; null if none is near. */
export function nearestPassage(source: SourceSeed, quote: string): (Range & { quote: string }) | null {
  const wanted = [...quote];
  if (wanted.length < 4) return null;
  const votes = new Map<number, number>();
  for (let i = 0; i + GRAM <= wanted.length; i++) {
    const places = source.text.occurrences(wanted.slice(i, i + GRAM).join(''));
    for (const place of places) {
      // A neighbour's vote counts too, so that a character lost or added does not part the votes.
      for (const shift of [-1, 0, 1]) {
        const start = place.start - i + shift;
        votes.set(start, (votes.get(start) ?? 0) + (shift === 0 ? 2 : 1));
      }
    }
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (best === undefined) return null;
  const slack = 4;
  const windowStart = Math.max(0, best[0] - slack);
  const window = [
    ...source.text.slice(windowStart, Math.min(source.text.length, best[0] + wanted.length + slack)),
  ];
  const fit = bestFit(wanted, window);
  const passage = window.slice(fit.start, fit.end).join('');
  if (fit.cost > wanted.length * (1 - NEAR_ENOUGH) || passage.trim() === '' || passage.includes('\n'))
    return null;
  return { start: windowStart + fit.start, end: windowStart + fit.end, quote: passage };
}

/** The stretch of a window that turns into the wanted characters with the fewest edits; of such, one as long. */
function bestFit(
  wanted: readonly string[],
  window: readonly string[],
): { start: number; end: number; cost: number } {
  let row = window.map((_, j) => ({ cost: 0, start: j }));
  row.push({ cost: 0, start: window.length });
  for (let i = 1; i <= wanted.length; i++) {
    const next = [{ cost: i, start: 0 }];
    for (let j = 1; j <= window.length; j++) {
      const diagonal = row[j - 1] ?? { cost: i, start: 0 };
      const options = [
        { cost: diagonal.cost + (wanted[i - 1] === window[j - 1] ? 0 : 1), start: diagonal.start },
        { ...(row[j] ?? diagonal), cost: (row[j]?.cost ?? i) + 1 },
        { ...(next[j - 1] ?? diagonal), cost: (next[j - 1]?.cost ?? i) + 1 },
      ];
      next.push(options.reduce((least, one) => (one.cost < least.cost ? one : least)));
    }
    row = next;
  }
  const stretches = row.map(({ cost, start }, end) => ({ start, end, cost }));
  const strange = (one: { start: number; end: number }) => Math.abs(one.end - one.start - wanted.length);
  return stretches.reduce((best, one) =>
    one.cost < best.cost || (one.cost === best.cost && strange(one) < strange(best)) ? one : best,
  );
}
