import type { LayoutInput } from '../../server/layout/layout-types.ts';
import { layoutGraph } from '../../server/layout/overview-layout.ts';

/** Arranges a graph off the main thread. */
self.onmessage = (event: MessageEvent<{ ticket: number; input: LayoutInput }>) => {
  const { ticket, input } = event.data;
  self.postMessage({ ticket, result: layoutGraph(input) });
};
