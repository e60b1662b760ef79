import { isDay } from '../day.ts';
import { type Desk, editOf, type FileEdit, planOf } from '../edit/desk.ts';
import { renderRecord } from '../edit/render.ts';
import { changeRecord, slotsOf } from '../edit/splice.ts';
import { suggestId } from '../edit/suggest-id.ts';
import type { Words } from '../words.ts';
import { type BlocksModel, renderBlocks } from './blocks-model.ts';
import { cutBlocks } from './cut-blocks.ts';
import { paragraphsOf } from './paragraphs.ts';

export type NewSource = {
  /** The file's bytes, untouched. */
  bytes: Uint8Array;
  fileName: string;
  id?: string;
  title?: string;
  print?: string;
  /** The day on which it was printed, as 2021-03-01. */
  date?: string;
  language?: string;
  /** The editor agrees that a BOM and carriage returns are dropped; nothing else is ever changed. */
  convert?: boolean;
};

/** Why not, in words; `convert`: the editor may consent to what keeps the text out. */
export type Refusal = { zh: string; en: string; convert?: true };

export type AddedSource = {
  id: string;
  title: string;
  print: string | null;
  /** Where `print` comes from: typed, concluded from the jump marks, or not known. */
  printFrom: 'given' | 'jumps' | null;
  converted: boolean;
  blocks: BlocksModel;
  edits: FileEdit[];
};

/**
 * Registers a text as a source of the plan: the text as it is, its entry in plan.yaml, its blocks and a guess at
 * their reading order, and the jump marks as passages without content. Gives the edits, or why not.
 */
export function addSource(desk: Desk, input: NewSource, words: Words): AddedSource | { refused: Refusal } {
  const read = readText(input.bytes, input.convert === true);
  if ('refused' in read) return read;
  const { text, converted } = read;
  const plan = planOf(desk);
  if (!desk.files.has('plan.yaml')) {
    return refuse(
      '没有这份规划的 plan.yaml，请先用 new-plan 建立',
      'there is no plan.yaml: make the plan with new-plan first',
    );
  }
  const twin = plan.sources.find((source) => source.text.text === text);
  if (twin !== undefined) {
    return refuse(`这份文字已是来源 ${twin.id}`, `this text is the source ${twin.id} already`);
  }
  const jumps = paragraphsOf(text).map((one) => one.jump);
  const concluded = printBetween(jumps);
  const print = input.print ?? concluded;
  const id = input.id ?? idFor(input.fileName, print, new Set(plan.sources.map((one) => one.id)));
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id)) {
    return refuse(
      `来源的 id“${id}”不合写法：只用小写字母、数字和单个连字符`,
      `"${id}" is no id: use lower-case letters, digits and single hyphens`,
    );
  }
  const taken =
    plan.sources.some((one) => one.id === id) ||
    [...desk.files.keys()].some((path) => path.startsWith(`sources/${id}/`));
  if (taken)
    return refuse(
      `来源“${id}”已经有了，请用 --id 另取`,
      `there is a source "${id}" already: give another with --id`,
    );

  if (input.date !== undefined && !isDay(input.date)) {
    return refuse(
      `“${input.date}”不是日期，请写成 2021-03-01 这样的年-月-日`,
      `"${input.date}" is no date: write year-month-day, as 2021-03-01`,
    );
  }
  const title = input.title ?? print ?? id;
  const blocks = cutBlocks(text, words);
  const marks = [...creditsOf(text), ...mastheadOf(text), ...jumpMarks(text)];
  const root = `sources/${id}`;
  const entry = {
    title,
    ...(print === null ? {} : { print }),
    ...(input.date === undefined ? {} : { date: input.date }),
    language: input.language ?? 'zh-CN',
  };
  const edits = [
    ...editOf(desk, 'plan.yaml', withSource(desk.files.get('plan.yaml') ?? '', id, entry)),
    ...editOf(desk, `${root}/text.txt`, text),
    ...editOf(desk, `${root}/blocks.yaml`, renderBlocks(blocks)),
    ...(marks.length === 0 ? [] : editOf(desk, `${root}/no-content.yaml`, renderMarks(marks))),
  ];
  const printFrom = input.print !== undefined ? 'given' : concluded !== null ? 'jumps' : null;
  return { id, title, print, printFrom, converted, blocks, edits };
}

/** A plan that holds nothing yet. */
export function newPlan(
  desk: Desk,
  head: { title: string; short: string; city: string; period: string },
): { edits: FileEdit[] } | { refused: Refusal } {
  if (desk.files.size > 0) return refuse(`规划“${desk.id}”已经有了`, `there is a plan "${desk.id}" already`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(desk.id)) {
    return refuse(
      `规划的 id“${desk.id}”不合写法：只用小写字母、数字和单个连字符`,
      `"${desk.id}" is no id: use lower-case letters, digits and single hyphens`,
    );
  }
  const { title, short, city, period } = head;
  const fields = Object.entries({ title, short, city, period, sources: {} });
  const text = fields.map(([name, value]) => renderRecordLine(name, value)).join('');
  return {
    edits: editOf(
      desk,
      'plan.yaml',
      `# 一份规划。数据全部来自 sources/ 中的原文；原文没有说的，这里一个字也没有。\n${text}`,
    ),
  };
}

