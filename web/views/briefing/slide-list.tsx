import { useEffect, useRef, useState } from 'preact/hooks';
import type { Slide } from '../../../server/contract/briefing.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { type Deck, moveSlide, removeSlide } from '../../state/briefing/deck-edit.ts';
import { editDecks } from '../../state/briefing/decks.ts';
import { t } from '../../state/store.ts';
import { chosenSlide, present, removeWithToast } from './briefing-room.ts';
import { Thumbnail } from './slide-sheet.tsx';

/** The slides in their order; dragged, or moved with keys. */
export function SlideList({ deck, slide: now }: { deck: Deck; slide: Slide | undefined }) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const refocus = useRef<string | null>(null);
  const slides = deck.briefing.slides;
  useEffect(() => {
    if (!refocus.current) return;
    list.current?.querySelector<HTMLElement>(`[data-slide="${refocus.current}"]`)?.focus();
    refocus.current = null;
  });
  const move = (id: string, to: number) => {
    refocus.current = id;
    editDecks((before) => moveSlide(before, deck.id, id, to));
  };
  const remove = (slide: Slide, i: number) => {
    const next = slides[i + 1] ?? slides[i - 1];
    chosenSlide.value = next?.id ?? null;
    refocus.current = next?.id ?? null;
    removeWithToast(
      () => editDecks((before) => removeSlide(before, deck.id, slide.id)),
      t.peek()('briefing.removed', { title: slide.title }),
    );
  };
  const onKeyDown = (event: KeyboardEvent, slide: Slide, i: number) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && event.altKey) move(slide.id, i + step);
    else if (step) {
      const next = slides[i + step];
      if (!next) return;
      chosenSlide.value = next.id;
      refocus.current = next.id;
    } else if (event.key === 'Delete') remove(slide, i);
    else if (event.key === 'Enter') {
      chosenSlide.value = slide.id;
      present();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section class="slides" aria-label={t.value('briefing.slides')}>
      <p class="soft slides-hint">{t.value('briefing.keys')}</p>
      <ol ref={list}>
        {slides.map((slide, i) => (
          <li
            key={slide.id}
            class={`${slide.id === now?.id ? 'chosen' : ''} ${dragged === slide.id ? 'dragged' : ''}`}
            draggable
            onDragStart={(event) => {
              event.dataTransfer?.setData('text/plain', slide.title);
              setDragged(slide.id);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged) event.preventDefault();
            }}
            onDrop={(event) => {
              if (!dragged) return;
              event.preventDefault();
              event.stopPropagation();
              if (dragged !== slide.id) move(dragged, i);
              setDragged(null);
            }}
          >
            <span class="slide-n" aria-hidden="true">
              {i + 1}
            </span>
            <button
              type="button"
              class="slide-pick"
              data-slide={slide.id}
              aria-label={t.value('briefing.slide', { n: i + 1, title: slide.title })}
              aria-current={slide.id === now?.id ? 'true' : undefined}
              onClick={() => {
                chosenSlide.value = slide.id;
              }}
              onKeyDown={(event) => onKeyDown(event, slide, i)}
            >
              <Thumbnail slide={slide} />
            </button>
            <span class="slide-tools">
              <SlideTool label="up" icon={icons.chevronUp} off={i === 0} run={() => move(slide.id, i - 1)} />
              <SlideTool
                label="down"
                icon={icons.chevronDown}
                off={i === slides.length - 1}
                run={() => move(slide.id, i + 1)}
              />
              <SlideTool label="removeSlide" icon={icons.x} off={false} run={() => remove(slide, i)} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type ToolProps = { label: 'up' | 'down' | 'removeSlide'; icon: string; off: boolean; run(): void };

function SlideTool({ label, icon, off, run }: ToolProps) {
  const words = t.value(`briefing.${label}`);
  return (
    <button type="button" class="icon-btn" aria-label={words} title={words} disabled={off} onClick={run}>
      <Icon svg={icon} />
    </button>
  );
}
