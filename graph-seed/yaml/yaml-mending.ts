import { type Finding, finder } from '../finding.ts';

/** Words that begin a field in the seed's files; only before these is a colon in a list item judged. */
const FIELDS = new Set(
  (
    'name nameFrom aliases summary evidence from to basis ground reason key quote at source likely note confidence start end what ' +
    'continues guessed order title short city period sources print date language streams blocks zh en type values definition ' +
    'family star shape size properties leads reverse acyclic computed inferredOnly status stated level tier scope ' +
    'value unit comparator year nature commitment declaredCount horizon startYear endYear approvedOn date count'
  ).split(' '),
);

const found = finder('reading', 'file');

/**
 * Names three slips that YAML takes for something else (a full-width colon, a colon with no blank after it, a
 * tab that indents) and reads them as what was meant. Lines keep their numbers.
 */
export function mendLines(file: string, text: string): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const lines = text.split('\n').map((original, index) => {
    const place = (col: number) => ({ file, line: index + 1, col });
    let line = original;
    const indent = /^[ \t]*/u.exec(line)?.[0] ?? '';
    if (indent.includes('\t') && indent.length < line.trimEnd().length) {
      findings.push(
        found(place(indent.indexOf('\t') + 1), {
          zh: '用制表符（Tab）缩进，YAML 不接受',
          en: 'a tab indents this line; YAML takes only blanks',
          mendZh: '改用空格，每层两个',
          mendEn: 'use blanks, two a level',
        }),
      );
      line = indent.replaceAll('\t', '  ') + line.slice(indent.length);
    }
    const lead = /^(\s*(?:- +)*)([A-Za-z0-9][A-Za-z0-9_-]*)(：\s*|:(?=[^\s:/]))/u.exec(line);
    if (lead !== null && !line.trimStart().startsWith('#')) {
      const [whole, before = '', word = '', colon = ''] = lead;
      const inList = before.includes('-');
      const asKey = FIELDS.has(word) || (!inList && colon.startsWith('：'));
      if (asKey) {
        findings.push(found(place(before.length + word.length + 1), explainColon(word, colon)));
        line = `${before}${word}: ${line.slice(whole.length)}`;
      }
    }
    return line.replace(/([{,]\s*)([A-Za-z]+)：\s*/gu, (whole, before: string, word: string, at: number) => {
      if (!FIELDS.has(word) || !/^[^'"“]*\{[^}]*$/u.test(line.slice(0, at + before.length))) return whole;
      findings.push(found(place(at + before.length + word.length + 1), explainColon(word, '：')));
      return `${before}${word}: `;
    });
  });
  return { text: lines.join('\n'), findings };
}

function explainColon(word: string, colon: string) {
  if (colon.startsWith('：')) {
    return {
      zh: `“${word}”后面是全角冒号“：”`,
      en: `a full-width colon "：" stands after "${word}"`,
      mendZh: `改成半角冒号加空格“${word}: ”`,
      mendEn: `write "${word}: ", a colon and a blank`,
    };
  }
  return {
    zh: `“${word}:”的冒号后缺少空格`,
    en: `no blank after the colon of "${word}:"`,
    mendZh: `写成“${word}: ”`,
    mendEn: `write "${word}: "`,
  };
}
