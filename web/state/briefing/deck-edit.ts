import type { Briefing, Slide } from '../../../server/contract/briefing.ts';

/** Decks and every change of them. Pure. */

export type Deck = { id: string; briefing: Briefing };
export type Decks = { list: readonly Deck[]; current: string | null };

export const NO_DECKS: Decks = { list: [], current: null };

export const MOST_SLIDES = 100;

export function deckOf(decks: Decks, id: string | null = decks.current): Deck | undefined {
  return decks.list.find((deck) => deck.id === id);
}

/** An id that no other has. */
export function freshId(prefix: string, taken: Iterable<string>): string {
  const ids = new Set(taken);
  for (let n = ids.size + 1; ; n++) if (!ids.has(`${prefix}${n}`)) return `${prefix}${n}`;
}

export function emptyBriefing(plan: string, title: string): Briefing {
  return { format: 'plan-graph-briefing', version: 1, title, plan, slides: [] };
}

export function addDeck(decks: Decks, briefing: Briefing): Decks {
  const deck: Deck = {
    id: freshId(
      'd',
      decks.list.map((one) => one.id),
    ),
    briefing,
  };
  return { list: [...decks.list, deck], current: deck.id };
}

export function choose(decks: Decks, id: string): Decks {
  return deckOf(decks, id) ? { ...decks, current: id } : decks;
}

export function removeDeck(decks: Decks, id: string): Decks {
  const list = decks.list.filter((deck) => deck.id !== id);
  return { list, current: decks.current === id ? (list[0]?.id ?? null) : decks.current };
}

function changed(decks: Decks, id: string, change: (briefing: Briefing) => Briefing): Decks {
  return {
    ...decks,
    list: decks.list.map((deck) => (deck.id === id ? { ...deck, briefing: change(deck.briefing) } : deck)),
  };
}

export function renameDeck(decks: Decks, id: string, title: string): Decks {
  return changed(decks, id, (briefing) => ({ ...briefing, title }));
}

function withSlides(decks: Decks, deck: string, change: (slides: readonly Slide[]) => Slide[]): Decks {
  return changed(decks, deck, (briefing) => ({ ...briefing, slides: change(briefing.slides) }));
}

/** Adds a slide at the end, under an id that is free in its deck. */
export function addSlide(decks: Decks, deck: string, slide: Slide): Decks {
  return withSlides(decks, deck, (slides) => [
    ...slides,
    {
      ...slide,
      id: freshId(
        's',
        slides.map((one) => one.id),
      ),
    },
  ]);
}

export function removeSlide(decks: Decks, deck: string, slide: string): Decks {
  return withSlides(decks, deck, (slides) => slides.filter((one) => one.id !== slide));
}

/** Moves a slide to another place, counted from 0. */
export function moveSlide(decks: Decks, deck: string, slide: string, to: number): Decks {
  return withSlides(decks, deck, (slides) => {
    const rest = slides.filter((one) => one.id !== slide);
    const moved = slides.find((one) => one.id === slide);
    if (!moved) return [...slides];
    const at = Math.max(0, Math.min(rest.length, to));
    return [...rest.slice(0, at), moved, ...rest.slice(at)];
  });
}

export function editSlide(
  decks: Decks,
  deck: string,
  slide: string,
  words: Partial<Pick<Slide, 'title' | 'line' | 'notes'>>,
): Decks {
  return withSlides(decks, deck, (slides) =>
    slides.map((one) => (one.id === slide ? { ...one, ...words } : one)),
  );
}
