import { make, pickedText } from '../state/commands.ts';
import { dialog, picked } from '../state/desk.ts';
import { t } from '../state/words.ts';

/** The words of the page that are chosen, and what can be made of them. */
export function WordsBar() {
  const any = picked.value.length > 0;
  return (
    <div class="words-bar">
      <p class={any ? 'words-chosen' : 'soft'} lang={any ? 'zh-CN' : undefined}>
        {any ? t.value('words.chosen', { text: pickedText(picked.value) }) : t.value('words.none')}
      </p>
      <div class="words-do">
        <button
          type="button"
          class="btn small"
          onClick={() => {
            dialog.value = 'words';
          }}
        >
          {t.value('words.pick')} <kbd>W</kbd>
        </button>
        <button type="button" class="btn small" onClick={() => void make('entity')}>
          {t.value('words.newNode')} <kbd>N</kbd>
        </button>
        <button type="button" class="btn small" onClick={() => void make('relation')}>
          {t.value('words.newRelation')} <kbd>L</kbd>
        </button>
        <button
          type="button"
          class="btn small"
          onClick={() => {
            dialog.value = 'standing';
          }}
        >
          {t.value('standing.open')} <kbd>O</kbd>
        </button>
      </div>
    </div>
  );
}
