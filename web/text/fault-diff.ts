/** Where a transcription and what the print probably has part company. Pure. */

export type FaultDiff = {
  /** `note`: no reading at all, but a remark. */
  kind: 'replaced' | 'missing' | 'extra' | 'note';
  /** Code points of the quote that are doubtful; where something is missing, the two beside the gap. */
  start: number;
  end: number;
  has: string;
  /** What the print probably has there; empty where there is only a note. */
  likely: string;
};

/** The shortest difference between the two, in code points from the quote's start. */
export function faultDiff(quote: string, likely: string | undefined): FaultDiff {
  const a = Array.from(quote);
  if (likely === undefined) return { kind: 'note', start: 0, end: a.length, has: quote, likely: '' };
  const b = Array.from(likely);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const has = a.slice(head, a.length - tail).join('');
  const wants = b.slice(head, b.length - tail).join('');
  if (has === '') {
    const start = Math.max(0, head - 1);
    return { kind: 'missing', start, end: Math.min(a.length, head + 1), has, likely: wants };
  }
  return { kind: wants === '' ? 'extra' : 'replaced', start: head, end: a.length - tail, has, likely: wants };
}
