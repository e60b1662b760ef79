import { type Finding, finder, type Place } from '../finding.ts';
import { nearest } from '../nearest.ts';
import type { SourceSeed } from '../seed.ts';
import { shorten } from '../yaml/yaml-shape.ts';
import type { Check } from './check.ts';

/** The blocks of a source lie in its text, do not overlap, and leave out no word. */
export const blockRanges: Check = {
  name: 'block-ranges',
  scope: 'source',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans
      .flatMap((plan) => plan.sources)
      .flatMap((source) => {
        const findings: Finding[] = [];
        const { length } = source.text;
        const sorted = [...source.blocks].sort((a, b) => a.start - b.start);
        for (const block of sorted) {
          if (block.start >= 0 && block.start < block.end && block.end <= length) continue;
          findings.push(
            found(block.place, {
              zh: `区块 ${block.id} 的范围 ${block.start}–${block.end} 不成立（原文共 ${length} 个码点）`,
              en: `block ${block.id} cannot run from ${block.start} to ${block.end} (the text has ${length} code points)`,
              mendZh: 'start 小于 end，且都在原文之内',
              mendEn: 'start is less than end, and both lie in the text',
            }),
          );
        }
        sorted.forEach((block, i) => {
          const before = sorted[i - 1];
          if (before === undefined || before.end <= block.start) return;
          const later = block.place.line >= before.place.line ? block : before;
          findings.push(
            found(later.place, {
              zh: `区块 ${before.id}（${before.start}–${before.end}）与 ${block.id}（${block.start}–${block.end}）重叠`,
              en: `the blocks ${before.id} (${before.start}–${before.end}) and ${block.id} (${block.start}–${block.end}) overlap`,
              mendZh: `一块的 end 不大于下一块的 start，如 ${before.id} 止于 ${block.start}`,
              mendEn: `a block ends where the next begins or before, as ${before.id} at ${block.start}`,
            }),
          );
        });
        return [...findings, ...leftOut(source, found)];
      });
  },
};

/** Words of the text that no block holds would never be read. */
function leftOut(source: SourceSeed, found: ReturnType<typeof finder>): Finding[] {
  const sorted = [...source.blocks].sort((a, b) => a.start - b.start);
  const gaps: [number, number][] = [];
  let at = 0;
  for (const block of sorted) {
    if (block.start > at) gaps.push([at, block.start]);
    at = Math.max(at, block.end);
  }
  if (at < source.text.length) gaps.push([at, source.text.length]);
  return gaps.flatMap(([start, end]) => {
    const gap = source.text.slice(start, end);
    const words = gap.trim();
    if (words === '') return [];
    const first = start + [...gap].findIndex((char) => char.trim() !== '');
    return [
      found(
        { file: source.textFile, ...source.text.lineOf(first) },
        {
          zh: `“${shorten(words)}”不属于任何区块（${start}–${end}）`,
          en: `"${shorten(words)}" belongs to no block (${start}–${end})`,
          mendZh: '在 blocks.yaml 中把它归入一个区块',
          mendEn: 'give it to a block in blocks.yaml',
        },
      ),
    ];
  });
}

/** Every block stands in one stream, and carries on only the block right before it there. */
export const readingStreams: Check = {
  name: 'reading-streams',
  scope: 'source',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans
      .flatMap((plan) => plan.sources)
      .flatMap((source) => {
        const findings: Finding[] = [];
        const ids = source.blocks.map((block) => block.id);
        const first = new Map<string, { stream: string; before: string | null; place: Place }>();
        for (const stream of source.streams) {
          stream.order.forEach((word, i) => {
            const earlier = first.get(word.value);
            if (!ids.includes(word.value)) {
              findings.push(found(word.place, unknownBlock(word.value, ids)));
            } else if (earlier !== undefined) {
              findings.push(
                found(word.place, {
                  zh: `区块 ${word.value} 已在阅读流 ${earlier.stream} 中`,
                  en: `block ${word.value} is already in stream ${earlier.stream}`,
                  mendZh: '每个区块只读一次，删去一处',
                  mendEn: 'a block is read once: remove one',
                }),
              );
            } else {
              first.set(word.value, {
                stream: stream.id,
                before: stream.order[i - 1]?.value ?? null,
                place: word.place,
              });
            }
          });
        }
        for (const block of source.blocks) {
          const here = first.get(block.id);
          if (here === undefined) {
            findings.push(
              found(block.place, {
                zh: `区块 ${block.id} 不在任何阅读流中`,
                en: `block ${block.id} is in no stream`,
                mendZh: '把它加进 streams 中某一流的 order',
                mendEn: 'add it to the order of a stream',
              }),
            );
          }
          const continues = block.continues;
          if (continues === null) continue;
          if (!ids.includes(continues.value)) {
            findings.push(found(continues.place, unknownBlock(continues.value, ids)));
          } else if (here !== undefined && here.before !== continues.value) {
            findings.push(
              found(continues.place, {
                zh: `区块 ${block.id} 写明接续 ${continues.value}，但阅读顺序中它前面是 ${here.before ?? '（无）'}`,
                en: `block ${block.id} continues ${continues.value}, but in reading order ${here.before ?? 'nothing'} comes before it`,
                mendZh: '改正 continues，或改正阅读流的 order',
                mendEn: "correct continues or the stream's order",
              }),
            );
          }
        }
        return findings;
      });
  },
};

/** What `add-source` guessed of the columns is a reminder until an editor has looked at it. */
export const guessedJoins: Check = {
  name: 'guessed-joins',
  scope: 'source',
  check({ plans }) {
    const found = finder(this.name, this.scope, 'warning');
    return plans
      .flatMap((plan) => plan.sources)
      .flatMap((source) => source.blocks)
      .filter((block) => block.guessed)
      .map((block) =>
        found(block.place, {
          zh: `区块 ${block.id} 接续 ${block.continues?.value ?? '（无）'} 是程序猜的`,
          en: `that block ${block.id} continues ${block.continues?.value ?? 'nothing'} is a guess`,
          mendZh: '对照原版：对则删去 guessed: true，不对则改 continues 与 order',
          mendEn: 'compare the print: remove guessed: true, or correct continues and order',
        }),
      );
  },
};

function unknownBlock(word: string, ids: readonly string[]) {
  const meant = nearest(word, ids);
  return {
    zh: `没有区块“${word}”`,
    en: `there is no block "${word}"`,
    mendZh: meant === null ? `可用：${ids.join('、')}` : `是不是“${meant}”？`,
    mendEn: meant === null ? `one of ${ids.join(', ')}` : `did you mean "${meant}"?`,
  };
}
