import { batch, signal } from '@preact/signals';
import type { PathsAnswer, TraceAnswer } from '../../../server/contract/types.ts';
import { type Answer, api } from '../../api/client.ts';
import type { TraceState } from '../../state/address/app-state.ts';
import { merge } from '../../state/loaded/graph-data.ts';
import { data, noteQuery, readings } from '../../state/loaded/plan-data.ts';

/** The answers that the trace view shows, each asked once. */

export type Asked =
  | { what: 'trace'; way: 'in' | 'out'; answer: TraceAnswer }
  | { what: 'paths'; answer: PathsAnswer };
export type Reading =
  | { key: string; status: 'loading' }
  | { key: string; status: 'failed'; error: Error }
  | { key: string; status: 'ready'; asked: Asked };

export const reading = signal<Reading | null>(null);

/** What a thing may serve: nobody asks upward for the indicators or the pages. */
const UPWARD = [
  'Strategy',
  'Goal',
  'Honour',
  'Project',
  'Programme',
  'Platform',
  'Mechanism',
  'IndustryCluster',
];
const MOST_PATHS = 8;

const kept = new Map<string, Promise<{ asked: Asked; query: string | null }>>();

/** The question that the state asks; null while an end is missing or both are the same. */
export function questionOf(trace: TraceState): string | null {
  if (!trace.root) return null;
  if (trace.mode !== 'between') return `${trace.mode} ${trace.root}`;
  return trace.to && trace.to !== trace.root ? `between ${trace.root} ${trace.to}` : null;
}

/** Asks what the state asks, or shows what is known already. */
export async function read(trace: TraceState): Promise<void> {
  const key = questionOf(trace);
  if (!key) {
    reading.value = null;
    return;
  }
  if (reading.peek()?.key !== key || reading.peek()?.status === 'failed')
    reading.value = { key, status: 'loading' };
  try {
    const { asked, query } = await answerOf(key, trace);
    if (reading.peek()?.key !== key) return;
    batch(() => {
      noteQuery('trace', query);
      data.value = merge(data.peek(), asked.answer.graph);
      reading.value = { key, status: 'ready', asked };
    });
  } catch (cause) {
    if (reading.peek()?.key !== key) return;
    const error = cause instanceof Error ? cause : new Error(String(cause));
    reading.value = { key, status: 'failed', error };
  }
}

/** The answer to a trace's question, asked once. */
async function answerOf(key: string, trace: TraceState): Promise<{ asked: Asked; query: string | null }> {
  const place = `${readings.peek()} ${key}`;
  const pending = kept.get(place) ?? send(trace);
  kept.set(place, pending);
  pending.catch(() => kept.delete(place));
  return pending;
}

/** The same for who does not show it as a view: null while an end is missing. */
export async function askTrace(trace: TraceState): Promise<Asked | null> {
  const key = questionOf(trace);
  if (!key) return null;
  const { asked } = await answerOf(key, trace);
  data.value = merge(data.peek(), asked.answer.graph);
  return asked;
}

async function send(trace: TraceState): Promise<{ asked: Asked; query: string | null }> {
  const root = trace.root ?? '';
  if (trace.mode === 'between') {
    const { data: answer, query } = await api.paths({ from: root, to: trace.to ?? '', limit: MOST_PATHS });
    return { asked: { what: 'paths', answer }, query };
  }
  const way = trace.mode;
  const values = way === 'out' ? { direction: way, to: UPWARD } : { direction: way };
  const { data: answer, query }: Answer<TraceAnswer> = await api.trace(root, values);
  return { asked: { what: 'trace', way, answer }, query };
}
