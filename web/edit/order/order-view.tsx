import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditedBlock, Workbench } from '../../../server/contract/editing-shapes.ts';
import { byCodePoints } from '../../text/code-points.ts';
import { draft } from '../state/commands.ts';
import { bench, chosenBlock, dialog, waiting } from '../state/desk.ts';
import { blockBefore, blockOf, join, order, shift } from '../state/ordering.ts';
import { language, t } from '../state/words.ts';
import './order-view.css';

const SEAM = 14;
const SHOWN = 44;

const textOf = (now: Workbench, block: EditedBlock) => byCodePoints(now.text).slice(block.start, block.end);
const tail = (text: string, n: number) => Array.from(text.trimEnd()).slice(-n).join('');
const head = (text: string, n: number) => Array.from(text.trimStart()).slice(0, n).join('');

/** The words on both sides of a join: what tells whether it is right. */
function Seam({ now, block }: { now: Workbench; block: EditedBlock }) {
  const before = blockOf(now, block.continues);
  if (before === null) return null;
  return (
    <p class={`seam ${block.guessed ? 'guessed' : ''}`}>
      <span class="seam-what">
        {t.value('order.continues', { id: before.id })} ·{' '}
        {t.value(block.guessed ? 'order.guess' : 'order.sure')}
      </span>
      <span class="seam-words" lang="zh-CN">
        …{tail(textOf(now, before), SEAM)}
        <span class="cut" role="img" aria-label={t.value('order.seam')} />
        {head(textOf(now, block), SEAM)}…
      </span>
    </p>
  );
}

function Excerpt({ text }: { text: string }) {
  const points = Array.from(text.replaceAll('\n', ' '));
  const short = points.length <= SHOWN * 2;
  return (
    <p class="block-text" lang="zh-CN">
      {short ? points.join('') : `${points.slice(0, SHOWN).join('')} …… ${points.slice(-SHOWN / 2).join('')}`}
    </p>
  );
}

