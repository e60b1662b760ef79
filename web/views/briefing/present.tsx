import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Slide } from '../../../server/contract/briefing.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { laterIcons } from '../../controls/later-icons.ts';
import { presenting } from '../../state/actions/offers.ts';
import { deckOf } from '../../state/briefing/deck-edit.ts';
import { decks } from '../../state/briefing/decks.ts';
import { say, t, view } from '../../state/store.ts';
import { endPresenting, openView, printing } from './briefing-room.ts';
import { type NotesMessage, notesChannel, openNotesWindow } from './notes-channel.ts';
import { SlideSheet } from './slide-sheet.tsx';
import './present.css';

const FORWARD = ['ArrowRight', 'ArrowDown', 'PageDown', ' '];
const BACKWARD = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];

function step(by: number, most: number): void {
  const now = presenting.peek();
  if (!now) return;
  const index = Math.max(0, Math.min(most - 1, now.index + by));
  presenting.value = { ...now, index, away: false };
}

function openNotes(): void {
  if (!openNotesWindow()) say(t.peek()('present.notesBlocked'));
}

/** Tells the window of notes what is shown, and does what its keys ask. */
function useNotes(slides: readonly Slide[], index: number): void {
  useEffect(() => {
    const slide = slides[index];
    const tell = () => {
      if (!slide) return;
      const message: NotesMessage = {
        what: 'slide',
        n: index + 1,
        of: slides.length,
        title: slide.title,
        line: slide.line,
        notes: slide.notes ?? '',
        next: slides[index + 1]?.title ?? null,
        citations: slide.citations,
      };
      channel.post(message);
    };
    const channel = notesChannel((message) => {
      if (message.what === 'hello') tell();
      if (message.what === 'step') step(message.by, slides.length);
    });
    tell();
    return () => channel.close();
  }, [slides, index]);
}

/** The slide before an audience; its nodes open their view, and P comes back. */
export function Present() {
  const now = presenting.value;
  const deck = now ? deckOf(decks.value, now.deck) : undefined;
  if (!now || !deck?.briefing.slides.length) return null;
  return (
    <Showing slides={deck.briefing.slides} plan={deck.briefing.plan} index={now.index} away={now.away} />
  );
}

type Props = { slides: readonly Slide[]; plan: string; index: number; away: boolean };

function Showing({ slides, plan, index, away }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const most = slides.length;
  useNotes(slides, index);
  useEffect(() => {
    if (away) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const on = event.target instanceof Element ? event.target.closest('button, [role="button"]') : null;
      const pressing = on !== null && event.key === ' ';
      if (FORWARD.includes(event.key) && !pressing) step(1, most);
      else if (BACKWARD.includes(event.key)) step(-1, most);
      else if (event.key === 'Home') step(-most, most);
      else if (event.key === 'End') step(most, most);
      else if (event.key === 'Escape') endPresenting();
      else if (event.key.toLowerCase() === 'n') openNotes();
      else return;
      event.preventDefault();
    };
    let wasFull = document.fullscreenElement !== null;
    const onFull = () => {
      const full = document.fullscreenElement !== null;
      // The browser keeps Esc to itself in full screen: leaving it is leaving the show.
      if (wasFull && !full) endPresenting();
      wasFull = full;
    };
    addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onFull);
    return () => {
      removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onFull);
    };
  }, [away, most]);
  // At once: what lies below loses the focus with the next frame, and where it was is not known any more.
  useLayoutEffect(() => {
    if (away) return;
    const before = document.activeElement;
    stage.current?.focus();
    return () => {
      // Back to where the show was begun, as soon as the page below can have the focus again.
      requestAnimationFrame(() => before instanceof HTMLElement && before.focus());
    };
  }, [away]);
  const slide = slides[Math.min(index, most - 1)];
  if (!slide) return null;
  if (away) {
    return (
      <div class="present-away">
        <button
          type="button"
          class="btn primary"
          onClick={() => {
            presenting.value = { ...(presenting.peek() ?? { deck: '', index }), away: false };
          }}
        >
          <Icon svg={icons.presentation} />
          {t.value('present.back')}
        </button>
      </div>
    );
  }
  const live = (id: string) => {
    const before = presenting.peek();
    if (before) presenting.value = { ...before, away: true };
    void openView(slide, plan, id);
  };
  const tool = (label: string, icon: string, run: () => void, off = false) => (
    <button type="button" class="icon-btn" aria-label={label} title={label} disabled={off} onClick={run}>
      <Icon svg={icon} />
    </button>
  );
  return (
    <div
      class="present"
      role="dialog"
      aria-modal="true"
      aria-label={t.value('present.label')}
      tabIndex={-1}
      ref={stage}
    >
      <div class="present-slide">
        <SlideSheet slide={slide} onNode={live} />
      </div>
      <div class="present-tools">
        <span class="soft present-hint">{t.value('present.hint')}</span>
        {tool(t.value('present.before'), laterIcons.chevronLeft, () => step(-1, most), index === 0)}
        <span aria-live="polite">
          <span>{t.value('present.of', { n: index + 1, m: most })}</span>
          <span class="sr" lang="zh-CN">
            {slide.title}
          </span>
        </span>
        {tool(t.value('present.next'), laterIcons.chevronRight, () => step(1, most), index === most - 1)}
        <button type="button" class="btn" onClick={openNotes}>
          {t.value('present.notes')}
        </button>
        {tool(t.value('present.end'), icons.x, endPresenting)}
      </div>
    </div>
  );
}

function Sheets({ slides }: { slides: readonly Slide[] }) {
  return slides.map((slide) => <SlideSheet key={slide.id} slide={slide} />);
}

/**
 * The browser's own command prints the slides as well, where they are looked at. It tells so only when it begins,
 * and waits for nothing that is drawn later.
 */
function printAsAsked(): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let made: HTMLElement | null = null;
  const end = () => {
    if (made) render(null, made);
    made?.remove();
    made = null;
  };
  const begin = () => {
    const shown = view.peek() === 'briefing' || presenting.peek()?.away === false;
    const slides = deckOf(decks.peek(), presenting.peek()?.deck)?.briefing.slides ?? [];
    if (!shown || printing.peek() || !slides.length) return;
    end();
    made = document.createElement('div');
    made.className = 'print-deck';
    document.getElementById('app')?.append(made);
    render(<Sheets slides={slides} />, made);
  };
  addEventListener('beforeprint', begin, { signal });
  addEventListener('afterprint', end, { signal });
  return () => {
    ended.abort();
    end();
  };
}

/** All slides, for the printer alone, while it is asked. */
export function PrintDeck() {
  const on = printing.value;
  const deck = deckOf(decks.value);
  useEffect(printAsAsked, []);
  useEffect(() => {
    if (!on) return;
    const done = () => {
      printing.value = false;
    };
    addEventListener('afterprint', done);
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('afterprint', done);
    };
  }, [on]);
  if (!on || !deck) return null;
  return (
    <div class="print-deck">
      <Sheets slides={deck.briefing.slides} />
    </div>
  );
}
