import type { Random } from '../../graph-seed/synth/random.ts';

/** YAML that is an attack on whoever reads it: each must end in a clear error, and soon. */
export const BOMBS: readonly [string, string][] = [
  [
    'aliases of aliases',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`)
      .join('\n')}\n`,
  ],
  ['an alias of itself', 'a: &a [*a]\n'],
  ['a merge of itself', 'a: &a\n  <<: *a\n  name: x\n'],
  ['an alias to nothing', 'a: *nowhere\n'],
  ['lists 20,000 deep', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
  ['lists 20,000 deep that never end', `a: ${'['.repeat(20_000)}`],
  ['maps 20,000 deep', `a: ${'{a: '.repeat(20_000)}x${'}'.repeat(20_000)}\n`],
  ...[100, 1000, 3000, 6000, 10_000].map((depth): [string, string] => [
    `lists ${depth} deep`,
    `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`,
  ]),
  ['dashes 20,000 deep', `a:\n  ${'- '.repeat(20_000)}x\n`],
  ['a key of a megabyte', `${'k'.repeat(1_000_000)}: x\n`],
  ['ten thousand keys', Array.from({ length: 10_000 }, (_, i) => `k${i}: x`).join('\n')],
  ['ten thousand times the same key', 'same: x\n'.repeat(10_000)],
  ['a megabyte of quotation marks', `a: ${"'".repeat(1_000_001)}\n`],
  ['a megabyte of blanks', `a:${' '.repeat(1_000_000)}x\n`],
  ['a foreign tag', 'a: !!js/function "function () { return 1 }"\n'],
  ['a directive of another version', '%YAML 9.9\n---\na: 1\n'],
  ['several documents', 'a: 1\n---\nb: 2\n...\n---\nc: 3\n'],
  ['nought', 'a: \u0000\n'],
  ['half a surrogate', 'a: \ud800\n'],
  ['a key of the prototype', '__proto__:\n  name: x\nconstructor:\n  name: y\n'],
];

const INSERTED = [
  ...[
    '\t',
    ':',
    '：',
    ' ：',
    '，',
    '“',
    '”',
    '＃',
    '－',
    '［',
    '{',
    '}',
    '[',
    ']',
    '*x',
    '&x',
    '!x',
    '|',
    '>',
    '%',
  ],
  ...[
    '\uFEFF',
    '\r\n',
    '\r',
    '\u2028',
    '\u0000',
    '\u202e',
    '😀',
    "'",
    '"',
    '#',
    '- ',
    '? ',
    '\n',
    '  ',
    '---\n',
    '<<: ',
  ],
];

/** A file of the plan, changed at some places by chance. */
export function mutated(text: string, random: Random): string {
  let made = text;
  for (let i = random.between(1, 4); i > 0; i--) {
    const at = random.below(made.length + 1);
    const length = random.below(random.chance(0.2) ? 200 : 4);
    switch (random.below(5)) {
      case 0:
        made = made.slice(0, at) + made.slice(at + length);
        break;
      case 1:
        made = made.slice(0, at) + random.pick(INSERTED) + made.slice(at);
        break;
      case 2:
        made = made.slice(0, at) + made.slice(at, at + length).repeat(3) + made.slice(at + length);
        break;
      case 3:
        made = made.slice(0, at) + random.pick(INSERTED) + made.slice(at + length);
        break;
      default:
        made =
          made.slice(0, at) + [...made.slice(at, at + length)].reverse().join('') + made.slice(at + length);
    }
  }
  return random.chance(0.1) ? `\uFEFF${made.replaceAll('\n', '\r\n')}` : made;
}
