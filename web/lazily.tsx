import { signal } from '@preact/signals';
import type { ComponentChild, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { learnWords } from './i18n/spoken.ts';
import { idle, painted } from './idle.ts';
import { t } from './state/store.ts';

/** Parts that the first picture does not need, in the order in which they are fetched once it stands. */
const waiting: (() => Promise<unknown>)[] = [];
const early: (() => Promise<unknown>)[] = [];
let tellEarly = () => {};
/** When those are here that come before the rest, or could not be had. */
export const earlyParts = new Promise<void>((resolve) => {
  tellEarly = resolve;
});

/** So long what stands beside a view waits for the first picture, in ms; then it is fetched all the same. */
const PATIENCE = 3000;
let begin = () => {};
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});

type Manner = { quiet?: boolean; early?: boolean; until?: ComponentChild };

/**
 * A component whose code, and the words it says, are fetched when it is first drawn, or by `fetchTheRest`. `quiet` draws only `until`
 * before that (for what stands beside a view), `early` comes before the rest; otherwise the page says that it reads, and what went wrong.
 */
export function lazily<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  { quiet = false, early: isEarly = false, until = null }: Manner = {},
): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | null>(null);
  const failed = signal(false);
  let under: Promise<void> | null = null;
  const fetchIt = (): Promise<void> => {
    under ??= Promise.all([load(), learnWords()]).then(
      ([component]) => {
        loaded.value = component;
      },
      () => {
        failed.value = true;
        under = null;
      },
    );
    return under;
  };
  if (isEarly) early.unshift(fetchIt);
  else waiting.push(fetchIt);
  return function Lazily(props: Props) {
    useEffect(() => {
      if (!quiet || until !== null) void fetchIt();
      else {
        // It shows nothing yet, and what is seen comes first.
        setTimeout(begin, PATIENCE);
        void begun.then(fetchIt);
      }
    }, []);
    const Component = loaded.value;
    if (Component) return <Component {...props} />;
    if (quiet) return until;
    if (!failed.value) {
      return (
        <div class="loading" role="status">
          <p class="soft">{t.value('state.loading')}</p>
        </div>
      );
    }
    const again = () => {
      failed.value = false;
      void fetchIt();
    };
    return (
      <div class="trouble" role="alert">
        <h1 class="serif">{t.value('state.offline')}</h1>
        <button type="button" class="btn primary" onClick={again}>
          {t.value('state.retry')}
        </button>
      </div>
    );
  };
}

/** Fetches what comes before the rest, as soon as the first picture has its data: first what it is pressed for. */
export async function fetchEarly(): Promise<void> {
  const [first, ...others] = early;
  await first?.();
  tellEarly();
  await painted();
  for (const fetchIt of others) {
    await idle();
    await fetchIt();
  }
}

/** Fetches what is still to come, one after the other, so that a view opens at once, also without a server. */
export async function fetchTheRest(): Promise<void> {
  begin();
  for (const fetchIt of waiting) {
    await idle();
    await fetchIt();
  }
}
