import { z } from 'zod';
import { planId } from './shapes.ts';

/** Briefings that ship with a plan: views in order, not yet drawn. */
export const briefingsAnswer = z
  .object({
    briefings: z.array(
      z.object({
        id: z.string(),
        plan: planId,
        title: z.string(),
        slides: z.array(
          z.object({
            view: z.string(),
            /** The query of the URL that shows it, without plan and view. */
            state: z.string(),
            title: z.string().optional(),
            line: z.string().optional(),
          }),
        ),
      }),
    ),
  })
  .openapi('Briefings', { description: '随规划附带的简报 / briefings that come with a plan' });
