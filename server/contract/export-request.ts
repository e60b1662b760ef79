import { z } from 'zod';
import { id } from './shapes.ts';

export const EXPORT_FORMATS = ['json', 'csv', 'graphml', 'cypher'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ids = z.array(id).max(5000);

/**
 * A selection made by hand: nodes by id, and every relation between two of them; with `edges`, those
 * relations and no others.
 */
export const selectionRequest = z
  .strictObject({ format: z.enum(EXPORT_FORMATS), ids, edges: ids.optional() })
  .openapi('SelectionRequest');

export type SelectionRequest = z.infer<typeof selectionRequest>;
