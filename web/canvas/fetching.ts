import { isPressed, standsIn } from '../first-sight/standing-in.ts';
import { idle, painted } from '../idle.ts';
import { earlyParts } from '../lazily.tsx';
import { untilHere } from '../until-here.ts';

type Code = typeof import('./create-canvas.ts');

/**
 * The code of the canvas is as large as all the rest of the page. While the first sight stands in for it, it comes
 * after the panel that says what is chosen there, in a pause; at once where nothing stands in, and when the reader does
 * what the first sight cannot follow: `hurry`, turns the wheel, or drags. Then before the signal ends.
 */
export function fetchCanvas(room: HTMLElement, ended: AbortSignal): { code: Promise<Code>; hurry(): void } {
  let hurry = () => {};
  const wanted = new Promise<void>((resolve) => {
    hurry = resolve;
  });
  if (standsIn()) {
    const drags = (event: PointerEvent) => event.buttons !== 0 && hurry();
    room.addEventListener('wheel', hurry, { signal: ended, passive: true });
    room.addEventListener('pointermove', drags, { signal: ended, passive: true });
    void earlyParts.then(painted).then(idle).then(hurry);
  } else hurry();
  const released = untilReleased(ended);
  return {
    code: wanted.then(() => untilHere(() => import('./create-canvas.ts'), ended)).then(released),
    hurry,
  };
}

/** Hands on when nothing is pressed: a press that began on the first sight must end on it, or it would be lost. */
function untilReleased(ended: AbortSignal): <T>(what: T) => Promise<T> {
  let pressed = isPressed();
  let go = () => {};
  const when = (type: string, now: boolean) =>
    addEventListener(
      type,
      () => {
        pressed = now;
        // The click comes after.
        if (!now) setTimeout(go);
      },
      { signal: ended, capture: true, passive: true },
    );
  when('pointerdown', true);
  when('pointerup', false);
  when('pointercancel', false);
  return async (what) => {
    if (pressed)
      await new Promise<void>((resolve) => {
        go = resolve;
      });
    return what;
  };
}
