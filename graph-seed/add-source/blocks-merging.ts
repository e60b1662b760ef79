import type { Choose, Conflict, Merging } from '../edit/conflict.ts';
import {
  type BlockModel,
  type BlocksModel,
  parseBlocks,
  renderBlocks,
  type StreamModel,
} from './blocks-model.ts';

/**
 * Merges two editors' versions of blocks.yaml: how the text is cut and read is one statement, what a block is
 * called and what it continues are two more of each block. What both changed differently is a conflict unless
 * `choose` tells a side; until then the text holds ours. Null when one of the files is damaged.
 */
export function mergeBlocks(base: string, ours: string, theirs: string, choose: Choose): Merging | null {
  const [was, mine, other] = [base, ours, theirs].map(parseBlocks);
  if (!was || !mine || !other) return null;
  const conflicts: Conflict[] = [];
  const decide = <T>(conflict: Conflict, sides: { mine: T; theirs: T }): T => {
    const side = choose(conflict);
    if (side === null) conflicts.push(conflict);
    return sides[side ?? 'mine'];
  };
  const layout =
    bothLayouts(was, mine, other) ??
    decide(
      {
        key: 'order',
        what: { zh: '怎样切开、按什么次序读', en: 'how it is cut, and in which order it is read' },
        mine: toldLayout(mine),
        theirs: toldLayout(other),
      },
      { mine, theirs: other },
    );
  const blocks = layout.blocks.map((block): BlockModel => {
    const [a, b, c] = [was, mine, other].map((model) => blockOf(model, block.id));
    if (!b || !c) return b ?? c ?? block;
    const field = <T>(name: keyof typeof SAID, of: (one: BlockModel) => T, told: (value: T) => string): T => {
      const picked = a ? pick(of(a), of(b), of(c)) : same(of(b), of(c)) ? of(b) : undefined;
      if (picked !== undefined) return picked;
      const what = { zh: `区块 ${block.id} · ${SAID[name].zh}`, en: `block ${block.id} · ${SAID[name].en}` };
      const conflict = { key: `${block.id}.${name}`, what, mine: told(of(b)), theirs: told(of(c)) };
      return decide(conflict, { mine: of(b), theirs: of(c) });
    };
    const what = field('what', (one) => one.what, String);
    // What it continues, and whether that is a guess, are one statement.
    const join = field('continues', ({ continues, guessed }) => ({ continues, guessed }), toldJoin);
    return { ...block, what, ...join };
  });
  // Comments belong to no block: those of the disk stay.
  return { text: renderBlocks({ streams: layout.streams, blocks }, theirs), conflicts };
}

const SAID = {
  what: { zh: '说明', en: 'what it is' },
  continues: { zh: '接续', en: 'what it continues' },
};

const blockOf = (model: BlocksModel, id: string) => model.blocks.find((one) => one.id === id) ?? null;

/** Both sides' cuts and orders, where they go together: each block read exactly once, and no two overlap. */
function bothLayouts(was: BlocksModel, mine: BlocksModel, other: BlocksModel): BlocksModel | null {
  const streams = bothStreams(was.streams, mine.streams, other.streams);
  const blocks: BlockModel[] = [];
  for (const id of new Set([...other.blocks, ...mine.blocks].map((one) => one.id))) {
    const merged = bothCuts(blockOf(was, id), blockOf(mine, id), blockOf(other, id));
    if (merged === undefined) return null;
    if (merged !== null) blocks.push(merged);
  }
  if (streams === null) return null;
  const read = streams.flatMap((stream) => stream.order);
  const sorted = blocks.sort((a, b) => a.start - b.start);
  const whole = read.length === sorted.length && sorted.every((one) => read.includes(one.id));
  const apart = sorted.every((one, i) => (sorted[i - 1]?.end ?? 0) <= one.start);
  return whole && apart ? { streams, blocks: sorted } : null;
}

function bothStreams(was: StreamModel[], mine: StreamModel[], other: StreamModel[]): StreamModel[] | null {
  const streamOf = (all: StreamModel[], id: string) => all.find((one) => one.id === id) ?? null;
  const streams: StreamModel[] = [];
  for (const id of new Set([...other, ...mine].map((one) => one.id))) {
    const picked = pick(streamOf(was, id), streamOf(mine, id), streamOf(other, id));
    if (picked === undefined) return null;
    if (picked !== null) streams.push(picked);
  }
  return streams;
}

/** Null when it is gone, undefined when the sides cut it differently. */
function bothCuts(
  was: BlockModel | null,
  mine: BlockModel | null,
  other: BlockModel | null,
): BlockModel | null | undefined {
  // Gone on one side: gone, unless the other changed it.
  if (mine === null || other === null) return pick(was, mine, other);
  if (was === null) return same([mine.start, mine.end], [other.start, other.end]) ? mine : undefined;
  const start = pick(was.start, mine.start, other.start);
  const end = pick(was.end, mine.end, other.end);
  return start === undefined || end === undefined ? undefined : { ...mine, start, end };
}

function toldLayout({ streams, blocks }: BlocksModel): string {
  const range = (id: string) => {
    const block = blocks.find((one) => one.id === id);
    return block === undefined ? id : `${id} ${block.start}–${block.end}`;
  };
  return streams.map(({ zh, order }) => `${zh}：${order.map(range).join('、')}`).join('\n');
}

function toldJoin({ continues, guessed }: { continues: string | null; guessed: boolean }): string {
  return `${continues ?? '（无 none）'}${guessed ? '？' : ''}`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The side that changed; undefined when both did, and not alike. */
function pick<T>(was: T, mine: T, other: T): T | undefined {
  if (same(mine, other) || same(other, was)) return mine;
  return same(mine, was) ? other : undefined;
}
