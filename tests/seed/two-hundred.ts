import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { EntityChange } from '../../graph-seed/edit/decide.ts';
import { type Desk, editOf, withEdits } from '../../graph-seed/edit/desk.ts';
import { openDesk } from '../../graph-seed/edit/plan-folder.ts';
import {
  type EntityProposal,
  type Proposals,
  parseProposals,
  parseRejected,
  proposalsPath,
  renderProposals,
} from '../../graph-seed/edit/proposals.ts';
import { SEED_DIR } from '../places.ts';
import { deskOf } from './editing-desk.ts';

export const COUNT = 200;
const number = (i: number) => String(i).padStart(3, '0');
const LINES = Array.from({ length: COUNT }, (_, i) => `建设第${number(i)}号工程项目。`);

/** A page of 200 sentences, each with a project, and a proposal for each. */
export function bigDesk(): { desk: Desk; proposals: Proposals } {
  const text = `第一章 项目\n${LINES.join('\n')}`;
  const files = {
    'plan.yaml': 'title: 大\nshort: 大\ncity: 大\nperiod: 大\nsources:\n  page:\n    title: 页\n',
    'sources/page/text.txt': text,
    'sources/page/blocks.yaml': `streams:\n  main: { zh: 正文, en: Main, order: [b1] }\nblocks:\n  b1: { start: 0, end: ${[...text].length}, what: 全 }\n`,
    'entities/section.yaml': 'ch-1:\n  name: 第一章 项目\n  evidence: [第一章 项目]\n',
  };
  const proposals: Proposals = {
    source: 'page',
    entities: LINES.map(
      (_, i): EntityProposal => ({
        is: 'entity',
        kind: 'Project',
        name: `第${number(i)}号工程项目`,
        id: `p-${number(i)}`,
        known: false,
        aliases: [],
        properties: { status: 'planned' },
        evidence: [{ quote: [`建设第${number(i)}号工程项目`], at: [null], source: null }],
        places: [],
        rule: 'test',
        confidence: 'likely',
      }),
    ),
    relations: [],
  };
  const desk = deskOf(files, 'big');
  return {
    desk: withEdits(desk, editOf(desk, proposalsPath('page'), renderProposals(proposals))),
    proposals,
  };
}

/** A third accepted, a third changed, a third rejected; not in the order of the page: the files must come out the same. */
export function decisions(
  proposals: Proposals,
): { one: EntityProposal; what: 'accept' | 'reject'; change: EntityChange }[] {
  return proposals.entities
    .map((one, i) => ({ one, i }))
    .sort((a, b) => ((a.i * 77) % COUNT) - ((b.i * 77) % COUNT))
    .map(({ one, i }) => {
      const changed = { id: `changed-${number(i)}`, name: `${number(i)}号工程`, kind: 'Programme' };
      return { one, what: i % 3 === 2 ? 'reject' : 'accept', change: i % 3 === 1 ? changed : {} };
    });
}

/** The folder holds what those decisions leave, and nothing else. */
export function expectDecided(dir: string): void {
  const of = (rest: number) => LINES.map((_, i) => i).filter((i) => i % 3 === rest);
  const record = (id: string, name: string, i: number) =>
    `${id}:\n  name: ${name}\n  status: planned\n  evidence:\n    - 建设第${number(i)}号工程项目\n`;
  const read = (path: string) => readFileSync(join(dir, path), 'utf8');
  expect(read('entities/project.yaml')).toBe(
    of(0)
      .map((i) => record(`p-${number(i)}`, `第${number(i)}号工程项目`, i))
      .join(''),
  );
  expect(read('entities/programme.yaml')).toBe(
    of(1)
      .map((i) => record(`changed-${number(i)}`, `${number(i)}号工程`, i))
      .join(''),
  );
  expect(parseRejected(read('sources/page/rejected.yaml'))).toEqual(
    of(2).map((i) => ({ key: `Project 第${number(i)}号工程项目`, reason: '不收' })),
  );
  expect(parseProposals(read(proposalsPath('page')))).toEqual({
    source: 'page',
    entities: [],
    relations: [],
  });
  expect([...openDesk(SEED_DIR, dir, 'big').files.keys()].sort()).toEqual([
    'entities/programme.yaml',
    'entities/project.yaml',
    'entities/section.yaml',
    'plan.yaml',
    'sources/page/blocks.yaml',
    'sources/page/proposals.yaml',
    'sources/page/rejected.yaml',
    'sources/page/text.txt',
  ]);
}
