import type { zh } from './zh.ts';

export type Language = 'zh' | 'en';
export type MessageKey = keyof typeof zh;
export type Words = Record<MessageKey, string>;
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

/** Speaks by a dictionary: `{name}` in a message is replaced by the value of that name. */
export function translator(words: Words): Translate {
  return (key, values) => fill(words[key], values);
}

/** `{n|node|nodes}` is the first word where n is 1, else the second, which may name values in turn. */
const NUMBERED = /\{(\w+)\|((?:[^{}|]|\{\w+\})*)\|((?:[^{}|]|\{\w+\})*)\}/g;

export function fill(message: string, values?: Record<string, string | number>): string {
  if (!values) return message;
  const numbered = message.replace(NUMBERED, (_, name: string, one: string, other: string) =>
    String(values[name]) === '1' ? one : other,
  );
  return numbered.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
