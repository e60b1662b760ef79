import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { Ontology } from '../../server/graph/types.ts';
import type { Route } from '../../server/http/route.ts';
import { routesOf } from '../../server/http/routes.ts';
import { sampleBriefing } from '../server/sample-briefing.ts';
import { servingOf } from '../server/serving.ts';
import type { Known } from './make-request.ts';

/** What the app itself says of its routes, with values that are in the graph. */
export async function knownOf(
  store: GraphStore,
  ontology: Ontology,
): Promise<{ known: Known; routes: readonly Route[] }> {
  const { queries } = servingOf(store, ontology);
  const { routes, files } = await routesOf(servingOf(store, ontology));
  const [plan] = await store.plans();
  const { nodes } = await store.graph({ limit: 40 });
  const ids = nodes.map((node) => node.id);
  const own = [...routes.flatMap(({ query }) => Object.keys(query.shape)), 'format', 'parameters'];
  return {
    routes,
    known: {
      paths: [
        ...routes.map((route) => route.path),
        ...files.map((file) => file.path),
        ...['/', '/index.html', '/api', '/api/openapi.json', '/api/queries/:name', '/api/docs', '/healthz'],
        ...['/readyz', '/metrics'],
      ],
      parameters: [...new Set(own)],
      values: [
        ...ids,
        plan?.id ?? '',
        ...ontology.kinds.map((kind) => kind.id),
        ...ontology.relationTypes.slice(0, 8).map((type) => type.id),
        ...ontology.grounds.map((ground) => ground.id),
        ...queries.names().map((name) => name.replaceAll('/', '.')),
        ...[
          'explicit',
          'inferred',
          'in',
          'out',
          'both',
          'json',
          'csv',
          'graphml',
          'cypher',
          '{}',
          '{"limit":1}',
        ],
      ],
      bodies: new Map<string, unknown>([
        ['/api/export', { format: 'graphml', ids: ids.slice(0, 5) }],
        ['/api/briefings/export', { format: 'pptx', briefing: await sampleBriefing(store, ontology) }],
        ['/api/citations/check', { plan: plan?.id, quote: '太湖湾科技创新带' }],
      ]),
    },
  };
}
