import { parentPort } from 'node:worker_threads';
import { layoutGraph } from './layout/overview-layout.ts';
import type { Arranged, Asked } from './layout/waiting-list.ts';

/** Arranges a graph off the thread that answers requests. */
parentPort?.on('message', ({ ticket, input }: Asked) => {
  parentPort?.postMessage({ ticket, result: layoutGraph(input) } satisfies Arranged);
});
