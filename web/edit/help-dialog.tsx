import { keyName } from '../state/actions/key-names.ts';
import { DialogFrame } from './dialog-frame.tsx';
import type { Mode } from './state/desk.ts';
import { type EditKey, editKeys } from './state/edit-keys.ts';
import { t } from './state/words.ts';

function KeyList({ list }: { list: readonly EditKey[] }) {
  return (
    <dl class="keys">
      {list.map((one) => (
        <div key={one.label}>
          <dt>{t.value(one.label)}</dt>
          <dd>
            {one.keys.map((key) => (
              <kbd key={key}>{keyName(key)}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Every key, drawn from the table that the keyboard itself goes by. */
export function HelpDialog() {
  const of = (mode: Mode | undefined) => editKeys.filter((one) => one.mode === mode);
  return (
    <DialogFrame title={t.value('help.title')}>
      <KeyList list={of(undefined)} />
      <h3>{t.value('mode.review')}</h3>
      <KeyList list={of('review')} />
      <h3>{t.value('mode.order')}</h3>
      <KeyList list={of('order')} />
      <p class="soft">{t.value('help.mouse')}</p>
    </DialogFrame>
  );
}