function renderRecordLine(name: string, value: unknown): string {
  if (typeof value !== 'string') return `${name}: {}\n`;
  return renderRecord({ dash: true }, [[name, value]]).slice(2);
}

function readText(
  bytes: Uint8Array,
  convert: boolean,
): { text: string; converted: boolean } | { refused: Refusal } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('文件不是 UTF-8 编码，请另存为 UTF-8', 'the file is not UTF-8: save it as UTF-8');
  }
  const foreign = text.startsWith('\uFEFF') || text.includes('\r');
  if (foreign && !convert) {
    return {
      refused: {
        zh: '文件带有 BOM 或回车符（CRLF）。若同意去掉它们（其余一字不动），请勾选“去掉”，或在命令行加 --convert',
        en: 'the file has a BOM or carriage returns (CRLF); to have them dropped, and nothing else changed, tick “drop”, or add --convert on the command line',
        convert: true,
      },
    };
  }
  if (foreign)
    text = text
      .replace(/^\uFEFF/u, '')
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what they are looked for with
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\uFFFD]/u.exec(text);
  if (control !== null) {
    const line = text.slice(0, control.index).split('\n').length;
    return refuse(
      `第 ${line} 行有控制字符或解码不了的字符，这不是文字稿`,
      `line ${line} holds a control character or one that could not be decoded: this is no text`,
    );
  }
  if (text.trim() === '') return refuse('文件里没有文字', 'the file holds no text');
  return { text, converted: foreign };
}

function refuse(zh: string, en: string): { refused: Refusal } {
  return { refused: { zh, en } };
}

/** 上接第10版 and 下转第12版 stand on 第11版; one mark alone, or marks that disagree, tell nothing. */
function printBetween(jumps: readonly { from: string | null; to: string | null }[]): string | null {
  const from = jumps.find((one) => one.from !== null)?.from;
  const to = jumps.find((one) => one.to !== null)?.to;
  const [a, b] = [Number(from), Number(to)];
  return from && to && b - a === 2 ? `第${a + 1}版` : null;
}

function idFor(fileName: string, print: string | null, taken: ReadonlySet<string>): string {
  const number = /([0-9]+)/u.exec(print ?? '')?.[1];
  return suggestId(number === undefined ? fileName.replace(/\.[^.]*$/u, '') : `page ${number}`, taken);
}

/** plan.yaml with one source more; every other line, comments too, stays as it is. */
export function withSource(planYaml: string, id: string, entry: Record<string, string>): string {
  const slot = slotsOf(planYaml).find((one) => one.key === 'sources');
  const known = typeof slot?.value === 'object' && slot.value !== null ? Object.entries(slot.value) : [];
  const fields: [string, unknown][] = [...known, [id, entry]];
  if (slot === undefined)
    return `${planYaml.replace(/\n*$/u, '\n')}${renderRecord({ key: 'sources' }, fields)}`;
  return changeRecord(planYaml, slot, { key: 'sources' }, fields);
}

/** Who edited and set the page: certain to hold nothing of the plan. */
function creditsOf(text: string): { quote: string; reason: string }[] {
  return paragraphsOf(text)
    .filter((one) => one.credit && text.indexOf(one.text) === text.lastIndexOf(one.text))
    .map((one) => ({ quote: one.text, reason: '报头署名，非规划内容' }));
}

/** What stands above the first heading or sentence: the paper's name, date and number. */
function mastheadOf(text: string): { quote: string; reason: string }[] {
  return paragraphsOf(text)
    .filter((one) => one.role === 'masthead' && !one.credit)
    .filter((one) => text.indexOf(one.text) === text.lastIndexOf(one.text))
    .map((one) => ({ quote: one.text, reason: '报头，非规划内容' }));
}

/** The jump marks of a text, as printed. */
function jumpMarks(text: string): { quote: string; reason: string }[] {
  const marks = new Set(
    [
      ...text.matchAll(
        /[（(【]?(?:上接|下转)\s*第?\s*[0-9一二三四五六七八九十]{1,3}\s*版(?:[>》→▶】）)]*)/gu,
      ),
    ].map(([mark]) => mark),
  );
  // A mark that stands twice needs a place; then the editor gives it.
  return [...marks]
    .filter((mark) => text.indexOf(mark) === text.lastIndexOf(mark))
    .map((quote) => ({ quote, reason: '跳转标记，句子由此接自或转往另一版' }));
}

function renderMarks(marks: readonly { quote: string; reason: string }[]): string {
  const head = '# 不含可检索内容的文字及理由：报头、跳转标记、纯修辞。\n';
  return head + marks.map((mark) => renderRecord({ dash: true }, Object.entries(mark))).join('');
}
