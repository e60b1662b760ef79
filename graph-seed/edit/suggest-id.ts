import { pinyin } from 'pinyin-pro';

const LONGEST = 48;

/** An id for a name: its pinyin, syllables joined by hyphens, with a number where it is taken. */
export function suggestId(name: string, taken: ReadonlySet<string>): string {
  const words: string[] = [];
  for (const [run] of name.normalize('NFKC').matchAll(/\p{Script=Han}+|[A-Za-z0-9]+/gu)) {
    if (/^[A-Za-z0-9]/u.test(run)) words.push(run.toLowerCase());
    else words.push(...pinyin(run, { toneType: 'none', type: 'array', v: true }));
  }
  let id = '';
  for (const word of words.map((one) => one.toLowerCase().replace(/[^a-z0-9]/gu, '')).filter(Boolean)) {
    const next = id === '' ? word : `${id}-${word}`;
    if (next.length > LONGEST) break;
    id = next;
  }
  if (id === '') id = 'entry';
  if (!taken.has(id)) return id;
  for (let n = 2; ; n++) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}
