import { useEffect, useRef } from 'preact/hooks';
import { DialogFrame } from '../dialog-frame.tsx';
import { PassageField } from '../review/passage-field.tsx';
import { passageOf } from '../review/selection.ts';
import { bench, chosenBlock, dialog } from '../state/desk.ts';
import { blockOf, order } from '../state/ordering.ts';
import { t } from '../state/words.ts';

/** Where a block is cut in two: where the cursor stands. */
export function SplitDialog() {
  const field = useRef<HTMLTextAreaElement>(null);
  const block = blockOf(bench.value, chosenBlock.value);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, []);
  if (block === null) return null;
  const passage = passageOf(bench.value?.text ?? '', [block]);
  const split = () => {
    const at = passage.rangesAt(field.current?.selectionStart ?? 0, passage.text.length)[0]?.start;
    if (at === undefined || at === block.start) return;
    dialog.value = null;
    void order({ do: 'split', block: block.id, at });
  };
  return (
    <DialogFrame title={t.value('order.splitTitle')}>
      <p class="soft">{t.value('order.splitLead')}</p>
      <PassageField
        text={passage.text}
        label={t.value('order.splitText', { id: block.id })}
        rows={10}
        field={field}
        enter={split}
      />
      <div class="dialog-do">
        <button type="button" class="btn primary" onClick={split}>
          {t.value('order.splitGo')} <kbd>Enter</kbd>
        </button>
      </div>
    </DialogFrame>
  );
}
