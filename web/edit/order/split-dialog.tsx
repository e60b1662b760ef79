import { useEffect, useRef, useState } from 'preact/hooks';
import type { SplitLook } from '../../../server/contract/editing-shapes.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { PassageField } from '../review/passage-field.tsx';
import { passageOf } from '../review/selection.ts';
import { bench, chosenBlock, dialog, place } from '../state/desk.ts';
import { client } from '../state/edit-client.ts';
import { blockOf, order } from '../state/ordering.ts';
import { t } from '../state/words.ts';

/** A caret that rests for so long is meant. */
const REST_MS = 120;

/** What a cut at the cursor would go through, asked of the server when the cursor rests. */
function useLook(cut: number | null): SplitLook | null {
  const [look, setLook] = useState<SplitLook | null>(null);
  useEffect(() => {
    setLook(null);
    const now = place.peek();
    if (cut === null || now === null) return;
    let asked = true;
    const timer = setTimeout(() => {
      client.splitLook(now, cut).then(
        (answer) => asked && setLook(answer),
        () => undefined,
      );
    }, REST_MS);
    return () => {
      asked = false;
      clearTimeout(timer);
    };
  }, [cut]);
  return look;
}

const SHOWN_QUOTES = 3;

/** What the cut goes through, and what then becomes of it. */
function Look({ look }: { look: SplitLook }) {
  const [mark] = look.marks;
  return (
    <>
      {look.word === null ? null : <p>{t.value('order.cutsWord', { word: look.word })}</p>}
      {mark === undefined ? null : <p class="form-fault">{t.value('order.cutsMark', { mark })}</p>}
      {look.quotes.length === 0 ? null : (
        <>
          <p>{t.value('order.cutsQuotes', { n: look.quotes.length })}</p>
          <ul lang="zh-CN">
            {look.quotes.slice(0, SHOWN_QUOTES).map((one) => (
              <li key={`${one.of} ${one.quote}`}>
                {one.of}：<q>{one.quote}</q>
              </li>
            ))}
          </ul>
        </>
      )}
      {look.word === null && mark === undefined && look.quotes.length === 0 ? (
        <p class="soft">{t.value('order.cutsNothing')}</p>
      ) : null}
    </>
  );
}

/** Where a block is cut in two: where the cursor stands. */
export function SplitDialog() {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const block = blockOf(bench.value, chosenBlock.value);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, []);
  const passage = passageOf(bench.value?.text ?? '', block === null ? [] : [block]);
  const found = passage.rangesAt(caret, passage.text.length)[0]?.start;
  const cut = found === undefined || found === block?.start ? null : found;
  const look = useLook(cut);
  if (block === null) return null;
  const split = () => {
    if (cut === null) return;
    dialog.value = null;
    void order({ do: 'split', block: block.id, at: cut });
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
        moved={setCaret}
      />
      <div class="split-look" role="status">
        {cut === null ? <p class="soft">{t.value('order.cutsHere')}</p> : look ? <Look look={look} /> : null}
      </div>
      <div class="dialog-do">
        <button type="button" class="btn primary" disabled={cut === null} onClick={split}>
          {t.value('order.splitGo')} <kbd>Enter</kbd>
        </button>
      </div>
    </DialogFrame>
  );
}
