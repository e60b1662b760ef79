import type { Range } from '../../server/graph/types.ts';

/** What a line of a page is for. */
export type Role = 'masthead' | 'title' | 'heading' | 'question' | 'entry' | 'text';

export type Paragraph = Range & {
  text: string;
  role: Role;
  /** 编辑 甲, 组版 乙: who made the page. */
  credit: boolean;
  /** 「上接」 at its beginning or 「下转」 at its end, as printed; the page number in digits. */
  jump: { from: string | null; to: string | null };
  /** It stops without a final mark, and no jump mark says where it goes on. */
  openEnd: boolean;
};

const HEADING = /^第[一二三四五六七八九十百零〇0-9]+[篇编章节](?:[\s\u3000]|$)/u;
const NUMBERED_HEADING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^，。；：]{2,28}$/u;
const QUESTION = /^[0-9]{1,2}[、.．]\s*\S.*[？?]$/u;
const ENTRY = /^[[［【〔][0-9]{1,3}[\]］】〕]/u;
const TITLE = /(?:名词解释|问答|解读|专栏|附件|附录|名词注释)$/u;
const CREDIT = /^(?:责任编辑|责编|编辑|组版|校对|美编|版式)[\s\u3000：:]/u;
const FINAL = /[。！？!?…：:；;.](?:[”’》）)】]|$)|[”’》）)】]$/u;
const JUMP = '(上接|下转)\\s*第?\\s*([0-9]{1,3}|[一二三四五六七八九十]{1,3})\\s*版';
const JUMP_FROM = new RegExp(`^[（(【]?${JUMP}`, 'u');
const JUMP_TO = new RegExp(`[（(【]?${JUMP}[^\\p{Script=Han}\\p{N}]*$`, 'u');
const LONGEST_TITLE = 44;

/** The lines of a text that hold something, each with what it is for. Positions are code points. */
export function paragraphsOf(text: string): Paragraph[] {
  const lines = linesOf(text);
  const firstBody = lines.findIndex(isBody);
  return lines.map((line, i) => {
    const role =
      i < firstBody || (CREDIT.test(line.text) && [...line.text].length < 30) ? 'masthead' : roleOf(lines, i);
    const from = JUMP_FROM.exec(line.text);
    const to = JUMP_TO.exec(line.text);
    return {
      ...line,
      role,
      credit: CREDIT.test(line.text) && [...line.text].length < 30,
      jump: {
        from: from?.[1] === '上接' ? (from[2] ?? null) : null,
        to: to?.[1] === '下转' ? (to[2] ?? null) : null,
      },
      openEnd: (role === 'text' || role === 'entry') && to === null && !FINAL.test(line.text.slice(-2)),
    };
  });
}

type Line = Range & { text: string };

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const start = at + [...raw.slice(0, raw.length - raw.trimStart().length)].length;
      lines.push({ start, end: start + [...trimmed].length, text: trimmed });
    }
    at += [...raw].length + 1;
  }
  return lines;
}

/** The first line that no masthead holds: a heading, a jump mark, or something told in a sentence. */
function isBody(line: Line, i: number, lines: readonly Line[]): boolean {
  const { text } = line;
  if ([HEADING, NUMBERED_HEADING, QUESTION, ENTRY, JUMP_FROM].some((one) => one.test(text))) return true;
  if (TITLE.test(text) && lines[i + 1] !== undefined) return true;
  return [...text].length > 30 && /[，。]/u.test(text);
}

function roleOf(lines: readonly Line[], i: number): Role {
  const text = lines[i]?.text ?? '';
  const length = [...text].length;
  if (length <= LONGEST_TITLE && (HEADING.test(text) || NUMBERED_HEADING.test(text))) return 'heading';
  if (QUESTION.test(text)) return 'question';
  if (ENTRY.test(text)) return 'entry';
  const short = length <= LONGEST_TITLE && !/[，。；：]/u.test(text);
  const next = lines[i + 1]?.text ?? '';
  const leads = QUESTION.test(next) || ENTRY.test(next) || HEADING.test(next);
  return short && (TITLE.test(text) || (leads && /^《.*》$/u.test(text))) ? 'title' : 'text';
}
