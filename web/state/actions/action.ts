import type { MessageKey } from '../../i18n/translate.ts';

/** One thing that can be done. All are one table (actions.ts), from which everything that offers them is drawn. */
export type Action = {
  id: string;
  label: MessageKey;
  icon: string;
  /** As in KeyboardEvent.key, lower case; `mod+` is Ctrl or Cmd. The first is shown. */
  keys: readonly string[];
  where: readonly ('header' | 'menu')[];
  /**
   * What has to be there first, as a sentence for the reader; null: it can be done now. Reads signals, so
   * what draws it follows by itself. A button is disabled by it, a key says it.
   */
  needs?(): MessageKey | null;
  /** For a button that stays down. */
  pressed?(): boolean;
  run(): void | Promise<void>;
};

export function able(action: Action): boolean {
  return (action.needs?.() ?? null) === null;
}

/** The first of these that is missing. */
export function needing(...needs: readonly [there: boolean, message: MessageKey][]): MessageKey | null {
  return needs.find(([there]) => !there)?.[1] ?? null;
}
