import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Clusters, Spatial } from '../../../server/contract/types.ts';
import { type Answer, api } from '../../api/client.ts';
import { away } from '../../api/reach.ts';
import { state } from '../store.ts';
import { noteQuery, readings } from './plan-data.ts';

/** An answer that a view asks for when it is first shown, and keeps for its plan. */
export type Board<T> = {
  value: Signal<{ plan: string; reading: number; data: T } | null>;
  error: Signal<Error | null>;
  read(plan: string): Promise<void>;
};

function board<T>(view: string, ask: (plan: string) => Promise<Answer<T>>): Board<T> {
  const value = signal<{ plan: string; reading: number; data: T } | null>(null);
  const error = signal<Error | null>(null);
  const read = async (plan: string) => {
    const now = readings.peek();
    if (value.value?.plan === plan && value.value.reading === now) return;
    error.value = null;
    try {
      const answer = await ask(plan);
      noteQuery(view, answer.query);
      value.value = { plan, reading: now, data: answer.data };
    } catch (cause) {
      error.value = cause instanceof Error ? cause : new Error(String(cause));
    }
  };
  return { value, error, read };
}

export const clustersBoard = board<Clusters>('clusters', api.clusters);
export const spatialBoard = board<Spatial>('space', api.spatial);

/** The board of the plan that is shown; null while it is read. Read again when the server is back. */
export function useBoard<T>({ value, error, read }: Board<T>): { data: T | null; error: Error | null } {
  const plan = state.value.plan;
  const gone = away.value;
  const now = readings.value;
  useEffect(() => {
    if (plan && gone === null) void read(plan);
  }, [plan, gone, now]);
  return { data: value.value?.plan === plan ? value.value.data : null, error: error.value };
}
