import type { LayoutInput } from './layout-types.ts';
import { layoutGraph } from './overview-layout.ts';

/** Arranges a graph off the main thread. */
self.onmessage = (event: MessageEvent<{ ticket: number; input: LayoutInput }>) => {
  const { ticket, input } = event.data;
  self.postMessage({ ticket, result: layoutGraph(input) });
};
