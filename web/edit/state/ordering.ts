import type { EditedBlock, OrderChange, Workbench } from '../../../server/contract/editing-shapes.ts';
import { bench, chosenBlock, inTurn, place, say, show } from './desk.ts';
import { client } from './edit-client.ts';
import { t } from './words.ts';

/** What an editor can do to the reading order, by key, by button or by dragging. */

export function order(change: OrderChange): Promise<void> {
  return inTurn(async () => {
    const now = place.peek();
    if (now === null) return;
    const next = await client.order(now, change);
    show(next);
    if (!next.blocks.some((one) => one.id === chosenBlock.peek()))
      chosenBlock.value = next.blocks[0]?.id ?? null;
    if (change.do === 'move') {
      const stream = next.streams.find((one) => one.blocks.includes(change.block));
      say(t.peek()('order.moved', { id: change.block, n: (stream?.blocks.indexOf(change.block) ?? 0) + 1 }));
    }
  });
}

export function blockOf(now: Workbench | null, id: string | null): EditedBlock | null {
  return now?.blocks.find((one) => one.id === id) ?? null;
}

/** Every block in the order in which it is read. */
export function inOrder(now: Workbench): string[] {
  return now.streams.flatMap((stream) => stream.blocks);
}

/** The block that is read before another in the same stream. */
export function blockBefore(now: Workbench, id: string): string | null {
  const stream = now.streams.find((one) => one.blocks.includes(id));
  return stream?.blocks[stream.blocks.indexOf(id) - 1] ?? null;
}

export function stepBlock(by: number): void {
  const now = bench.peek();
  if (now === null) return;
  const all = inOrder(now);
  const at = all.indexOf(chosenBlock.peek() ?? '');
  chosenBlock.value = all[Math.min(all.length - 1, Math.max(0, at + by))] ?? null;
}

/** One place up or down in its stream; over its end, into the stream beside it. */
export function shift(id: string, by: 1 | -1): Promise<void> {
  const now = bench.peek();
  const at = now?.streams.findIndex((one) => one.blocks.includes(id)) ?? -1;
  const stream = now?.streams[at];
  if (now === null || stream === undefined) return Promise.resolve();
  const i = stream.blocks.indexOf(id);
  const within = i + by;
  if (within >= 0 && within < stream.blocks.length) {
    const before = stream.blocks[by < 0 ? within : within + 1] ?? null;
    return order({ do: 'move', block: id, stream: stream.id, before });
  }
  const beside = now.streams[at + by];
  if (beside === undefined) return Promise.resolve();
  return order({
    do: 'move',
    block: id,
    stream: beside.id,
    before: by < 0 ? null : (beside.blocks[0] ?? null),
  });
}

export function join(id: string): Promise<void> {
  const now = bench.peek();
  const before = now === null ? null : blockBefore(now, id);
  return before === null ? Promise.resolve() : order({ do: 'join', block: id, of: before });
}
