/** Where something stands: a file of the seed (`ontology/…` or `plans/…`), line and column from 1. */
export type Place = { file: string; line: number; col: number };

export type Severity = 'error' | 'warning';

/** What a finding is about. */
export type Scope = 'file' | 'ontology' | 'plan' | 'source' | 'entity' | 'relation' | 'evidence' | 'coverage';

/** One fault of the seed: where it is, what is wrong, and how to mend it. */
export type Finding = Place & {
  /** Name of the check that found it; `reading` for what keeps a file from being read. */
  check: string;
  scope: Scope;
  severity: Severity;
  /** What is wrong: Chinese, then English after ` / `. */
  message: string;
  /** How to mend it, likewise. */
  mend: string;
};

/** A finding in words, Chinese and English. */
export type Said = { zh: string; en: string; mendZh: string; mendEn: string };

/** Makes the findings of one check: every one has the same name and scope. */
export function finder(check: string, scope: Scope, severity: Severity = 'error') {
  return (place: Place, said: Said): Finding => ({
    file: place.file,
    line: place.line,
    col: place.col,
    check,
    scope,
    severity,
    message: `${said.zh} / ${said.en}`,
    mend: `${said.mendZh} / ${said.mendEn}`,
  });
}

/** Order of a report: by file, line, column. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.col - b.col || (a.check < b.check ? -1 : a.check > b.check ? 1 : 0);
}

/** `file:line:col 错误 message；改法：mend`. `path` makes the shown path of a file. */
export function formatFinding(finding: Finding, path: (file: string) => string = (file) => file): string {
  const word = finding.severity === 'error' ? '错误 error' : '提醒 warning';
  const head = `${path(finding.file)}:${finding.line}:${finding.col}`;
  return `${head} [${word}] ${finding.message}；改法 mend：${finding.mend}`;
}
