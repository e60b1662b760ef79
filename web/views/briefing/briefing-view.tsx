import { useEffect, useRef, useState } from 'preact/hooks';
import type { Briefing, Slide } from '../../../server/contract/briefing.ts';
import type { ShippedBriefing } from '../../api/client.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { laterIcons } from '../../controls/later-icons.ts';
import { CheckQuoteButton } from '../../panels/quote-check.tsx';
import {
  addDeck,
  choose,
  type Deck,
  editSlide,
  removeDeck,
  renameDeck,
} from '../../state/briefing/deck-edit.ts';
import { currentDeck, decks, editDecks, keepTrouble, newBriefing } from '../../state/briefing/decks.ts';
import { state, t } from '../../state/store.ts';
import {
  askShipped,
  chosenSlide,
  openFile,
  openShipped,
  openView,
  present,
  removeWithToast,
  working,
} from './briefing-room.ts';
import { ExportMenu } from './export-menu.tsx';
import { Citations } from './slide-citations.tsx';
import { SlideList } from './slide-list.tsx';
import { SlideSheet } from './slide-sheet.tsx';
import './briefing-view.css';

function OpenFile() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="btn" onClick={() => input.current?.click()}>
        <Icon svg={laterIcons.folderOpen} />
        {t.value('briefing.open')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t.value('briefing.open')}
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void openFile(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

function Bar({ deck }: { deck: Deck | undefined }) {
  const list = decks.value.list;
  const begin = () => {
    editDecks((before) => addDeck(before, newBriefing(state.peek().plan ?? '')));
    chosenSlide.value = null;
  };
  const remove = (one: Deck) =>
    removeWithToast(
      () => editDecks((before) => removeDeck(before, one.id)),
      t.peek()('briefing.deleted', { title: one.briefing.title }),
    );
  return (
    <header class="deck-bar">
      {deck ? <h1 class="sr">{t.value('view.briefing')}</h1> : null}
      {deck ? (
        <input
          class="deck-title serif"
          aria-label={t.value('briefing.title')}
          value={deck.briefing.title}
          maxLength={200}
          onChange={(event) => {
            const title = event.currentTarget.value.trim();
            if (title) editDecks((before) => renameDeck(before, deck.id, title));
            else event.currentTarget.value = deck.briefing.title;
          }}
        />
      ) : (
        <h1 class="serif deck-title">{t.value('view.briefing')}</h1>
      )}
      <div class="deck-tools">
        {list.length > 1 ? (
          <select
            class="deck-choice"
            aria-label={t.value('briefing.choose')}
            value={deck?.id ?? ''}
            onChange={(event) => {
              const id = event.currentTarget.value;
              editDecks((before) => choose(before, id));
            }}
          >
            {list.map((one) => (
              <option key={one.id} value={one.id}>
                {one.briefing.title}
              </option>
            ))}
          </select>
        ) : null}
        <button type="button" class="btn" onClick={begin}>
          <Icon svg={icons.plus} />
          {t.value('briefing.new')}
        </button>
        <OpenFile />
        {deck ? (
          <>
            <button
              type="button"
              class="icon-btn"
              aria-label={t.value('briefing.delete')}
              title={t.value('briefing.delete')}
              onClick={() => remove(deck)}
            >
              <Icon svg={laterIcons.trash} />
            </button>
            <ExportMenu briefing={deck.briefing} slide={slideOf(deck.briefing)} />
            <button
              type="button"
              class="btn primary"
              disabled={deck.briefing.slides.length === 0}
              onClick={present}
            >
              <Icon svg={laterIcons.play} />
              {t.value('briefing.present')}
            </button>
          </>
        ) : null}
      </div>
    </header>
  );
}

/** The slide that is looked at: the chosen one, else the first. */
function slideOf(briefing: Briefing): Slide | undefined {
  return briefing.slides.find((one) => one.id === chosenSlide.value) ?? briefing.slides[0];
}

function Editor({ deck, slide }: { deck: Deck; slide: Slide }) {
  const edit = (words: Parameters<typeof editSlide>[3]) =>
    editDecks((before) => editSlide(before, deck.id, slide.id, words));
  const field = (name: 'title' | 'line' | 'notes') => ({
    value: slide[name] ?? '',
    onChange: (event: { currentTarget: HTMLTextAreaElement }) => edit({ [name]: event.currentTarget.value }),
  });
  return (
    <div class="slide-editor" key={`${deck.id} ${slide.id}`}>
      <label>
        {t.value('briefing.slideTitle')}
        <textarea rows={1} lang="zh-CN" {...field('title')} />
      </label>
      <label>
        {t.value('briefing.slideLine')}
        <textarea rows={3} {...field('line')} />
      </label>
      <label>
        {t.value('briefing.slideNotes')}
        <textarea rows={3} {...field('notes')} />
      </label>
      <Citations slide={slide} plan={deck.briefing.plan} />
      <p class="slide-foot">
        <button type="button" class="link" onClick={() => void openView(slide, deck.briefing.plan)}>
          {t.value('briefing.openView')}
        </button>
        <CheckQuoteButton />
      </p>
    </div>
  );
}

function Shipped() {
  const plan = state.value.plan;
  const [list, setList] = useState<readonly ShippedBriefing[]>([]);
  useEffect(() => {
    if (plan) askShipped(plan).then(setList, () => setList([]));
  }, [plan]);
  if (list.length === 0) return null;
  return (
    <section class="shipped" aria-label={t.value('briefing.shipped')}>
      <h2>{t.value('briefing.shipped')}</h2>
      <p class="soft">{t.value('briefing.shippedHint')}</p>
      <ul>
        {list.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              class="shipped-deck"
              disabled={working.value}
              onClick={() => void openShipped(one)}
            >
              <span class="serif" lang="zh-CN">
                {one.title}
              </span>
              <span class="soft">{t.value('briefing.shippedPages', { n: one.slides.length })}</span>
            </button>
          </li>
        ))}
      </ul>
      {working.value ? <p role="status">{t.value('briefing.opening')}</p> : null}
    </section>
  );
}