function Tools({ now, block }: { now: Workbench; block: EditedBlock }) {
  const act = (label: string, key: string, run: () => unknown, enabled = true) => (
    <button type="button" class="btn small" disabled={!enabled || waiting.value} onClick={() => void run()}>
      {label} <kbd>{key}</kbd>
    </button>
  );
  return (
    <div class="block-tools">
      {block.guessed
        ? act(t.value('order.confirm'), 'C', () => order({ do: 'confirm', block: block.id }))
        : null}
      {block.continues === null
        ? act(t.value('order.join'), 'P', () => join(block.id), blockBefore(now, block.id) !== null)
        : act(t.value('order.unjoin'), 'X', () => order({ do: 'join', block: block.id, of: null }))}
      {act(t.value('order.up'), 'Alt ↑', () => shift(block.id, -1))}
      {act(t.value('order.down'), 'Alt ↓', () => shift(block.id, 1))}
      {act(t.value('order.split'), 'T', () => {
        dialog.value = 'split';
      })}
      {act(t.value('order.merge'), 'M', () => order({ do: 'merge', block: block.id }))}
      <label class="block-kind">
        {t.value('order.kind')} <kbd>V</kbd>
        <select
          value={block.stream}
          onChange={(e) =>
            void order({ do: 'move', block: block.id, stream: e.currentTarget.value, before: null })
          }
        >
          {now.streamKinds.map((one) => (
            <option key={one.id} value={one.id}>
              {one[language.value]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

type Drop = { id: string; before: boolean } | null;

function Block({
  now,
  block,
  drop,
  setDrop,
}: {
  now: Workbench;
  block: EditedBlock;
  drop: Drop;
  setDrop(drop: Drop): void;
}) {
  const box = useRef<HTMLLIElement>(null);
  const open = chosenBlock.value === block.id;
  useEffect(() => {
    if (!open || !box.current) return;
    const held = document.activeElement?.closest('dialog, header, input, select');
    if (!held && dialog.peek() === null) box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: 'nearest' });
  }, [open, block.stream]);
  const over = (event: DragEvent) => {
    event.preventDefault();
    const at = box.current?.getBoundingClientRect();
    if (at) setDrop({ id: block.id, before: event.clientY < at.top + at.height / 2 });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const id = event.dataTransfer?.getData('text/plain') ?? '';
    const blocks = now.streams.find((one) => one.id === block.stream)?.blocks ?? [];
    const before = drop?.before ? block.id : (blocks[blocks.indexOf(block.id) + 1] ?? null);
    setDrop(null);
    if (id !== '' && id !== before && id !== block.id) {
      chosenBlock.value = id;
      void order({ do: 'move', block: id, stream: block.stream, before });
    }
  };
  const mark = drop?.id === block.id ? (drop.before ? 'drop-before' : 'drop-after') : '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page's table of keys has them
    <li
      ref={box}
      class={`block ${open ? 'chosen' : ''} ${block.continues !== null ? 'carries' : ''} ${mark}`}
      aria-label={`${t.value('order.block')} ${block.id}`}
      aria-current={open}
      tabIndex={open ? 0 : -1}
      draggable
      onClick={() => {
        chosenBlock.value = block.id;
      }}
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', block.id)}
      onDragOver={over}
      onDragLeave={() => setDrop(null)}
      onDrop={onDrop}
    >
      <Seam now={now} block={block} />
      <div class="block-head">
        <b>{block.id}</b>
        {open ? (
          <input
            // What is being typed stays when the desk is drawn anew; another name makes another field.
            key={block.what}
            class="block-what"
            lang="zh-CN"
            aria-label={`${t.value('order.what')} ${block.id}`}
            defaultValue={block.what}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') box.current?.focus();
            }}
            onChange={(e) => void order({ do: 'rename', block: block.id, what: e.currentTarget.value })}
          />
        ) : (
          <span class="block-what" lang="zh-CN">
            {block.what}
          </span>
        )}
        <span class="soft">{t.value('order.chars', { n: block.end - block.start })}</span>
      </div>
      <Excerpt text={textOf(now, block)} />
      {open ? <Tools now={now} block={block} /> : null}
    </li>
  );
}

/** 阅读顺序: the blocks of a source, stream by stream, put right by drag or by keys. */
export function OrderView() {
  const now = bench.value;
  const [drop, setDrop] = useState<Drop>(null);
  if (now === null) return null;
  const guessed = now.blocks.filter((one) => one.guessed).length;
  return (
    <section class="order" aria-label={t.value('mode.order')}>
      <div class="order-lead">
        <p>{t.value('order.lead')}</p>
        <p role="status">
          <b>{guessed > 0 ? t.value('order.guessed', { n: guessed }) : t.value('order.allSure')}</b>
        </p>
        {now.drafted ? null : (
          <button
            type="button"
            class={`btn ${guessed === 0 ? 'primary' : ''}`}
            disabled={waiting.value}
            onClick={() => void draft()}
          >
            {t.value('order.next')} <kbd>D</kbd>
          </button>
        )}
      </div>
      <div class="order-streams">
        {now.streams.map((stream) => (
          <section key={stream.id} aria-label={t.value('order.stream', { name: stream[language.value] })}>
            <h2 class="serif">{stream[language.value]}</h2>
            <ol>
              {stream.blocks.map((id) => {
                const block = blockOf(now, id);
                return block === null ? null : (
                  <Block key={id} now={now} block={block} drop={drop} setDrop={setDrop} />
                );
              })}
            </ol>
            {stream.blocks.length === 0 ? (
              <p
                class="soft order-empty"
                onDragOver={(event) => event.preventDefault()}
                onDrop={(event) => {
                  event.preventDefault();
                  const id = event.dataTransfer?.getData('text/plain') ?? '';
                  if (id !== '') void order({ do: 'move', block: id, stream: stream.id, before: null });
                }}
              >
                {t.value('order.empty')}
              </p>
            ) : null}
          </section>
        ))}
      </div>
    </section>
  );
}
