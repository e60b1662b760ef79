import type { Node } from 'neo4j-driver';
import { z } from 'zod';
import type { Plan, Range, Source, TranscriptionFault } from '../graph/types.ts';

/** Stored pages to domain; key order is that of the seed, so that both stores give the same JSON. */
const text = z.string();
const int = z.int();
const ints = z.array(int);

const plan = z.object({ id: text, title: text, short: text, city: text, period: text, seedHash: text });
const source = z.object({ id: text, plan: text, title: text, print: text.optional(), text });
const stream = z.object({ local: text, zh: text, en: text, blocks: z.array(text) });
const block = z.object({
  local: text,
  start: int,
  end: int,
  stream: text,
  what: text,
  continues: text.optional(),
});
const sentence = z.object({
  local: text,
  stream: text,
  heading: z.boolean(),
  partStart: ints,
  partEnd: ints,
  clauseStart: ints,
  clauseEnd: ints,
  clauseWithoutContent: z.array(z.boolean()),
  clauseReason: z.array(text),
});
const fault = z.object({
  source: text,
  start: int,
  end: int,
  quote: text,
  likely: text.optional(),
  note: text.optional(),
  confidence: z.enum(['certain', 'likely', 'possible']),
  reason: text,
});

export function toPlan(node: Node<number>): Plan {
  return plan.parse(node.properties);
}

export function toFault(node: Node<number>): TranscriptionFault {
  const { likely, note, confidence, reason, ...place } = fault.parse(node.properties);
  return {
    ...place,
    ...(likely === undefined ? {} : { likely }),
    ...(note === undefined ? {} : { note }),
    confidence,
    reason,
  };
}

export function toSource(row: {
  source: Node<number>;
  streams: Node<number>[];
  blocks: Node<number>[];
  sentences: Node<number>[];
  faults: Node<number>[];
}): Source {
  const own = source.parse(row.source.properties);
  return {
    id: own.id,
    plan: own.plan,
    title: own.title,
    print: own.print ?? null,
    text: own.text,
    streams: row.streams.map((node) => {
      const { local, zh, en, blocks } = stream.parse(node.properties);
      return { id: local, zh, en, blocks };
    }),
    blocks: row.blocks.map((node) => {
      const one = block.parse(node.properties);
      const { start, end, what } = one;
      return { id: one.local, start, end, stream: one.stream, what, continues: one.continues ?? null };
    }),
    sentences: row.sentences.map((node) => {
      const one = sentence.parse(node.properties);
      return {
        id: one.local,
        stream: one.stream,
        parts: ranges(one.partStart, one.partEnd),
        heading: one.heading,
        clauses: ranges(one.clauseStart, one.clauseEnd).map((range, i) =>
          one.clauseWithoutContent[i] ? { ...range, noContent: one.clauseReason[i] ?? '' } : range,
        ),
      };
    }),
    faults: row.faults.map(toFault),
  };
}

function ranges(starts: readonly number[], ends: readonly number[]): Range[] {
  return starts.map((start, i) => ({ start, end: ends[i] ?? start }));
}
