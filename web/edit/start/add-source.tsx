import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../../api/problem.ts';
import { fieldId, Row } from '../review/form-frame.tsx';
import { openSource, plans, reasonOf, say } from '../state/desk.ts';
import { client } from '../state/edit-client.ts';
import { t } from '../state/words.ts';
import '../review/form.css';

type Plan = NonNullable<typeof plans.value>['plans'][number];

/** Bytes as they are: what is wrong with them is for the server to say. */
async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** A text becomes a source of the plan: chosen as a file, or pasted. */
export function AddSource({ plan, close }: { plan: Plan; close(): void }) {
  const box = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [askConvert, setAskConvert] = useState(false);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const add = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const [file, pasted] = [data.get('file'), String(data.get('pasted') ?? '')];
    const chosen = file instanceof File && file.size > 0 ? file : null;
    if (chosen === null && pasted.trim() === '') return setFault(t.value('add.needText'));
    const field = (name: string) => String(data.get(name) ?? '').trim();
    const given = Object.fromEntries(
      ['title', 'print', 'date', 'id'].flatMap((name) => (field(name) === '' ? [] : [[name, field(name)]])),
    );
    try {
      const added = await client.addSource(plan.id, {
        fileName: chosen?.name ?? 'pasted.txt',
        base64: await base64Of(chosen ?? new Blob([pasted])),
        convert: data.get('convert') === 'on',
        ...given,
      });
      plans.value = await client.plans();
      await openSource(plan.id, added.source, added.guessed > 0 ? 'order' : 'review');
      const name = field('title') || added.print || added.source;
      const parts = [t.peek()(added.guessed > 0 ? 'add.done' : 'add.doneNone', { name, n: added.guessed })];
      if (added.printGuessed) parts.push(t.peek()('add.guessedPrint', { print: added.print ?? '' }));
      say(parts.join(' '));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'needs-convert') setAskConvert(true);
      setFault(reasonOf(error));
    }
  };
  return (
    <form
      ref={box}
      class="start"
      aria-label={t.value('add.title', { plan: plan.short })}
      onSubmit={(event) => {
        event.preventDefault();
        void add(event.currentTarget);
      }}
    >
      <h1 class="serif">{t.value('add.title', { plan: plan.short })}</h1>
      <Row id={fieldId('file')} label={t.value('add.file')}>
        <input id={fieldId('file')} name="file" type="file" accept=".txt,text/plain" />
      </Row>
      <Row id={fieldId('pasted')} label={t.value('add.paste')} hint={t.value('add.pasteHint')}>
        <textarea id={fieldId('pasted')} name="pasted" lang="zh-CN" rows={6} />
      </Row>
      <div class="start-fields">
        <Row id={fieldId('title')} label={t.value('add.name')}>
          <input id={fieldId('title')} name="title" lang="zh-CN" maxLength={200} />
        </Row>
        <Row id={fieldId('print')} label={t.value('add.print')} hint={t.value('add.printHint')}>
          <input id={fieldId('print')} name="print" lang="zh-CN" maxLength={100} />
        </Row>
        <Row id={fieldId('date')} label={t.value('add.date')} hint={t.value('add.dateHint')}>
          <input id={fieldId('date')} name="date" inputMode="numeric" pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}" />
        </Row>
        <Row id={fieldId('id')} label={t.value('add.id')} hint={t.value('add.idHint')}>
          <input id={fieldId('id')} name="id" pattern="[a-z0-9]+(-[a-z0-9]+)*" />
        </Row>
      </div>
      {askConvert ? (
        <label class="radio">
          <input type="checkbox" name="convert" /> {t.value('add.convert')}
        </label>
      ) : null}
      {fault === null ? null : (
        <p class="form-fault" role="alert">
          {fault}
        </p>
      )}
      <div class="dialog-do">
        <button type="submit" class="btn primary">
          {t.value('add.go')}
        </button>
        <button type="button" class="btn" onClick={close}>
          {t.value('do.cancel')}
        </button>
      </div>
    </form>
  );
}
