import { drawing } from '../trusted.ts';

/** One of lucide's icons, imported as text. Decoration only: what it means stands in words beside or on the button. */
export function Icon({ svg }: { svg: string }) {
  const bare = svg.replace(/<!--.*?-->/s, '').trim();
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={drawing(bare)} />;
}
