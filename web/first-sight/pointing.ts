import type { Told } from './picture.ts';

/**
 * The first picture can be used before the live one stands: what is pressed in it is chosen, and told to the live
 * page (standing-in.ts) as soon as there is one. A name counts as its node.
 */

/** What lies over the first picture and is not the live page's own: empty room, or where its canvas will be. */
const OVER = '#app, .explore-stage, .first-sight, .loading';
const NOT_OVER = '#app *';

/** So far a press may stray and still be one, and miss a line and still mean it, in pixels. */
const STILL = 6;

/** The node under a place of the window, or else the line; null where there is none, undefined where something else lies over it. */
function thingAt(
  sight: HTMLElement,
  held: Told,
  { clientX, clientY }: MouseEvent,
): string | null | undefined {
  const found = document.elementsFromPoint(clientX, clientY);
  const [top] = found;
  if (!top?.closest(OVER) || (top.matches(NOT_OVER) && !top.closest('.explore-stage, .loading')))
    return undefined;
  const node = found.find((one) => one.closest('.first-graph') && one.hasAttribute('data-id'));
  return node?.getAttribute('data-id') ?? lineAt(sight, held, { x: clientX, y: clientY });
}

/** The line that is nearest to a place of the window, if it is near. */
function lineAt(sight: HTMLElement, { sight: { edges, positions } }: Told, at: DOMPointInit): string | null {
  const drawn = sight.querySelector<SVGGElement>('.first-places')?.getScreenCTM();
  if (!drawn) return null;
  const { x, y } = new DOMPoint(at.x, at.y).matrixTransform(drawn.inverse());
  let nearest: string | null = null;
  let least = STILL / drawn.a;
  for (const { id, from, to } of edges) {
    const [a, b] = [positions[from], positions[to]];
    if (!a || !b) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(a.x + along * dx - x, a.y + along * dy - y);
    if (away < least) [nearest, least] = [id, away];
  }
  return nearest;
}

/**
 * Dims what is not related to the chosen node or line, as the live canvas does: each layer as a whole, and what is related
 * stands once more, clear, in a layer over it. Dimmed one by one, all would be laid out anew.
 */
function mark(sight: HTMLElement, { sight: { edges } }: Told, id: string | null): void {
  const ends = new Set(id === null ? [] : [id]);
  const lines = edges.map(({ id: own, from, to }) => {
    if (id === null || ![own, from, to].includes(id)) return false;
    ends.add(from).add(to);
    return true;
  });
  for (const over of sight.querySelectorAll('.first-near')) {
    const under = over.previousElementSibling;
    const isLines = under?.matches('.first-lines');
    const near = [...(under?.children ?? [])].flatMap((one, i) => {
      const own = isLines ? edges[i]?.id : one.getAttribute('data-id');
      const isNear = isLines ? lines[i] : ends.has(own ?? '');
      one.classList.remove('raised');
      if (!isNear) return [];
      const clear = one.cloneNode(true) as Element;
      clear.classList.toggle('chosen', own === id);
      one.classList.add('raised');
      return [clear];
    });
    over.replaceChildren(...near);
  }
  sight.classList.toggle('choosing', id !== null);
}

export function followPointing(sight: HTMLElement, held: Told): void {
  const ended = new AbortController();
  const on = <T extends Event>(where: EventTarget, type: string, run: (event: T) => void) => {
    const told = (event: Event) => (sight.isConnected ? run(event as T) : ended.abort());
    where.addEventListener(type, told, { signal: ended.signal, passive: true });
  };
  // Not a click: none is made of a press under which the page is drawn meanwhile.
  let pressed: { id: string | null; x: number; y: number } | null = null;
  on<PointerEvent>(document, 'pointerdown', (event) => {
    const id = event.isPrimary && event.button === 0 ? thingAt(sight, held, event) : undefined;
    pressed = id === undefined ? null : { id, x: event.clientX, y: event.clientY };
    sight.toggleAttribute('data-pressed', pressed !== null);
  });
  on(document, 'pointercancel', () => sight.removeAttribute('data-pressed'));
  on<PointerEvent>(document, 'pointerup', ({ clientX, clientY }) => {
    const press = pressed;
    pressed = null;
    sight.removeAttribute('data-pressed');
    if (!press || Math.hypot(clientX - press.x, clientY - press.y) > STILL) return;
    sight.dataset.chosen = press.id ?? '';
    mark(sight, held, press.id);
    sight.dispatchEvent(new Event('choose'));
  });
  on(sight, 'mark', () => mark(sight, held, sight.dataset.chosen || null));
  let pointed = '';
  on<PointerEvent>(document, 'pointermove', (event) => {
    const id = thingAt(sight, held, event) ?? '';
    if (id === pointed) return;
    pointed = id;
    document.documentElement.classList.toggle('pointing', id !== '');
    for (const name of sight.querySelectorAll<SVGElement>('.first-names [data-id]'))
      name.classList.toggle('pointed', name.dataset.id === id);
  });
}
