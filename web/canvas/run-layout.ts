import type { LayoutInput, LayoutResult } from '../../server/layout/layout-types.ts';
import { type Arranged, waitingList } from '../../server/layout/waiting-list.ts';
import { ownScript } from '../trusted.ts';
import address from './layout.worker.ts?worker&url';

let worker: Worker | null = null;
const { ask, arranged, lost } = waitingList();

function theWorker(): Worker {
  if (worker) return worker;
  const made = new Worker(ownScript(address), { type: 'module' });
  made.onmessage = (event: MessageEvent<Arranged>) => arranged(event.data);
  made.onerror = (event) => {
    worker = null;
    lost(new Error(event.message || 'layout worker'));
  };
  worker = made;
  return made;
}

/** Arranges a graph in the worker. */
export function runLayout(input: LayoutInput): Promise<LayoutResult> {
  return ask((asked) => theWorker().postMessage(asked), input);
}
