import type { Kind } from '../../server/contract/types.ts';
import type { Language } from '../i18n/translate.ts';

/** A kind as it stands after a number: 8 strategies, 1 industry cluster. Chinese has one form for all. Pure. */
export function countedIn(
  language: Language,
  kind: Pick<Kind, 'zh' | 'en' | 'plural'> | undefined,
  n: number,
): string | undefined {
  if (language === 'zh') return kind?.zh;
  return n === 1 ? kind?.en.toLowerCase() : kind?.plural;
}
