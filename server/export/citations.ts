import type { Briefing, Citation } from '../contract/briefing.ts';

export type Numbered = { number: number; citation: Citation };

/** The citations of a briefing in the order of its slides, each passage once and with one number. */
export function numberedCitations(briefing: Briefing): {
  all: Numbered[];
  ofSlide(index: number): Numbered[];
} {
  const known = new Map<string, Numbered>();
  const slides = briefing.slides.map((slide) => {
    const here = new Map<number, Numbered>();
    for (const citation of slide.citations) {
      const key = `${citation.source} ${citation.start} ${citation.end}`;
      const one = known.get(key) ?? { number: known.size + 1, citation };
      known.set(key, one);
      here.set(one.number, one);
    }
    return [...here.values()].sort((a, b) => a.number - b.number);
  });
  return { all: [...known.values()], ofSlide: (index) => slides[index] ?? [] };
}

/** 1–3、5, from [1, 2, 3, 5]. */
export function numberRanges(list: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of list) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、');
}

/** The place in words, with its offsets if the words do not name them. */
export function placeWords({ place, source, start, end }: Citation): string {
  const offsets = `第 ${start}–${end} 字`;
  const named = place.includes(String(start)) && place.includes(String(end));
  return named ? place : [place || source, offsets].join('，');
}

/** A presenter's notes: what was written, then every quote whole, with its place. */
export function notesOf(notes: string | undefined, citations: readonly Numbered[]): string {
  const quotes = citations.map(
    ({ number, citation }) =>
      `[${number}] “${citation.quote}”\n　　${placeWords(citation)}（${citation.source}）`,
  );
  return [...(notes ? [notes, ''] : []), ...(quotes.length > 0 ? ['引文', ...quotes] : [])].join('\n');
}
