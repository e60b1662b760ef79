import { type Answer, sizeOf } from './answers.ts';

/** What an answer takes beside its bytes, in bytes: its objects, its ETag, its place here (1,560 measured, Node 20). */
const BESIDE = 1600;

/**
 * The answers last asked for, least recent first out. They belong to one edition of the graph, where the
 * URL alone decides the answer; with the next edition they go. `lastMs` bounds how long one is handed out:
 * a database may be written by others, who change no edition.
 */
export function keptAnswers(mostBytes: number, lastMs: number) {
  const kept = new Map<string, { answer: Answer; size: number; until: number }>();
  let total = 0;
  let edition = '';
  const drop = (url: string) => {
    total -= kept.get(url)?.size ?? 0;
    kept.delete(url);
  };
  return {
    edition: () => edition,
    begin(next: string): void {
      kept.clear();
      total = 0;
      edition = next;
    },
    get(url: string): Answer | undefined {
      const entry = kept.get(url);
      if (entry === undefined) return undefined;
      if (performance.now() >= entry.until) {
        drop(url);
        return undefined;
      }
      kept.delete(url);
      kept.set(url, entry);
      return entry.answer;
    },
    /** `of` is the edition that stood when the answer was begun: one that was overtaken is not kept. */
    put(url: string, answer: Answer, of: string): void {
      if (of !== edition) return;
      drop(url);
      // Room for the packed forms, which are made when somebody first asks for them.
      const size = sizeOf(answer) * 1.5 + url.length + BESIDE;
      if (size > mostBytes / 4) return;
      kept.set(url, { answer, size, until: performance.now() + lastMs });
      total += size;
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}

export type KeptAnswers = ReturnType<typeof keptAnswers>;
