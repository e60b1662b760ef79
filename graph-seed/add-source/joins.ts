import type { Words } from '../words.ts';
import type { Paragraph } from './paragraphs.ts';

/** That one paragraph carries another on across a break of the columns. Indexes into the paragraphs. */
export type Join = { from: number; to: number; score: number };

/** Less than this is no more than chance. */
const ENOUGH = 2;
const REACH = 6;

/**
 * Guesses which paragraphs the columns tore apart: one stops without a final mark, another later begins in the
 * middle of a sentence. What tells them: a word of the dictionary across the seam (普｜查), the same run of
 * characters elsewhere in the text, a beginning that is only the rest of a word (查，…), and lying next to each other.
 */
export function guessJoins(paragraphs: readonly Paragraph[], words: Words): Join[] {
  const text = paragraphs.map((one) => one.text).join('\n');
  const candidates: Join[] = [];
  paragraphs.forEach((head, from) => {
    if (!head.openEnd) return;
    paragraphs.forEach((tail, to) => {
      if (to <= from || tail.role !== 'text' || tail.jump.from !== null) return;
      // What stands under a heading or a question is its beginning.
      if (['heading', 'question', 'title'].includes(paragraphs[to - 1]?.role ?? '')) return;
      const score = scoreOf(head.text, tail.text, to === from + 1, text, words);
      if (score >= ENOUGH) candidates.push({ from, to, score });
    });
  });
  return best(candidates);
}

function scoreOf(head: string, tail: string, adjacent: boolean, text: string, words: Words): number {
  const left = [...head].slice(-REACH);
  const right = [...tail].slice(0, REACH);
  const rest = restLength(tail);
  let score = adjacent ? 2 : 0;
  if (rest > 0 && rest <= 2) score += 2;
  if (wordAcross(left, right, words)) score += 3;
  score += Math.max(0, Math.min(3, longestElsewhere(left, right, text) - 2));
  return score;
}

/** Characters before the first mark: few of them are the rest of a word, not a clause. */
function restLength(tail: string): number {
  const at = [...tail].findIndex((char) => /[，。；、：]/u.test(char));
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** Does a word of the dictionary lie across the seam, as the words of both sides together are parted? */
function wordAcross(left: readonly string[], right: readonly string[], words: Words): boolean {
  let at = 0;
  for (const { word } of words.cut([...left, ...right].join(''))) {
    const end = at + [...word].length;
    if (at < left.length && end > left.length) return words.isWord(word);
    at = end;
  }
  return false;
}

/** Length of the longest run across the seam that the text uses elsewhere. */
function longestElsewhere(left: readonly string[], right: readonly string[], text: string): number {
  let longest = 0;
  for (let a = 1; a <= left.length; a++) {
    for (let b = 1; b <= right.length; b++) {
      const run = [...left.slice(-a), ...right.slice(0, b)];
      if (run.length > longest && text.includes(run.join(''))) longest = run.length;
    }
  }
  return longest;
}

/** The choice in which each paragraph is carried on once and carries on one, with the greatest sum. */
function best(candidates: readonly Join[]): Join[] {
  const chosen: Join[] = [];
  const heads = [...new Set(candidates.map((one) => one.from))];
  let most = -1;
  const search = (i: number, taken: ReadonlySet<number>, joins: readonly Join[], sum: number): void => {
    if (i === heads.length) {
      if (sum <= most) return;
      most = sum;
      chosen.splice(0, chosen.length, ...joins);
      return;
    }
    const options = candidates
      .filter((one) => one.from === heads[i] && !taken.has(one.to))
      .sort((a, b) => b.score - a.score)
      // A head has few likely tails; more would only make the search long.
      .slice(0, 4);
    for (const one of options) search(i + 1, new Set([...taken, one.to]), [...joins, one], sum + one.score);
    search(i + 1, taken, joins, sum);
  };
  // Torn pages have a handful of breaks; a text full of open ends is no torn page, and is taken one by one.
  if (heads.length <= 8) search(0, new Set(), [], 0);
  else {
    const [from, to] = [new Set<number>(), new Set<number>()];
    for (const one of [...candidates].sort((a, b) => b.score - a.score || a.to - a.from - (b.to - b.from))) {
      if (from.has(one.from) || to.has(one.to)) continue;
      from.add(one.from);
      to.add(one.to);
      chosen.push(one);
    }
  }
  return chosen.sort((a, b) => a.from - b.from);
}
