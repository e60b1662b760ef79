import type { Said } from '../finding.ts';

const KNOWN: Record<string, { zh: string; mendZh: string; mendEn: string }> = {
  BAD_INDENT: {
    zh: '缩进不对',
    mendZh: '同一层对齐，每层两个空格',
    mendEn: 'align what belongs together, two blanks a level',
  },
  TAB_AS_INDENT: { zh: '用制表符缩进', mendZh: '改用空格', mendEn: 'use blanks' },
  MISSING_CHAR: {
    zh: '缺少字符（引号、括号或冒号没有成对）',
    mendZh: '补上缺的引号、括号或“: ”；以引号或 [ 开头的文字要整个加引号',
    mendEn: 'add the missing quote, bracket or ": "; quote the whole of a text that begins with one',
  },
  UNEXPECTED_TOKEN: {
    zh: '这里不该有这个字符',
    mendZh: '若是文字的一部分，请给整个值加引号',
    mendEn: 'if it belongs to the text, quote the whole value',
  },
  BLOCK_IN_FLOW: {
    zh: '括号里不能用缩进块',
    mendZh: '补上右括号，或改写成逐行列表',
    mendEn: 'close the bracket or write a list line by line',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '一行里嵌套了“键: 值”，或缩进不对',
    mendZh: '值里含“: ”时整个加引号；同一层的字段对齐',
    mendEn: 'quote a value that holds ": "; align the fields of a level',
  },
  MULTILINE_IMPLICIT_KEY: {
    zh: '键跨了行',
    mendZh: '检查上一行是否少了“: ”或引号',
    mendEn: 'look for a missing ": " or quote on the line before',
  },
  MULTIPLE_DOCS: { zh: '一个文件里有多份文档（---）', mendZh: '删去“---”', mendEn: 'remove the "---"' },
  BAD_ALIAS: { zh: '被读作别名（*）', mendZh: '给整个值加引号', mendEn: 'quote the whole value' },
  BAD_SCALAR_START: { zh: '文字不能以此字符开头', mendZh: '给整个值加引号', mendEn: 'quote the whole value' },
  TAG_RESOLVE_FAILED: { zh: '被读作标签（!）', mendZh: '给整个值加引号', mendEn: 'quote the whole value' },
};

const OPEN_BRACKET = {
  zh: '左括号没有配上右括号',
  mendZh: '补上右括号 ] 或 }；若是文字的一部分，请给整个值加引号',
  mendEn: 'close the bracket; if it belongs to the text, quote the whole value',
};

/** No plan file nests as deep as this: it is a slip, or an attack. */
export const MOST_LEVELS = 64;

export const TOO_DEEP: Said = {
  zh: `嵌套得太深（多于 ${MOST_LEVELS} 层）`,
  en: `nested too deep (more than ${MOST_LEVELS} levels)`,
  mendZh: '检查是否多打了括号或“- ”；以 [ 或 { 开头的文字要整个加引号',
  mendEn: 'look for brackets or "- " too many; quote a text that begins with [ or {',
};

/** Says a fault of the YAML parser in the words of someone who edits the plan. */
export function explainYamlFault(code: string, message: string): Said {
  // The parser goes down a level a call.
  if (/call stack/u.test(message)) return TOO_DEEP;
  const known = /^Flow (?:map|sequence)/u.test(message) ? OPEN_BRACKET : KNOWN[code];
  const detail = message.split('\n')[0] ?? message;
  return {
    zh: `YAML 写法有误：${known?.zh ?? detail}`,
    en: `YAML: ${detail}`,
    mendZh: known?.mendZh ?? '检查这一行及上一行的冒号、缩进、引号与括号',
    mendEn:
      known?.mendEn ?? 'look at the colons, indentation, quotes and brackets of this line and the one before',
  };
}
