import { useEffect, useRef } from 'preact/hooks';
import type { ShownProposal } from '../../../server/contract/editing-shapes.ts';
import { Sign } from '../../controls/sign.tsx';
import { draft } from '../state/commands.ts';
import { askedTwin, bench, chosenKey, dialog, form, listed, plans, waiting, wanted } from '../state/desk.ts';
import type { Wanted } from '../state/proposals.ts';
import { basisWords, kindName, kindOf, t, typeName } from '../state/words.ts';
import { ProposalCard } from './proposal-card.tsx';
import { WordsBar } from './words-bar.tsx';
import './proposal-list.css';

const WANTED: readonly Wanted[] = ['all', 'entity', 'relation'];
const WANTED_WORD = { all: 'review.all', entity: 'review.entities', relation: 'review.relations' } as const;

/** What a proposal is, in one line. */
function Line({ one }: { one: ShownProposal }) {
  if (one.is === 'entity') {
    const kind = kindOf(one.kind);
    return (
      <>
        <Sign shape={kind?.shape} family={kind?.family} size={13} />
        <span class="line-name" lang="zh-CN">
          {one.name}
        </span>
        <span class="line-kind">{kindName(one.kind)}</span>
      </>
    );
  }
  return (
    <>
      <span class={`line-edge ${one.basis}`} aria-hidden="true" />
      <span class="line-name" lang="zh-CN">
        {one.names.from} <span class="line-type">{typeName(one.type)}</span> {one.names.to}
      </span>
      <span class="sr">{basisWords(one.basis, one.ground)}</span>
    </>
  );
}

function Item({ one, open }: { one: ShownProposal; open: boolean }) {
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open || !head.current) return;
    // Nothing else holds the focus: the key that brought us here goes on from here.
    const held = document.activeElement?.closest('form, dialog, .gaps, header, input, select');
    if (!held && dialog.peek() === null && form.peek() === null) head.current.focus({ preventScroll: true });
    head.current.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li class={open ? 'open' : ''}>
      <button
        type="button"
        class="line"
        ref={head}
        aria-expanded={open}
        tabIndex={open ? 0 : -1}
        onClick={() => {
          chosenKey.value = one.key;
          askedTwin.value = null;
        }}
      >
        <Line one={one} />
      </button>
      {open ? <ProposalCard one={one} /> : null}
    </li>
  );
}

function Empty() {
  const drafted = bench.value?.drafted ?? false;
  return (
    <div class="list-empty">
      <h3 class="serif">{t.value(drafted ? 'review.none' : 'review.notDrafted')}</h3>
      <p class="soft">{t.value(drafted ? 'review.noneHint' : 'review.draftLead')}</p>
      {plans.value?.model ? <p class="soft">{t.value('review.draftModel')}</p> : null}
      <button
        type="button"
        class={`btn ${drafted ? '' : 'primary'}`}
        disabled={waiting.value}
        onClick={() => void draft()}
      >
        {t.value(waiting.value ? 'do.drafting' : 'do.draft')} <kbd>D</kbd>
      </button>
    </div>
  );
}

/** The proposals in the order of the page, the chosen one opened. */
export function ProposalList() {
  const list = listed.value;
  const at = list.findIndex((one) => one.key === chosenKey.value);
  const any = (bench.value?.proposals.length ?? 0) > 0;
  return (
    <section class="list-pane" aria-label={t.value('review.list')}>
      <div class="list-bar">
        <h2>
          {at < 0
            ? t.value('review.count', { n: list.length })
            : t.value('review.of', { i: at + 1, n: list.length })}
        </h2>
        {any ? (
          <div class="list-filter" role="group" aria-label={t.value('review.filter')}>
            {WANTED.map((one) => (
              <button
                type="button"
                key={one}
                aria-pressed={wanted.value === one}
                onClick={() => {
                  wanted.value = one;
                  chosenKey.value = listed.value[0]?.key ?? null;
                }}
              >
                {t.value(WANTED_WORD[one])}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <WordsBar />
      {list.length === 0 ? (
        <Empty />
      ) : (
        <ol class="lines">
          {list.map((one) => (
            <Item key={one.key} one={one} open={one.key === chosenKey.value} />
          ))}
        </ol>
      )}
    </section>
  );
}
