/** Wraps a Chinese (or mixed) name into short, even lines, never cut. Pure. */

const NO_START = /^[，。、；：！？”’）》〉」』】〕—…·)%‰]/u;
const NO_END = /[“‘（《〈「『【〔(]$/u;

/** Width in em: a Chinese character and full-width mark is 1, a Latin letter or digit about 0.56. */
export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += /[\u0020-\u024f]/u.test(c) ? 0.56 : 1;
  return width;
}

/** What may not be parted: a run of Latin letters and digits, a mark with what it clings to. */
function pieces(text: string): string[] {
  const out: string[] = [];
  for (const piece of text.match(/[A-Za-z0-9.+%/-]+|\s+|[^\sA-Za-z0-9.+%/-]/gu) ?? []) {
    const last = out.at(-1);
    if (last !== undefined && (NO_START.test(piece) || NO_END.test(last))) out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}

/** Lines of at most about `most` em, as even as can be; where the text itself breaks a line, one ends. */
export function wrapLabel(text: string, most = 8): string[] {
  if (text.includes('\n')) return text.split('\n').flatMap((line) => wrapLabel(line, most));
  const total = widthOf(text);
  if (total <= most + 0.5) return [text];
  const count = Math.ceil(total / most);
  const aim = total / count;
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const wide = widthOf(line + piece);
    const over = wide > most + 0.5;
    const enough = lines.length < count - 1 && widthOf(line) >= aim - 0.6;
    if (line && (over || (enough && wide > aim + 0.6))) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}
