/**
 * Text as every file can hold it: no control characters (XML and office files refuse them; tab and line
 * feed stay), no half surrogate pairs, no marks that turn the direction of what follows (a name could
 * then make its neighbours read backwards). Right-to-left letters themselves are untouched.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/gu, '\n').replace(UNFIT, '');
}

const UNFIT = /(?![\n\t])[\p{Cc}\p{Cs}\p{NChar}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t]+/gu, ' ');
}
