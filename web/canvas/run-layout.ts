import type { LayoutInput, LayoutResult } from '../../server/layout/layout-types.ts';
import { ownScript } from '../trusted.ts';
import address from './layout.worker.ts?worker&url';

let worker: Worker | null = null;
let next = 0;
const waiting = new Map<
  number,
  { resolve: (result: LayoutResult) => void; reject: (error: Error) => void }
>();

function theWorker(): Worker {
  if (worker) return worker;
  const made = new Worker(ownScript(address), { type: 'module' });
  made.onmessage = (event: MessageEvent<{ ticket: number; result: LayoutResult }>) => {
    waiting.get(event.data.ticket)?.resolve(event.data.result);
    waiting.delete(event.data.ticket);
  };
  made.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'layout worker'));
    waiting.clear();
    worker = null;
  };
  worker = made;
  return made;
}

/** Arranges a graph in the worker. */
export function runLayout(input: LayoutInput): Promise<LayoutResult> {
  const ticket = next++;
  return new Promise((resolve, reject) => {
    waiting.set(ticket, { resolve, reject });
    theWorker().postMessage({ ticket, input });
  });
}
