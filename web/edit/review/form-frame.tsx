import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { addQuote, pickedText } from '../state/commands.ts';
import { close, dialog, picked, quotes, waiting } from '../state/desk.ts';
import { t } from '../state/words.ts';
import './form.css';

export const fieldId = (name: string) => `field-${name}`;

/** A field with its label, and a word of help under it. */
export function Row({
  id,
  label,
  hint,
  children,
}: {
  id: string;
  label: string;
  hint?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="row">
      <label for={id}>{label}</label>
      {children}
      {hint ? <p class="soft">{hint}</p> : null}
    </div>
  );
}

/** The quotes that the thing in the form rests on: verbatim words of the page, never typed. */
export function QuotesField() {
  const any = picked.value.length > 0;
  return (
    <fieldset class="row quotes-field">
      <legend>{t.value('form.evidence')}</legend>
      <ul lang="zh-CN">
        {quotes.value.map((one) => (
          <li key={JSON.stringify(one)}>
            <q>{one.quote.join(' ┆ ')}</q>
            <button
              type="button"
              class="icon-btn"
              aria-label={`${t.value('form.dropQuote')} ${one.quote.join('')}`}
              onClick={() => {
                quotes.value = quotes.peek().filter((other) => other !== one);
              }}
            >
              <Icon svg={icons.x} />
            </button>
          </li>
        ))}
      </ul>
      <p class="soft" lang={any ? 'zh-CN' : undefined}>
        {any ? t.value('words.chosen', { text: pickedText(picked.value) }) : t.value('words.empty')}
      </p>
      <div class="words-do">
        <button
          type="button"
          class="btn small"
          onClick={() => {
            dialog.value = 'words';
          }}
        >
          {t.value('words.pick')}
        </button>
        <button type="button" class="btn small" disabled={!any} onClick={() => void addQuote()}>
          {t.value('form.addQuote')}
        </button>
      </div>
    </fieldset>
  );
}

/** A form beside the page, which stays open to choose words in. */
export function FormFrame({
  title,
  go,
  fault,
  submit,
  children,
}: {
  title: string;
  go: string;
  fault: string | null;
  submit(): void;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLFormElement>(null);
  const over = dialog.value !== null;
  // A dialog that opened with the form gives the focus back to it.
  useEffect(() => {
    if (!over) box.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [over]);
  return (
    <form
      class="list-pane edit-form"
      aria-label={title}
      ref={box}
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === null) submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || dialog.peek() !== null) return;
        event.preventDefault();
        close();
      }}
    >
      <div class="list-bar">
        <h2>{title}</h2>
        <button type="button" class="icon-btn" aria-label={t.value('do.cancel')} onClick={close}>
          <Icon svg={icons.x} />
        </button>
      </div>
      <div class="rows">{children}</div>
      <div class="form-foot">
        {fault === null ? null : (
          <p class="form-fault" role="status">
            {fault}
          </p>
        )}
        <button type="submit" class="btn primary" disabled={fault !== null || waiting.value}>
          {go}
        </button>
        <button type="button" class="btn" onClick={close}>
          {t.value('do.cancel')}
        </button>
      </div>
    </form>
  );
}
