import { signal } from '@preact/signals';
import { render } from 'preact';
import { readAgain } from '../state/loaded/loading.ts';
import { t } from '../state/store.ts';
import './follow-files.css';

/** Only under `npm run dev`: the page follows the plan's files, and shows the errors in them. */

/** As server/dev.ts tells it. */
type Changes = { edition: string; faults: { at: string; message: string; mend: string }[] };

const faults = signal<Changes['faults']>([]);

function Faults() {
  if (faults.value.length === 0) return null;
  return (
    <section class="file-faults" role="alert" aria-label={t.value('dev.faults', { n: faults.value.length })}>
      <h2>{t.value('dev.faults', { n: faults.value.length })}</h2>
      <p>{t.value('dev.faultsNote')}</p>
      <ul>
        {faults.value.map(({ at, message, mend }) => (
          <li key={`${at} ${message}`}>
            <code>{at}</code>
            <p>{message}</p>
            <p class="soft">
              {t.value('dev.mend')}
              {t.value('sep.colon')}
              {mend}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Listens to the server for as long as the page is open. */
export function followFiles(): void {
  const host = document.createElement('div');
  document.body.append(host);
  render(<Faults />, host);
  let edition: string | null = null;
  new EventSource('./dev/changes').onmessage = (event: MessageEvent<string>) => {
    const changes = JSON.parse(event.data) as Changes;
    faults.value = changes.faults;
    if (edition !== null && edition !== changes.edition) void readAgain();
    edition = changes.edition;
  };
}