function Stage({ deck }: { deck: Deck }) {
  const slide = slideOf(deck.briefing);
  if (!slide) {
    return (
      <div class="deck-none">
        <p class="serif">{t.value('briefing.none')}</p>
        <p class="soft">{t.value('briefing.noneHint')}</p>
      </div>
    );
  }
  return (
    <div class="deck-stage">
      <SlideSheet slide={slide} />
      <Editor deck={deck} slide={slide} />
    </div>
  );
}

/** 简报: slides in order, each a saved view with its words, its picture and its citations. */
export function BriefingView() {
  const [over, setOver] = useState(false);
  const deck = currentDeck.value;
  const trouble = keepTrouble.value;
  return (
    <section
      class={`briefing ${over ? 'over' : ''}`}
      aria-label={t.value('view.briefing')}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        const [file] = event.dataTransfer?.files ?? [];
        setOver(false);
        if (!file) return;
        event.preventDefault();
        void openFile(file);
      }}
    >
      <Bar deck={deck} />
      {trouble ? (
        <p class="deck-trouble" role="alert">
          {t.value(`briefing.keep.${trouble}`)}
        </p>
      ) : null}
      <div class="deck-body">
        <div class="deck-side">
          {deck?.briefing.slides.length ? <SlideList deck={deck} slide={slideOf(deck.briefing)} /> : null}
          <Shipped />
        </div>
        {deck ? (
          <Stage deck={deck} />
        ) : (
          <div class="deck-none">
            <p class="serif">{t.value('briefing.none')}</p>
            <p class="soft">{t.value('briefing.noneHint')}</p>
          </div>
        )}
      </div>
      {over ? <p class="deck-drop serif">{t.value('briefing.drop')}</p> : null}
    </section>
  );
}
