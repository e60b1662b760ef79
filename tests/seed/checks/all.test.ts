import { describe, expect, it } from 'vitest';
import { checks, runChecks } from '../../../graph-seed/checks/run-checks.ts';
import { smallSeed, told } from './told.ts';

describe('what is told', () => {
  it.each(checks.filter((check) => check.name !== 'sentences-quoted'))(
    'nothing by $name of a sound plan',
    (check) => {
      expect(told(check)).toBe('');
    },
  );

  it('by every check, each under its own name, in the order of what they look at', () => {
    expect(checks.map((check) => `${check.scope} ${check.name}`).join('\n')).toMatchInlineSnapshot(`
      "file known-files
      source block-ranges
      source reading-streams
      source guessed-joins
      source transcription-faults
      entity id-shapes
      entity unique-ids
      entity likely-twins
      entity aliases
      entity names
      entity properties
      entity commitment-quoted
      relation unique-relations
      relation ends
      relation domain-and-range
      relation basis
      relation cycles
      evidence has-evidence
      evidence quotes
      evidence headings
      evidence in-sections
      evidence repeated-evidence
      coverage sentences-quoted
      coverage needless-marks"
    `);
    const seed = smallSeed({ 'entities/stratgy.yaml': 'New:\n  name: 一号\n' });
    expect(
      runChecks(seed).map(({ check, scope, file }) => `${check} ${scope} ${file}`),
    ).toMatchInlineSnapshot(`
      [
        "known-files file plans/small/entities/stratgy.yaml",
        "id-shapes entity plans/small/entities/stratgy.yaml",
        "has-evidence evidence plans/small/entities/stratgy.yaml",
        "sentences-quoted coverage plans/small/sources/page/text.txt",
      ]
    `);
  });
});
