/** What of a text carries its content: letters, digits and signs such as % and +; not punctuation or space. */
export type Content = {
  letters: string[];
  /** The index in `chars` of each letter. */
  places: number[];
  text: string;
};

const MARK = /^[\p{P}\p{Z}\p{Cc}\p{Cf}]$/u;
const DIGIT = /^[0-9]$/;
const KEPT = new Set(['%', '‰']);

/** Full-width letters, digits and signs in their usual width. */
function narrow(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : char;
}

/** A mark between two digits is a part of the number (6.8, 2021-2025), so it is content. */
export function contentOf(chars: readonly string[]): Content {
  const letters: string[] = [];
  const places: number[] = [];
  for (const [i, raw] of chars.entries()) {
    const char = narrow(raw);
    const inNumber = () => DIGIT.test(narrow(chars[i - 1] ?? '')) && DIGIT.test(narrow(chars[i + 1] ?? ''));
    if (MARK.test(char) && !KEPT.has(char) && !(char.trim() !== '' && inNumber())) continue;
    letters.push(char);
    places.push(i);
  }
  return { letters, places, text: letters.join('') };
}
