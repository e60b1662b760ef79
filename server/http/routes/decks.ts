import { z } from 'zod';
import { briefingsAnswer } from '../../contract/deck-shapes.ts';
import { type RouteMaker, route } from '../route.ts';

/** Briefings that ship with plans; their pictures are made in the browser. */
export const deckRoutes: RouteMaker = ({ decks = [] }, p) => [
  route({
    path: '/api/briefings',
    summary: '随规划附带的简报 / briefings that come with a plan',
    query: z.object({ plan: p.onePlan }),
    shape: briefingsAnswer,
    answer: async ({ plan }) => ({
      briefings: decks.filter((one) => plan === undefined || one.plan === plan),
    }),
  }),
];
