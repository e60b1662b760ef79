import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  Changes,
  Choice,
  EditingFinding,
  FileConflict,
  SaveAnswer,
} from '../../server/contract/editing-shapes.ts';
import { ConflictForm } from './conflict-form.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { bench, dialog, inTurn, leaveSource, place, reasonOf, say, show } from './state/desk.ts';
import { client } from './state/edit-client.ts';
import { inLanguage, language, t } from './state/words.ts';

const SHOWN_FINDINGS = 40;
/** Longer differences are opened by hand. */
const OPEN_LINES = 60;

function DiffView({ diff, path }: { diff: string; path: string }) {
  const lines = diff.replace(/\n$/, '').split('\n').slice(2);
  const added = lines.filter((line) => line.startsWith('+')).length;
  const removed = lines.filter((line) => line.startsWith('-')).length;
  const kind = (line: string) =>
    line.startsWith('+') ? 'add' : line.startsWith('-') ? 'del' : line.startsWith('@@') ? 'hunk' : '';
  return (
    <details class="save-file" open={lines.length <= OPEN_LINES}>
      <summary>
        <code>{path}</code>{' '}
        <span class="soft">
          {diff.startsWith('--- /dev/null') ? `${t.value('save.newFile')} · ` : ''}
          {added > 0 ? t.value('save.added', { n: added }) : ''}{' '}
          {removed > 0 ? t.value('save.removed', { n: removed }) : ''}
        </span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <pre class="diff" tabIndex={0} aria-label={`${t.value('save.diff')} ${path}`} role="region">
        {lines.map((line, i) => (
          <span key={`${i} ${line}`} class={kind(line)}>
            {line === '' ? ' ' : line}
          </span>
        ))}
      </pre>
    </details>
  );
}

