import type { Block, Range } from '../../server/graph/types.ts';
import type { SourceSeed } from '../seed.ts';

/** The order in which a source is read, and where a position stands in it. */
export type ReadingOrder = {
  /** Stream by stream; a block that no stream names comes last. */
  readonly blocks: Block[];
  /** The block that holds a position. */
  blockAt(position: number): Block | null;
  /** The block that carries on where this one is cut off. */
  continuation(block: Block): Block | null;
  /** A number that grows along the reading order; null outside every block. */
  rankOf(position: number): number | null;
};

const memory = new WeakMap<SourceSeed, ReadingOrder>();

/** The reading order of a source; blocks that are named twice or unknown are read as well as can be. */
export function readingOrder(source: SourceSeed): ReadingOrder {
  const known = memory.get(source);
  if (known !== undefined) return known;
  const byId = new Map(source.blocks.map((block) => [block.id, block]));
  const blocks: Block[] = [];
  const taken = new Set<string>();
  const take = (id: string, stream: string) => {
    const block = byId.get(id);
    if (block === undefined || taken.has(id)) return;
    taken.add(id);
    const { start, end, what } = block;
    blocks.push({ id, start, end, stream, what, continues: block.continues?.value ?? null });
  };
  for (const stream of source.streams) for (const id of stream.order) take(id.value, stream.id);
  for (const block of source.blocks) take(block.id, source.streams[0]?.id ?? '');

  const before: number[] = [];
  let sum = 0;
  for (const block of blocks) {
    before.push(sum);
    sum += Math.max(0, block.end - block.start) + 1;
  }
  const indexAt = (position: number) =>
    blocks.findIndex((one) => one.start <= position && position < one.end);
  const order: ReadingOrder = {
    blocks,
    blockAt: (position) => blocks[indexAt(position)] ?? null,
    continuation(block) {
      const next = blocks[blocks.indexOf(block) + 1];
      return next !== undefined && next.continues === block.id && next.stream === block.stream ? next : null;
    },
    rankOf(position) {
      const index = indexAt(position);
      const block = blocks[index];
      return block === undefined ? null : (before[index] ?? 0) + position - block.start;
    },
  };
  memory.set(source, order);
  return order;
}

/** Runs of blocks that are read on without a break: a block and those that continue it. */
export function runs(order: ReadingOrder): Block[][] {
  const result: Block[][] = [];
  for (const block of order.blocks) {
    const run = result.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && order.continuation(last) === block) run.push(block);
    else result.push([block]);
  }
  return result;
}

/** Do two ranges share a character? */
export function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Does the first lie within the second? */
export function within(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
