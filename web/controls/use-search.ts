import { useEffect, useState } from 'preact/hooks';
import type { SearchAnswer } from '../../server/contract/types.ts';
import { api } from '../api/client.ts';
import { away } from '../api/reach.ts';
import { noteQuery, plans } from '../state/loaded/plan-data.ts';
import { state, t } from '../state/store.ts';
import { whyNot } from '../state/why-not.ts';

/** Hits of the shown plan, those of the others when there are others, or why there are none; and for which words. */
export type Found = {
  answer: SearchAnswer | null;
  others: SearchAnswer | null;
  error: string | null;
  words: string;
};

const MOST = 12;
const NOTHING: Found = { answer: null, others: null, error: null, words: '' };

/** What is wrong and, where nobody answers, that it is asked again. */
function why(cause: unknown): string {
  const what = whyNot(cause);
  return away.peek() ? t.peek()('state.away', { what, hint: t.peek()('state.asksAgain') }) : what;
}

/**
 * Asks 90 ms after the last key; an answer to an older question is dropped. `others` is how many hits of
 * other plans are wanted beside; none unless asked for.
 */
export function useSearch(q: string, { others = 0 }: { others?: number } = {}): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  const plan = state.value.plan;
  const elsewhere = (plans.value?.plans ?? []).map((one) => one.id).filter((id) => id !== plan);
  // Asked again when the answers are back.
  const gone = away.value;
  useEffect(() => {
    const words = q.trim();
    if (!words) {
      setFound(NOTHING);
      return;
    }
    const abort = new AbortController();
    const ask = (limit: number, of: { plan?: string }) =>
      api.search({ q: words, limit, ...of }, abort.signal);
    const timer = setTimeout(async () => {
      try {
        const [own, foreign] = await Promise.all([
          ask(MOST, plan ? { plan } : {}),
          others > 0 && elsewhere.length > 0 ? ask(others, { plan: elsewhere.join(',') }) : null,
        ]);
        noteQuery('search', own.query);
        setFound({ answer: own.data, others: foreign?.data ?? null, error: null, words });
      } catch (cause) {
        if (abort.signal.aborted) return;
        setFound((before) => ({ ...before, error: why(cause) }));
      }
    }, 90);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, plan, gone, elsewhere.length]);
  return found;
}

/**
 * Enter, for a list of what is found: `take` gets the line that is meant. Who types faster than the answer comes means
 * the first of the answer to these words, not of an older one: it is taken when it is here. `sure`: the first line
 * does not wait for an answer.
 */
export function useEnter(q: string, found: Found, take: (line: number) => void, sure = false) {
  const [awaited, setAwaited] = useState<string | null>(null);
  const here = found.words === q.trim();
  useEffect(() => {
    if (awaited === null || (awaited === q && !here && found.error === null)) return;
    setAwaited(null);
    if (awaited === q && here) take(0);
  }, [awaited, q, here, found.error]);
  return (line: number) => {
    if (here || sure || line > 0) take(line);
    else setAwaited(q);
  };
}
