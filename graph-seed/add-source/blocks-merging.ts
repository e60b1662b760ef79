import { type BlockModel, type BlocksModel, parseBlocks, renderBlocks } from './blocks-model.ts';

/**
 * Merges two editors' versions of blocks.yaml block by block and field by field. Null where both changed one field
 * of a block, or both changed the order, differently: that is for a person to decide.
 */
export function mergeBlocks(base: string, ours: string, theirs: string): string | null {
  const [was, mine, other] = [base, ours, theirs].map(parseBlocks);
  if (!was || !mine || !other) return null;
  const streams = pick(was.streams, mine.streams, other.streams);
  const ids = [...new Set([...other.blocks, ...mine.blocks].map((one) => one.id))];
  const blocks: BlockModel[] = [];
  for (const id of ids) {
    const merged = mergeBlock(blockOf(was, id), blockOf(mine, id), blockOf(other, id));
    if (merged === undefined) return null;
    if (merged !== null) blocks.push(merged);
  }
  if (streams === undefined) return null;
  // Each block is read exactly once, and no two overlap: else the sides' cuts do not go together.
  const read = streams.flatMap((stream) => stream.order);
  const sorted = blocks.sort((a, b) => a.start - b.start);
  const whole = read.length === sorted.length && sorted.every((one) => read.includes(one.id));
  const apart = sorted.every((one, i) => (sorted[i - 1]?.end ?? 0) <= one.start);
  // Comments belong to no block: those of the disk stay.
  return whole && apart ? renderBlocks({ streams, blocks: sorted }, theirs) : null;
}

const blockOf = (model: BlocksModel, id: string) => model.blocks.find((one) => one.id === id) ?? null;

/** Null when it is gone, undefined when both sides say different things of it. */
function mergeBlock(
  was: BlockModel | null,
  mine: BlockModel | null,
  other: BlockModel | null,
): BlockModel | null | undefined {
  if (was === null || mine === null || other === null) return pick(was, mine, other);
  const start = pick(was.start, mine.start, other.start);
  const end = pick(was.end, mine.end, other.end);
  const what = pick(was.what, mine.what, other.what);
  // What it continues, and whether that is a guess, are one statement.
  const join = ({ continues, guessed }: BlockModel) => ({ continues, guessed });
  const joined = pick(join(was), join(mine), join(other));
  if (start === undefined || end === undefined || what === undefined || joined === undefined)
    return undefined;
  return { id: was.id, start, end, what, ...joined };
}

/** The side that changed; undefined when both did, and not alike. */
function pick<T>(was: T, mine: T, other: T): T | undefined {
  const [a, b, c] = [was, mine, other].map((one) => JSON.stringify(one));
  if (b === c || c === a) return mine;
  return b === a ? other : undefined;
}
