import type { Ref } from 'preact';

/**
 * A passage to move in and select from by keyboard. A field that is `readonly` has no caret in every browser; this
 * one has, and takes nothing that is typed.
 */
export function PassageField({
  text,
  label,
  rows,
  field,
  enter,
  step,
  moved,
}: {
  text: string;
  label: string;
  rows: number;
  field: Ref<HTMLTextAreaElement>;
  enter(): void;
  step?(by: 1 | -1): void;
  /** Where the caret now stands. */
  moved?(caret: number): void;
}) {
  return (
    <textarea
      ref={field}
      rows={rows}
      lang="zh-CN"
      class="passage-field"
      aria-label={label}
      aria-readonly="true"
      inputMode="none"
      spellcheck={false}
      value={text}
      onBeforeInput={(event) => event.preventDefault()}
      // What an input method puts in cannot be prevented, only taken back.
      onInput={(event) => {
        event.currentTarget.value = text;
      }}
      onSelect={(event) => moved?.(event.currentTarget.selectionStart)}
      onKeyUp={(event) => moved?.(event.currentTarget.selectionStart)}
      onClick={(event) => moved?.(event.currentTarget.selectionStart)}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
        if (event.key === 'Enter') enter();
        else if (event.altKey && by !== null && step) step(by);
        else return;
        event.preventDefault();
      }}
    />
  );
}
