import { parameterSchemas } from './parameters.ts';
import type { FileRoute, Route, Serving } from './route.ts';
import { briefingRoutes } from './routes/briefings.ts';
import { citationRoutes } from './routes/citations.ts';
import { clustersRoutes } from './routes/clusters.ts';
import { comparisonRoutes } from './routes/comparison.ts';
import { deckRoutes } from './routes/decks.ts';
import { exportRoutes } from './routes/export.ts';
import { firstViewRoutes } from './routes/first-view.ts';
import { graphRoutes } from './routes/graph.ts';
import { nodeRoutes } from './routes/nodes.ts';
import { pathRoutes } from './routes/paths.ts';
import { planRoutes } from './routes/plans.ts';
import { sourceRoutes } from './routes/sources.ts';
import { spatialRoutes } from './routes/spatial.ts';

const ROUTE_MAKERS = [
  planRoutes,
  firstViewRoutes,
  graphRoutes,
  nodeRoutes,
  pathRoutes,
  sourceRoutes,
  clustersRoutes,
  spatialRoutes,
  comparisonRoutes,
  deckRoutes,
];
/** Files to take away, and what takes a body. */
const FILE_ROUTE_MAKERS = [exportRoutes, briefingRoutes, citationRoutes];

/**
 * Every resource of the API. The plans of the moment are the closed list of `plan`. No Node and no
 * Express here: the offline briefing answers itself from the same routes.
 */
export async function routesOf(serving: Serving): Promise<{ routes: Route[]; files: FileRoute[] }> {
  const { plans } = await serving.store.edition();
  const schemas = parameterSchemas(serving.ontology, plans);
  return {
    routes: ROUTE_MAKERS.flatMap((make) => make(serving, schemas)),
    files: FILE_ROUTE_MAKERS.flatMap((make) => make(serving, schemas)),
  };
}
