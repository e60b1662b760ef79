import { z } from 'zod';
import { EXPORT_FORMATS, type ExportFormat, selectionRequest } from '../../contract/export-request.ts';
import * as shapes from '../../contract/shapes.ts';
import { csvZip, inPieces } from '../../export/csv.ts';
import { cypher } from '../../export/cypher.ts';
import { graphml } from '../../export/graphml.ts';
import { chosenPart } from '../../export/selection.ts';
import type { WholeGraph } from '../../graph/types.ts';
import { ProblemError } from '../problems.ts';
import { type FileRouteMaker, fileRoute, type Serving, type Taken } from '../route.ts';
import { selectionOf } from './graph.ts';
import { withCounts } from './plans.ts';

const FILES: Record<ExportFormat, { type: string; name: string }> = {
  json: { type: 'application/json; charset=utf-8', name: 'plan-graph.json' },
  csv: { type: 'application/zip', name: 'plan-graph-csv.zip' },
  graphml: { type: 'application/graphml+xml; charset=utf-8', name: 'plan-graph.graphml' },
  cypher: { type: 'text/plain; charset=utf-8', name: 'plan-graph.cypher' },
};
const PIECE = 64 * 1024;
/** Five thousand ids, each at its longest likely. */
const SELECTION_BYTES = 512 * 1024;

const answers = {
  'application/json': shapes.exportAnswer,
  'application/zip': null,
  'application/graphml+xml': null,
  'text/plain': null,
};

/** The same selection that /api/graph gives, or one made by hand, as a download; never truncated. */
export const exportRoutes: FileRouteMaker = (serving, p) => {
  const { store } = serving;
  const query = z.object({
    format: z.enum(EXPORT_FORMATS).default('json'),
    kind: p.kind,
    type: p.type,
    basis: p.basis,
    ground: p.ground,
    plan: p.plan,
  });
  return [
    fileRoute({
      method: 'get',
      path: '/api/export',
      summary: '下载所选的全部节点与关系 / the whole selection as a download',
      query,
      answers,
      take: async ({ format, ...chosen }) => file(serving, format, await store.whole(selectionOf(chosen))),
    }),
    fileRoute({
      method: 'post',
      path: '/api/export',
      summary: '下载手工选取的节点及其间关系 / a selection made by hand as a download',
      body: { schema: selectionRequest, limit: SELECTION_BYTES },
      answers,
      take: async (_parameters, asked) => {
        const { part, unknown } = chosenPart(await store.whole({}), asked);
        if (unknown.length > 0) throw unknownIds(unknown);
        return file(serving, asked.format, part);
      },
    }),
  ];
};

function unknownIds(unknown: { path: string; id: string }[]): ProblemError {
  const errors = unknown.slice(0, 20).map(({ path, id }) => ({
    parameter: path,
    message: `没有这个 id：${id} / no such id: ${id}`,
  }));
  const paths = errors.slice(0, 5).map((error) => error.parameter);
  return new ProblemError(
    400,
    'unknown-id',
    `没有这些 id：${paths.join(', ')} / No such ids: ${paths.join(', ')}`,
    {
      errors,
    },
  );
}

async function file(serving: Serving, format: ExportFormat, whole: WholeGraph): Promise<Taken> {
  const { store, ontology } = serving;
  const counted = format === 'json' ? withCounts(ontology, await store.counts()) : null;
  return { ...FILES[format], pieces: piecesOf(format, whole, serving, counted) };
}

function piecesOf(
  format: ExportFormat,
  whole: WholeGraph,
  { ontology, loading }: Serving,
  counted: unknown,
): Iterable<string | Uint8Array> {
  if (format === 'csv') return csvZip(whole, ontology);
  if (format === 'graphml') return inPieces(graphml(whole, ontology), PIECE);
  if (format === 'cypher') return inPieces(cypher(whole, ontology, loading), PIECE);
  return inPieces(json(whole, counted), PIECE);
}

function* json({ plans, nodes, edges }: WholeGraph, ontology: unknown): Generator<string> {
  yield `{"plans":${JSON.stringify(plans)},"ontology":${JSON.stringify(ontology)},"nodes":[`;
  yield* list(nodes);
  yield '],"edges":[';
  yield* list(edges);
  yield ']}';
}

function* list(items: readonly unknown[]): Generator<string> {
  for (const [i, item] of items.entries()) yield (i > 0 ? ',' : '') + JSON.stringify(item);
}
