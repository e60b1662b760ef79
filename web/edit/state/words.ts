import { computed, effect, signal } from '@preact/signals';
import type { Ontology } from '../../../server/contract/types.ts';
import { editEn } from '../../i18n/edit-en.ts';
import { editZh } from '../../i18n/edit-zh.ts';
import { fill, type Language } from '../../i18n/translate.ts';
import type { Theme } from '../../state/address/app-state.ts';
import { remembered, wear } from '../../state/look.ts';

/** The words of the editing desk's page, its language and its colours. */

export type EditMessage = keyof typeof editZh;
/** The explorer's ontology without its counts. */
export type EditOntology = {
  families: Ontology['families'];
  kinds: Omit<Ontology['kinds'][number], 'count'>[];
  relationTypes: Omit<Ontology['relationTypes'][number], 'count'>[];
  grounds: Ontology['grounds'];
};

export const language = signal<Language>(remembered().language ?? 'zh');
export const theme = signal<Theme>(remembered().theme ?? 'auto');
export const ontology = signal<EditOntology | null>(null);

/** The page's words in the editor's language. */
export const t = computed(() => {
  const words: Record<EditMessage, string> = language.value === 'zh' ? editZh : editEn;
  return (key: EditMessage, values?: Record<string, string | number>) => fill(words[key], values);
});

export function followLook(): void {
  effect(() => wear(language.value, theme.value));
}

export function kindOf(id: string) {
  return ontology.value?.kinds.find((one) => one.id === id);
}

export function typeOf(id: string) {
  return ontology.value?.relationTypes.find((one) => one.id === id);
}

export function kindName(id: string): string {
  return kindOf(id)?.[language.value] ?? id;
}

export function typeName(id: string): string {
  return typeOf(id)?.[language.value] ?? id;
}

/** 明示, or 推断 · 同句并列 */
export function basisWords(basis: 'explicit' | 'inferred', ground: string | null): string {
  const word = t.value(basis === 'explicit' ? 'basis.explicit' : 'basis.inferred');
  const known = ontology.value?.grounds.find((one) => one.id === ground);
  return basis === 'explicit' || known === undefined ? word : `${word} · ${known[language.value]}`;
}

/** The rule that proposed something, in words; the seed's own name for a rule that has none. */
export function ruleName(rule: string): string {
  const key = `rule.${rule.split(':')[0]}`;
  return key in editZh ? t.value(key as EditMessage) : rule;
}

/** The server says things as “中文 / English”; a text that parts otherwise is shown whole. */
export function inLanguage(text: string): string {
  const parts = text.split(' / ');
  if (parts.length !== 2) return text;
  return (language.value === 'zh' ? parts[0] : parts[1]) ?? text;
}
