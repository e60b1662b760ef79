import { z } from 'zod';
import { id, planId, range, transcriptionFault } from './shapes.ts';

export const MOST_QUOTE = 4000;

export const citationRequest = z
  .strictObject({
    plan: planId,
    quote: z
      .string()
      .max(MOST_QUOTE)
      .refine((text) => text.trim() !== '', '不能为空 / must not be empty')
      .openapi({ pattern: '\\S' }),
  })
  .openapi('CitationRequest');

const place = z
  .object({ source: id, parts: z.array(range), blocks: z.array(z.string()) })
  .openapi('QuotePlace', {
    description: '几段是因为栏目把文字断开 / several parts where the columns cut it',
  });

const run = z.object({ kind: z.enum(['equal', 'inserted', 'deleted']), text: z.string() });
const said = { quote: z.string(), trimmed: z.boolean() };

export const citationAnswer = z
  .discriminatedUnion('verdict', [
    z.object({ ...said, verdict: z.literal('verbatim'), places: z.array(place), total: z.int() }),
    z.object({
      ...said,
      verdict: z.literal('altered'),
      place,
      text: z.string(),
      runs: z.array(run),
      differs: z.enum(['marks', 'words']),
      corrections: z.array(transcriptionFault),
    }),
    z.object({ ...said, verdict: z.literal('absent') }),
  ])
  .openapi('CitationCheck', { description: 'verbatim 逐字一致 · altered 有改动 · absent 页面没有' });
