/** Where reading begins in a view: its heading, or the picture where it has none. */
const STARTS = '.view h1, .view [role="application"]';
const REMEMBERED = 8;

/**
 * Who has no pointer must never be thrown back to the top of the page: when what has the focus is taken
 * away, the focus goes to what had it before and still stands in the same view, else to where the new one begins.
 */
export function keepFocus(room: HTMLElement): () => void {
  let last: Element | null = null;
  let before: HTMLElement[] = [];
  let begun: Element | null = null;
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
    last = target;
    if (room.contains(target))
      before = [target as HTMLElement, ...before.filter((one) => one !== target)].slice(0, REMEMBERED);
    begun = room.querySelector(STARTS);
  };
  const onChange = () => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const back = begun?.isConnected ? before.find((one) => one.isConnected && room.contains(one)) : undefined;
    const start = back ?? room.querySelector<HTMLElement>(STARTS);
    // A view that is still read has no beginning yet: it is looked for again when something comes.
    if (!start) return;
    if (!back && !start.hasAttribute('tabindex')) start.tabIndex = -1;
    start.focus({ preventScroll: back !== undefined });
  };
  const watch = new MutationObserver(onChange);
  watch.observe(room, { childList: true, subtree: true });
  document.addEventListener('focusin', onFocus);
  return () => {
    watch.disconnect();
    document.removeEventListener('focusin', onFocus);
  };
}
