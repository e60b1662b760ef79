import { drawing } from '../trusted.ts';

/** Every icon is made markup once: a new object would be written into the page anew, under a press on it, too. */
const made = new Map<string, { __html: string }>();

function markupOf(svg: string): { __html: string } {
  const known = made.get(svg);
  if (known) return known;
  const markup = drawing(svg.replace(/<!--.*?-->/s, '').trim());
  made.set(svg, markup);
  return markup;
}

/** One of lucide's icons, imported as text. Decoration only: what it means stands in words beside or on the button. */
export function Icon({ svg }: { svg: string }) {
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={markupOf(svg)} />;
}
