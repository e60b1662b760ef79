import type { AddressInfo } from 'node:net';
import { loadingStatements } from '../../server/export/cypher-statements.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { Ontology } from '../../server/graph/types.ts';
import { type AppOptions, createApp } from '../../server/http/app.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { silentLog } from '../../server/http/log.ts';
import type { Serving } from '../../server/http/route.ts';
import { queryCatalogue } from '../../server/neo4j/query-catalogue.ts';

/** A store with all that the http layer is given beside it. */
export function servingOf(store: GraphStore, ontology: Ontology): Serving {
  return { store, ontology, queries: queryCatalogue(ontology), loading: loadingStatements() };
}

/** The real app on a free port of the loopback. */
export async function serve(
  store: GraphStore,
  ontology: Ontology,
  options: AppOptions = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const app = await createApp(servingOf(store, ontology), options);
  const server = createHttpServer(app, options.log ?? silentLog);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
