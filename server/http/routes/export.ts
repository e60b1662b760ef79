import { once } from 'node:events';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ParameterSchemas } from '../parameters.ts';
import { readParameters } from '../parameters.ts';
import type { Serving } from '../route.ts';
import { selectionOf } from './graph.ts';
import { withCounts } from './plans.ts';

export const exportQuery = (p: ParameterSchemas) =>
  z.object({
    format: z.enum(['json']).default('json'),
    kind: p.kind,
    type: p.type,
    basis: p.basis,
    ground: p.ground,
    plan: p.plan,
  });

/** The whole selection as a download, never truncated; written piece by piece. */
export async function sendExport(
  { store, ontology }: Serving,
  p: ParameterSchemas,
  request: Request,
  response: Response,
): Promise<void> {
  const parameters = readParameters(exportQuery(p), request.query);
  const whole = await store.whole(selectionOf(parameters));
  const counted = withCounts(ontology, await store.counts());
  response.set({
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="plan-graph.json"',
    'Cache-Control': 'no-cache',
  });
  const write = async (text: string) => {
    if (!response.write(text)) await once(response, 'drain');
  };
  await write(`{"plans":${JSON.stringify(whole.plans)},"ontology":${JSON.stringify(counted)},"nodes":[`);
  await writeList(whole.nodes, write);
  await write('],"edges":[');
  await writeList(whole.edges, write);
  await write(']}');
  response.end();
}

const PIECE = 200;

async function writeList(list: readonly unknown[], write: (text: string) => Promise<void>): Promise<void> {
  for (let i = 0; i < list.length; i += PIECE) {
    const piece = list.slice(i, i + PIECE).map((one) => JSON.stringify(one));
    await write((i > 0 ? ',' : '') + piece.join(','));
  }
}