/** What check says, in words, by file and line; errors first. */
function Findings({ findings }: { findings: readonly EditingFinding[] }) {
  const errors = findings.filter((one) => one.severity === 'error');
  const sorted = [...errors, ...findings.filter((one) => one.severity === 'warning')];
  return (
    <section>
      <h3>
        {t.value('save.check')}
        {t.value('sep.colon')}
        {findings.length === 0
          ? t.value('save.clean')
          : t.value('save.counts', { e: errors.length, w: findings.length - errors.length })}
      </h3>
      {sorted.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
        <ul class="findings" tabIndex={0} aria-label={t.value('save.check')}>
          {sorted.slice(0, SHOWN_FINDINGS).map((one) => (
            <li key={`${one.file} ${one.line} ${one.col} ${one.message}`} class={one.severity}>
              <p class="finding-place">
                {one.file}:{one.line}:{one.col}
              </p>
              <p>
                {t.value(one.severity === 'error' ? 'save.error' : 'save.warning')}
                {t.value('sep.colon')}
                {inLanguage(one.message)}
              </p>
              <p class="soft">{t.value('save.mend', { mend: inLanguage(one.mend) })}</p>
            </li>
          ))}
          {sorted.length > SHOWN_FINDINGS ? (
            <li class="soft">{t.value('save.more', { n: sorted.length - SHOWN_FINDINGS })}</li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}

function Before({ changes, save }: { changes: Changes; save(): void }) {
  const unsaved = bench.value?.unsaved ?? { steps: [], files: [] };
  const go = useRef<HTMLButtonElement>(null);
  // The dialog was opened to press it, or Escape.
  useEffect(() => go.current?.focus(), []);
  if (unsaved.files.length === 0) {
    return (
      <>
        <p>{t.value('save.nothing')}</p>
        <Findings findings={changes.findings} />
      </>
    );
  }
  return (
    <>
      <p>{t.value('save.lead', { n: unsaved.steps.length, m: unsaved.files.length })}</p>
      <div class="dialog-do">
        <button type="button" class="btn primary" ref={go} onClick={save}>
          {t.value('save.go')} <kbd>Enter</kbd>
        </button>
      </div>
      <h3>{t.value('save.steps')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <ol class="save-steps" tabIndex={0} aria-label={t.value('save.steps')}>
        {unsaved.steps.map((step, i) => (
          <li key={String(i)}>{step[language.value]}</li>
        ))}
      </ol>
      {changes.files.length === 0 ? <p class="soft">{t.value('save.draftOnly')}</p> : null}
      {changes.files.map(({ path, diff }) => (
        <DiffView key={path} path={path} diff={diff} />
      ))}
      <Findings findings={changes.findings} />
    </>
  );
}

function After({ answer, reread }: { answer: SaveAnswer; reread(discard: boolean): void }) {
  const go = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the keyboard stands on what comes next.
  useEffect(() => go.current?.focus(), []);
  if (!answer.saved && answer.why === 'stale') {
    return (
      <>
        <p role="status">
          <b>{t.value('save.stale')}</b>
        </p>
        <p>{t.value('save.staleLead')}</p>
        <ul>
          {answer.stale.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
        <div class="dialog-do">
          <button type="button" class="btn primary" ref={go} onClick={() => reread(false)}>
            {t.value('save.merge')}
          </button>
          <button type="button" class="btn" onClick={() => reread(true)}>
            {t.value('save.discard')}
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <p role="status">
        <b>{answer.saved ? t.value('save.done', { n: answer.files.length }) : t.value('save.faulty')}</b>
      </p>
      <Findings findings={answer.findings} />
    </>
  );
}

function Conflicting({
  conflicts,
  reread,
}: {
  conflicts: readonly FileConflict[];
  reread(discard: boolean, choices?: readonly Choice[]): void;
}) {
  return (
    <>
      <p role="status">
        <b>{t.value('conflict.lead', { n: conflicts.length })}</b>
      </p>
      <p>{t.value('conflict.kept')}</p>
      <ConflictForm
        key={conflicts.map((one) => `${one.path} ${one.key} ${one.theirs}`).join('\n')}
        conflicts={conflicts}
        sides={{ mine: 'conflict.mine', theirs: 'conflict.theirs' }}
        go={t.value('conflict.go')}
        submit={(choices) => reread(false, choices)}
      />
      <div class="dialog-do">
        <button type="button" class="btn" onClick={() => reread(true)}>
          {t.value('save.discard')}
        </button>
      </div>
    </>
  );
}

/** The difference before it is written; then what check says of what was written. */
export function SaveDialog() {
  const [changes, setChanges] = useState<Changes | null>(null);
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [conflicts, setConflicts] = useState<readonly FileConflict[]>([]);
  const now = place.peek();
  const read = () => {
    if (now !== null) client.changes(now).then(setChanges, (error: unknown) => setWhy(reasonOf(error)));
  };
  useEffect(read, []);
  if (now === null) return null;
  const save = () =>
    void inTurn(async () => {
      const got = await client.save(now);
      // What is on the desk now comes first: whoever reads that it is saved goes on working at once.
      if (got.saved) show(await client.bench(now));
      setAnswer(got);
      if (got.saved) say(t.peek()('save.done', { n: got.files.length }));
    });
  const reread = (discard: boolean, choices: readonly Choice[] = []) =>
    void inTurn(async () => {
      try {
        const answer = await client.reread(now, discard, choices);
        setConflicts(answer.conflicts);
        if (answer.conflicts.length > 0) return;
      } catch (error) {
        setWhy(reasonOf(error));
        return;
      }
      setAnswer(null);
      setWhy(null);
      say(t.peek()(discard ? 'save.discarded' : 'save.merged'));
      // A source that was only on the desk is gone with it.
      try {
        show(await client.bench(now));
        read();
      } catch {
        dialog.value = null;
        await leaveSource();
      }
    });
  return (
    <DialogFrame title={t.value(answer?.saved ? 'save.after' : 'save.title')}>
      {why === null ? null : (
        <p class="form-fault" role="status">
          {why}
        </p>
      )}
      {conflicts.length > 0 ? (
        <Conflicting conflicts={conflicts} reread={reread} />
      ) : answer !== null ? (
        <After answer={answer} reread={reread} />
      ) : changes === null ? (
        <p class="soft">{t.value('app.loading')}</p>
      ) : (
        <Before changes={changes} save={save} />
      )}
    </DialogFrame>
  );
}
