import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { serve } from '../server/serving.ts';
import { BUILT_PAGE, openBrowser, openServer, type Visit, type VisitOptions, visit } from './browser.ts';

/** What listens at an address until it is closed. */
export type Served = { url: string; close(): Promise<void> };

export type Explorer = {
  readonly browser: Browser;
  readonly url: string;
  /** A fresh page at a path of the server, such as `/?view=trace`; it is closed with the browser at the latest. */
  visit(path: string, options?: VisitOptions): Promise<Visit>;
};

/** The built page over plans that no folder holds. */
export const servePlans = (graphs: readonly PlanGraph[], ontology: Ontology): Promise<Served> =>
  serve(createMemoryStore(graphs, ontology), ontology, { webFolder: BUILT_PAGE });

/**
 * A browser and a server that are open while the tests of one file run. The server has the shipped plan, or
 * whatever `serving` opens.
 */
export function explorerForFile(serving: () => Promise<Served> = openServer): Explorer {
  let browser: Browser | undefined;
  let server: Served | undefined;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), serving()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const explorer: Explorer = {
    get browser() {
      return opened(browser);
    },
    get url() {
      return opened(server).url;
    },
    visit: (path, options) => visit(explorer.browser, `${explorer.url}${path}`, options),
  };
  return explorer;
}

function opened<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('the explorer opens in beforeAll: ask it within a hook or a test');
  return one;
}
