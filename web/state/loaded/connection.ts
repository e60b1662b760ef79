import { api } from '../../api/client.ts';
import { away } from '../../api/reach.ts';
import { recover } from './loading.ts';

const ASK_AGAIN_MS = 5000;

/** Asks again while nobody answers: when the browser comes back online, and every 5 s. Then reads what lacks. */
export function watchConnection(): void {
  const again = () => {
    // Whether it answered is known to `away`; a failure is what is waited out here.
    if (away.value !== null) api.plans().catch(() => undefined);
  };
  addEventListener('online', again);
  addEventListener('offline', () => {
    away.value = 'server';
  });
  setInterval(again, ASK_AGAIN_MS);
  let before = away.peek();
  away.subscribe((now) => {
    const isBack = before !== null && now === null;
    before = now;
    if (isBack) void recover();
  });
}
