import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { DialogFrame } from '../dialog-frame.tsx';
import { addQuote } from '../state/commands.ts';
import { bench, chosen, dialog, form, picked } from '../state/desk.ts';
import { t } from '../state/words.ts';
import { PassageField } from './passage-field.tsx';
import { passageOf } from './selection.ts';

/**
 * Chooses words by keyboard: a sentence stands in a field that only reads, where the arrow keys move and Shift
 * selects as everywhere. What the columns cut is one sentence again.
 */
export function WordsDialog() {
  const now = bench.value;
  const field = useRef<HTMLTextAreaElement>(null);
  const sentences = (now?.streams ?? []).flatMap(
    (stream) => now?.sentences.filter((one) => one.stream === stream.id) ?? [],
  );
  const place = (picked.peek()[0] ?? chosen.peek()?.places[0])?.start ?? -1;
  const first = sentences.findIndex((one) =>
    one.parts.some((part) => part.start <= place && place < part.end),
  );
  const [at, setAt] = useState(Math.max(0, first));
  const sentence = sentences[at];
  const passage = passageOf(now?.text ?? '', sentence?.parts ?? []);
  // With the words themselves, not after them: a key that follows at once must find the cursor at their beginning.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, [at]);
  useEffect(() => field.current?.focus(), []);
  const use = () => {
    const box = field.current;
    const ranges = box === null ? [] : passage.rangesAt(box.selectionStart, box.selectionEnd);
    if (ranges.length === 0) return;
    picked.value = ranges;
    dialog.value = null;
    if (form.peek() === null) return;
    const named = form.peek();
    if (named?.what === 'entity' && named.proposal === null && named.standing === null && named.name === '')
      form.value = { ...named, name: passage.text.slice(box?.selectionStart, box?.selectionEnd).trim() };
    void addQuote();
  };
  const step = (by: number) => setAt(Math.min(sentences.length - 1, Math.max(0, at + by)));
  return (
    <DialogFrame title={t.value('words.title')}>
      <p class="soft">{t.value('words.lead')}</p>
      <PassageField
        text={passage.text}
        label={t.value('words.sentence')}
        rows={4}
        field={field}
        enter={use}
        step={step}
      />
      <div class="dialog-do">
        <button type="button" class="btn primary" onClick={use}>
          {t.value('words.use')} <kbd>Enter</kbd>
        </button>
        <button type="button" class="btn" disabled={at === 0} onClick={() => step(-1)}>
          {t.value('words.before')} <kbd>Alt ↑</kbd>
        </button>
        <button type="button" class="btn" disabled={at >= sentences.length - 1} onClick={() => step(1)}>
          {t.value('words.after')} <kbd>Alt ↓</kbd>
        </button>
      </div>
    </DialogFrame>
  );
}
