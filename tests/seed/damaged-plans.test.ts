import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../graph-seed/finding.ts';
import { readSeed } from '../../graph-seed/read-plans.ts';
import { SEED_DIR } from '../places.ts';
import { BLOCKS, EXPLICIT, node, PART_OF, relation, STRATEGY, TEXT } from './damage.ts';
import { copySeed, type SeedCopy } from './damaged-copy.ts';
import { damagesOfFiles } from './damages-of-files.ts';
import { damagesOfStatements } from './damages-of-statements.ts';

const damages = [...damagesOfFiles, ...damagesOfStatements];
const errorsOf = (findings: readonly Finding[]) => findings.filter((finding) => finding.severity === 'error');
const identity = ({ check, message }: Finding) => `${check} ${message}`;

describe('each damaged copy of the real plan', () => {
  let known: Set<string>;
  let seed: SeedCopy | undefined;
  beforeAll(() => {
    known = new Set(errorsOf(readSeed(SEED_DIR).findings).map(identity));
  });
  afterEach(() => seed?.remove());

  it.each(damages)(
    '$name: is found at its place, with its mend, and nothing else',
    ({ damage, says, mend }) => {
      seed = copySeed();
      const where = damage(seed);
      const fresh = errorsOf(readSeed(seed.dir).findings).filter((finding) => !known.has(identity(finding)));
      expect(fresh.map(({ file, line, message }) => ({ file, line, message }))).toEqual([
        { ...where, message: expect.stringMatching(says) },
      ]);
      expect(fresh[0]?.mend).toMatch(mend);
      expect(fresh[0]?.col).toBeGreaterThan(0);
    },
  );

  it('reports every error of a run at once', () => {
    seed = copySeed();
    seed.append(STRATEGY, node('Bad_Id', '  scoope: city\n', '[乡村振兴战略深人实施]'));
    seed.append(PART_OF, relation('no-such', 'hub-cluster', EXPLICIT));
    seed.replace(BLOCKS, 'b02: { start: 789,', 'b02: { start: 780,');
    const fresh = errorsOf(readSeed(seed.dir).findings).filter((finding) => !known.has(identity(finding)));
    expect(fresh.map((finding) => finding.check).sort()).toEqual(
      ['block-ranges', 'ends', 'id-shapes', 'properties', 'quotes'].sort(),
    );
  });

  it('tells an unquoted sentence as a warning, not as an error', () => {
    seed = copySeed();
    seed.append(TEXT, '\n这是新添的一句话。');
    seed.replace(BLOCKS, 'end: 10470', 'end: 10480');
    const { findings } = readSeed(seed.dir);
    const warning = findings.find((finding) => finding.check === 'sentences-quoted');
    expect(warning).toMatchObject({
      file: TEXT,
      severity: 'warning',
      message: expect.stringContaining('这是新添的一句话'),
    });
  });
});
