import type { Told } from './picture.ts';

/**
 * The first picture can be used before the live one stands: what is pressed in it is chosen, and told to the live
 * page (standing-in.ts) as soon as there is one. A name counts as its node.
 */

/** What lies over the first picture and is not the live page's own: empty room, or where its canvas will be. */
const OVER = '#app, .explore-stage, .first-sight, .loading';
const NOT_OVER = '#app *';

/** The node under a place of the window; null where there is none, undefined where something else lies over it. */
function nodeAt({ clientX, clientY }: MouseEvent): string | null | undefined {
  const found = document.elementsFromPoint(clientX, clientY);
  const [top] = found;
  if (!top?.closest(OVER) || (top.matches(NOT_OVER) && !top.closest('.explore-stage, .loading')))
    return undefined;
  const node = found.find((one) => one.closest('.first-graph') && one.hasAttribute('data-id'));
  return node?.getAttribute('data-id') ?? null;
}

/**
 * Dims what is not related to the chosen node, as the live canvas does: each layer as a whole, and what is related
 * stands once more, clear, in a layer over it. Dimmed one by one, all would be laid out anew.
 */
function mark(sight: HTMLElement, { sight: { edges } }: Told, id: string | null): void {
  const ends = new Set(id === null ? [] : [id]);
  const lines = edges.map(({ from, to }) => {
    if (id === null || (from !== id && to !== id)) return false;
    ends.add(from).add(to);
    return true;
  });
  for (const over of sight.querySelectorAll('.first-near')) {
    const under = over.previousElementSibling;
    const own = [...(under?.children ?? [])].filter((one, i) => {
      const near = under?.matches('.first-lines') ? lines[i] : ends.has(one.getAttribute('data-id') ?? '');
      one.classList.toggle('raised', near);
      return near;
    });
    over.replaceChildren(
      ...own.map((one) => {
        const clear = one.cloneNode(true) as Element;
        clear.classList.remove('raised');
        clear.classList.toggle('chosen', one.getAttribute('data-id') === id);
        return clear;
      }),
    );
  }
  sight.classList.toggle('choosing', id !== null);
}

export function followPointing(sight: HTMLElement, held: Told): void {
  const ended = new AbortController();
  const on = <T extends Event>(where: EventTarget, type: string, run: (event: T) => void) => {
    const told = (event: Event) => (sight.isConnected ? run(event as T) : ended.abort());
    where.addEventListener(type, told, { signal: ended.signal, passive: true });
  };
  on<MouseEvent>(document, 'click', (event) => {
    const id = nodeAt(event);
    if (id === undefined) return;
    sight.dataset.chosen = id ?? '';
    mark(sight, held, id);
    sight.dispatchEvent(new Event('choose'));
  });
  on(sight, 'mark', () => mark(sight, held, sight.dataset.chosen || null));
  let pointed = '';
  on<PointerEvent>(document, 'pointermove', (event) => {
    const id = nodeAt(event) ?? '';
    if (id === pointed) return;
    pointed = id;
    document.documentElement.classList.toggle('pointing', id !== '');
    for (const name of sight.querySelectorAll<SVGElement>('.first-names [data-id]'))
      name.classList.toggle('pointed', name.dataset.id === id);
  });
}
