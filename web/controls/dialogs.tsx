import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.ts';
import { hasServer } from '../api/transport.ts';
import { lazily } from '../lazily.tsx';
import { QuoteCheck } from '../panels/quote-check.tsx';
import { actionById, actions } from '../state/actions/actions.ts';
import { keyName } from '../state/actions/key-names.ts';
import { copy } from '../state/clipboard.ts';
import { readNodeQuery } from '../state/loaded/loading.ts';
import { queries } from '../state/loaded/plan-data.ts';
import { dialog, selected, t, view } from '../state/store.ts';
import { whyNot } from '../state/why-not.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import { laterIcons } from './later-icons.ts';
import { Palette } from './palette.tsx';

const Tour = lazily(async () => (await import('./tour.tsx')).Tour, { quiet: true });

function Help() {
  return (
    <Dialog title={t.value('help.title')} close={t.value('help.close')}>
      <ul class="how">
        <li>{t.value('panel.empty')}</li>
        <li>{t.value('panel.how1')}</li>
        <li>{t.value('panel.how2')}</li>
        <li>{t.value('panel.how3')}</li>
        <li>{t.value('panel.how4')}</li>
      </ul>
      <button type="button" class="btn" onClick={() => void actionById('tour')?.run()}>
        <Icon svg={icons.compass} />
        {t.value('action.tour')}
      </button>
      <h3 class="panel-head">{t.value('help.keys')}</h3>
      <dl class="keys">
        {actions
          .filter((a) => a.keys.length)
          .map((a) => (
            <div key={a.id}>
              <dt>{t.value(a.label)}</dt>
              <dd>
                {a.keys.map((k) => (
                  <kbd key={k}>{keyName(k)}</kbd>
                ))}
              </dd>
            </div>
          ))}
      </dl>
      <h3 class="panel-head">{t.value('help.mouse')}</h3>
      <p>{t.value('help.mouseClick')}</p>
    </Dialog>
  );
}

function Cypher() {
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const now = selected.value;
  const where = view.value === 'explore' && now?.what === 'node' ? 'node' : view.value;
  useEffect(() => {
    const ask = async () => {
      if (where === 'node' && now) await readNodeQuery(now.id);
      const url = queries.peek()[where];
      setText(url ? await api.cypher(url) : t.peek()(hasServer() ? 'cypher.none' : 'cypher.noServer'));
    };
    ask().catch((cause: unknown) => setError(whyNot(cause)));
  }, [where, now]);
  return (
    <Dialog title={t.value('cypher.title')} close={t.value('cypher.close')}>
      <p class="soft">{t.value('cypher.note')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <pre class="cypher" tabIndex={0}>
        {error ?? text ?? t.value('state.loading')}
      </pre>
      <button type="button" class="btn primary" disabled={!text} onClick={() => copy(text ?? '')}>
        <Icon svg={laterIcons.copy} />
        {t.value('cypher.copy')}
      </button>
    </Dialog>
  );
}

/** The dialog that is open, if one is. */
export function Dialogs() {
  if (dialog.value === 'help') return <Help />;
  if (dialog.value === 'cypher') return <Cypher />;
  if (dialog.value === 'palette') return <Palette />;
  if (dialog.value === 'tour') return <Tour />;
  if (dialog.value === 'quote') return <QuoteCheck />;
  return null;
}
