import { cleanText } from '../contract/clean-text.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text between tags: what XML cannot hold is left out, what it would read as markup is escaped. */
export function xmlText(text: string): string {
  return cleanText(text).replace(/[&<>]/gu, (char) => ENTITIES[char] ?? '');
}

/** Text inside a quoted attribute; line feeds and tabs would be read as spaces, so they are escaped too. */
export function xmlAttribute(text: string): string {
  return cleanText(text).replace(/[&<>"'\n\t]/gu, (char) => ENTITIES[char] ?? '');
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
