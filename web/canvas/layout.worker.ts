import { layoutGraph } from '../../server/layout/overview-layout.ts';
import type { Arranged, Asked } from '../../server/layout/waiting-list.ts';

/** Arranges a graph off the main thread. */
self.onmessage = ({ data: { ticket, input } }: MessageEvent<Asked>) => {
  self.postMessage({ ticket, result: layoutGraph(input) } satisfies Arranged);
};
