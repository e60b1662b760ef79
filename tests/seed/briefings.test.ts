import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBriefings } from '../../graph-seed/files/briefings.ts';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { SEED_DIR } from '../places.ts';

const folders: string[] = [];
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});

function read(yaml: string) {
  const dir = mkdtempSync(join(tmpdir(), 'briefings-'));
  folders.push(dir);
  mkdirSync(join(dir, 'briefings'));
  writeFileSync(join(dir, 'briefings', 'one.yaml'), yaml);
  return readBriefings(dir, 'p', new Set(['innovation-driven']));
}

describe('briefings that ship with a plan', () => {
  it('are three with the real plan, without a finding', () => {
    const { briefings, findings } = readPlans(SEED_DIR);
    expect(findings.filter((one) => one.severity === 'error')).toEqual([]);
    expect(briefings.map((one) => one.title)).toEqual(['空间格局', '创新驱动核心战略如何落地', '“16+4”集群']);
    for (const one of briefings) expect(one.slides.length).toBeGreaterThan(3);
  });

  it('name what points nowhere, with what was probably meant', () => {
    const { briefings, findings } = read(
      'title: 甲\nslides:\n  - view: trase\n  - view: trace\n    state: root=inovation-driven\n  - view: trace\n    state: rot=innovation-driven\n  - view: trace\n    state: root=innovation-driven\n',
    );
    expect(briefings[0]?.slides).toEqual([{ view: 'trace', state: 'root=innovation-driven' }]);
    expect(findings.map((one) => [one.line, one.mend.split(' / ')[0]])).toEqual([
      [3, '是不是“trace”？'],
      [5, '是不是“innovation-driven”？'],
      [7, '是不是“root”？'],
    ]);
  });

  it('name missing and unknown fields, and never throw', () => {
    expect(read('').findings).toHaveLength(1);
    expect(read('- x\n').findings).toHaveLength(1);
    expect(read('title: 甲\npages: []\n').findings).toHaveLength(2);
    expect(read('title: 甲\nslides:\n  - state: 3\n').findings.length).toBeGreaterThan(1);
  });
});
