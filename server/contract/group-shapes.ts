import { z } from 'zod';
import { id, planId } from './shapes.ts';

/** A selection gathered into groups (server/graph/groups.ts). */
export const grouped = z
  .object({
    by: z.enum(['plan', 'kind', 'chapter']),
    groups: z.array(
      z.object({
        id: z.string().openapi({ example: 'wuxi-14fyp*Project' }),
        plan: planId,
        kind: z.string().optional(),
        section: id.nullable().optional(),
        nodes: z.int().min(1),
      }),
    ),
    links: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        type: z.string(),
        explicit: z.int().min(0),
        inferred: z.int().min(0),
      }),
    ),
    facets: z.array(z.object({ facet: z.string(), nodes: z.int().min(1) })),
    total: z.object({ nodes: z.int(), edges: z.int(), groups: z.int() }),
    limit: z.int(),
    truncated: z.boolean(),
  })
  .openapi('Grouped', {
    description:
      'Every node is in one group. A link only counts relations between the members of two groups: it is no statement of the page.',
  });
