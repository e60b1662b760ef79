import { useState } from 'preact/hooks';
import type { MessageKey } from '../i18n/translate.ts';
import { dialog, t } from '../state/store.ts';
import { Dialog } from './dialog.tsx';
import { KindSign } from './kind-sign.tsx';
import './tour.css';

const STEPS = [1, 2, 3, 4] as const;

/** A small drawing to each step, of the signs that the picture itself uses. */
function Drawing({ step }: { step: number }) {
  if (step === 1)
    return (
      <p class="tour-signs" aria-hidden="true">
        {['Strategy', 'Project', 'IndustryCluster', 'SpatialUnit', 'HubStation'].map((kind) => (
          <KindSign key={kind} kind={kind} size={30} />
        ))}
      </p>
    );
  if (step === 2)
    return (
      <svg class="tour-lines" viewBox="0 0 260 64" width="260" height="64" aria-hidden="true">
        <path class="legend-line" d="M10 18H250" />
        <path class="legend-line inferred" d="M10 46H250" />
      </svg>
    );
  return (
    <p class="tour-signs" aria-hidden="true">
      {(step === 3 ? ['E', 'T'] : ['/', 'Ctrl K', 'B']).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </p>
  );
}

/** Four steps at first use: what the picture is, its lines, its words, how to find and keep. */
export function Tour() {
  const [at, setAt] = useState(1);
  const last = at === STEPS.length;
  const close = () => {
    dialog.value = null;
  };
  return (
    <Dialog title={t.value('tour.title')} close={t.value('tour.skip')}>
      <div class="tour" aria-live="polite">
        <Drawing step={at} />
        <p class="soft">{t.value('tour.step', { i: at, n: STEPS.length })}</p>
        <h3 class="serif">{t.value(`tour.${at}` as MessageKey)}</h3>
        <p>{t.value(`tour.${at}.text` as MessageKey)}</p>
      </div>
      <div class="tour-tools">
        {last ? null : (
          <button type="button" class="btn" onClick={close}>
            {t.value('tour.skip')}
          </button>
        )}
        {at > 1 ? (
          <button type="button" class="btn" onClick={() => setAt(at - 1)}>
            {t.value('tour.back')}
          </button>
        ) : null}
        <button type="button" class="btn primary" onClick={() => (last ? close() : setAt(at + 1))}>
          {t.value(last ? 'tour.done' : 'tour.next')}
        </button>
      </div>
    </Dialog>
  );
}
