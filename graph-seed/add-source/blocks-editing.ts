import { type BlockModel, type BlocksModel, STREAM_KINDS } from './blocks-model.ts';

/** Moves a block to a place in a stream: before another block, or to the end. A known kind of stream is made if need be. */
export function moveBlock(
  model: BlocksModel,
  id: string,
  to: { stream: string; before: string | null },
): BlocksModel {
  const kind = STREAM_KINDS[to.stream];
  const known = model.streams.some((stream) => stream.id === to.stream);
  if (!known && kind === undefined) return model;
  const all =
    known || kind === undefined ? model.streams : [...model.streams, { id: to.stream, ...kind, order: [] }];
  const streams = all.map((stream) => {
    const order = stream.order.filter((one) => one !== id);
    if (stream.id === to.stream) {
      const at = to.before === null ? -1 : order.indexOf(to.before);
      order.splice(at < 0 ? order.length : at, 0, id);
    }
    return { ...stream, order };
  });
  return { streams, blocks: model.blocks.map((block) => settled({ ...model, streams }, block)) };
}

/** Says which block one carries on (null: none), puts it right after that block, and takes the guess for decided. */
export function setContinues(model: BlocksModel, id: string, of: string | null): BlocksModel {
  const blocks = model.blocks.map((block) =>
    block.id === id ? { ...block, continues: of, guessed: false } : block,
  );
  if (of === null) return { ...model, blocks };
  const home = model.streams.find((stream) => stream.order.includes(of));
  if (home === undefined || of === id) return model;
  const rest = home.order.filter((one) => one !== id);
  const before = rest[rest.indexOf(of) + 1] ?? null;
  return moveBlock({ ...model, blocks }, id, { stream: home.id, before });
}

/** The editor has looked at the print: what was guessed is so. */
export function confirmBlock(model: BlocksModel, id: string): BlocksModel {
  return {
    ...model,
    blocks: model.blocks.map((block) => (block.id === id ? { ...block, guessed: false } : block)),
  };
}

/** Cuts a block in two at a position of the text; the second part is read right after the first. */
export function splitBlock(model: BlocksModel, id: string, at: number, text: string): BlocksModel {
  const block = model.blocks.find((one) => one.id === id);
  if (block === undefined || at <= block.start || at >= block.end) return model;
  const chars = [...text];
  const blank = (i: number) => /\s/u.test(chars[i] ?? '');
  let end = at;
  let start = at;
  while (end > block.start && blank(end - 1)) end--;
  while (start < block.end && blank(start)) start++;
  if (end === block.start || start === block.end) return model;
  const second = freeId(model, id);
  const blocks = model.blocks.flatMap((one) =>
    one.id === id
      ? [
          { ...one, end },
          { ...one, id: second, start, what: `${one.what}（后段）`, continues: null, guessed: false },
        ]
      : // What carried the block on now carries on its second part.
        one.continues === id
        ? [{ ...one, continues: second }]
        : [one],
  );
  const streams = model.streams.map((stream) => ({
    ...stream,
    order: stream.order.flatMap((one) => (one === id ? [id, second] : [one])),
  }));
  return { streams, blocks };
}

/** Joins a block with the one that follows it in the file, if nothing stands between. */
export function joinWithNext(model: BlocksModel, id: string): BlocksModel {
  const sorted = [...model.blocks].sort((a, b) => a.start - b.start);
  const at = sorted.findIndex((one) => one.id === id);
  const [block, next] = [sorted[at], sorted[at + 1]];
  if (block === undefined || next === undefined) return model;
  return {
    streams: model.streams.map((stream) => ({
      ...stream,
      order: stream.order.filter((one) => one !== next.id),
    })),
    blocks: model.blocks
      .filter((one) => one.id !== next.id)
      .map((one) => {
        if (one.id === id) return { ...one, end: next.end };
        return one.continues === next.id ? { ...one, continues: id } : one;
      })
      .map((one, _, blocks) => settled({ ...model, blocks }, one)),
  };
}

/** A block that no longer follows what it continued continues nothing: the order was moved by hand. */
function settled(model: BlocksModel, block: BlockModel): BlockModel {
  if (block.continues === null) return block;
  const stream = model.streams.find((one) => one.order.includes(block.id));
  const before = stream?.order[(stream?.order.indexOf(block.id) ?? 0) - 1];
  return before === block.continues ? block : { ...block, continues: null, guessed: false };
}

function freeId(model: BlocksModel, id: string): string {
  const base = id.replace(/[a-z]$/u, '');
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    const one = `${base}${letter}`;
    if (one !== id && !model.blocks.some((block) => block.id === one)) return one;
  }
  return `${id}-2`;
}
