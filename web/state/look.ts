import type { Language } from '../i18n/translate.ts';
import type { Theme } from './address/app-state.ts';

/** Language and colours: remembered from one visit to the next, and worn by the document. */

export type Look = { language: Language; theme: Theme };

export function remembered(): Partial<Look> {
  try {
    const language = localStorage.getItem('language');
    const theme = localStorage.getItem('theme');
    return {
      ...(language === 'en' || language === 'zh' ? { language } : {}),
      ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    };
  } catch {
    return {};
  }
}

export function wear(language: Language, theme: Theme): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('language', language);
    localStorage.setItem('theme', theme);
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
