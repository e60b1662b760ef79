import type { EvidenceRecord } from '../edit/records.ts';
import { evidenceOf, evidenceValue } from '../edit/records.ts';

const CUT = ' ┆ ';

/**
 * Passages in one cell, a line each: the words alone; `[page-12 b05#2] words` where the source or the place must be
 * said; parts that the columns cut with ┆ between. What would not read back so is written as JSON.
 */
export function evidenceCell(evidence: readonly EvidenceRecord[]): string {
  return evidence.map(lineOf).join('\n');
}

function lineOf(one: EvidenceRecord): string {
  const line = plainLine(one);
  const back = /[\r\n]/u.test(line) || line.trim() === '' ? null : parseLine(line);
  if (back !== null && JSON.stringify(back) === JSON.stringify(one)) return line;
  const value = evidenceValue(one);
  const bare = typeof value === 'string' || Array.isArray(value);
  return JSON.stringify(bare ? { quote: value } : value);
}

function plainLine({ quote, at, source }: EvidenceRecord): string {
  const places = at.every((one) => one === null) ? [] : [at.map((one) => one ?? '').join('|')];
  const lead = [...(source === null ? [] : [`@${source}`]), ...places].join(' ');
  const words = quote.join(CUT);
  // A quote that itself begins with a bracket must not be taken for a place.
  return lead === '' && !/^[[{]/u.test(words) ? words : `[${lead}] ${words}`;
}

/** The passages of a cell; a line that cannot be read comes back as a fault. */
export function parseEvidence(cell: string): { evidence: EvidenceRecord[]; faults: string[] } {
  const evidence: EvidenceRecord[] = [];
  const faults: string[] = [];
  for (const line of cell.split('\n').map((one) => one.replace(/\r$/u, ''))) {
    if (line.trim() === '') continue;
    const one = parseLine(line);
    if (one === null) faults.push(line);
    else evidence.push(one);
  }
  return { evidence, faults };
}

function parseLine(line: string): EvidenceRecord | null {
  if (line.startsWith('{')) {
    try {
      return evidenceOf(JSON.parse(line));
    } catch {
      return null;
    }
  }
  const placed = /^\[(?:@([a-z0-9-]+))?\s?([^\]]*)\] (.*)$/su.exec(line);
  const quote = (placed?.[3] ?? line).split(CUT);
  const places = placed?.[2] ? placed[2].split('|') : [];
  if (places.length > 0 && places.length !== quote.length) return null;
  if (line.startsWith('[') && placed === null) return null;
  return {
    quote,
    at: quote.map((_, i) => (places[i] ? (places[i] ?? null) : null)),
    source: placed?.[1] ?? null,
  };
}
