import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptProposal, rejectProposal, twinsOf } from '../../graph-seed/edit/decide.ts';
import { checkDesk, type Desk, editOf, withEdits } from '../../graph-seed/edit/desk.ts';
import { openDesk, saveEdits } from '../../graph-seed/edit/plan-folder.ts';
import { entitiesOf, relationsOf } from '../../graph-seed/edit/plan-records.ts';
import {
  type EntityProposal,
  type Proposals,
  parseProposals,
  parseRejected,
  proposalsPath,
  renderProposals,
} from '../../graph-seed/edit/proposals.ts';
import { SEED_DIR } from './damaged-copy.ts';
import { deskOf, drafted, onDisk } from './editing-desk.ts';

const COUNT = 200;
const number = (i: number) => String(i).padStart(3, '0');
const LINES = Array.from({ length: COUNT }, (_, i) => `建设第${number(i)}号工程项目。`);

/** A page of 200 sentences, each with a project, and a proposal for each. */
function bigDesk(): { desk: Desk; proposals: Proposals } {
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

describe('deciding on proposals', () => {
  it('leaves, after 200 accepted, changed and rejected, exactly the files that it should', {
    timeout: 120_000,
  }, () => {
    const { desk: start, proposals } = bigDesk();
    const disk = onDisk(start);
    try {
      let desk = openDesk(SEED_DIR, disk.dir, 'big');
      // Not in the order of the page: the files must come out the same.
      const order = proposals.entities
        .map((one, i) => ({ one, i }))
        .sort((a, b) => ((a.i * 77) % COUNT) - ((b.i * 77) % COUNT));
      for (const { one, i } of order) {
        const edits =
          i % 3 === 0
            ? acceptProposal(desk, 'page', one)
            : i % 3 === 1
              ? acceptProposal(desk, 'page', one, {
                  id: `changed-${number(i)}`,
                  name: `工程${number(i)}`,
                  kind: 'Programme',
                })
              : rejectProposal(desk, 'page', one, '不收');
        const saving = saveEdits(disk.dir, desk, edits);
        if (!saving.saved) expect.fail(JSON.stringify(saving));
        expect(saving.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
        desk = saving.desk;
      }
      const of = (rest: number) => proposals.entities.map((_, i) => i).filter((i) => i % 3 === rest);
      const record = (id: string, name: string, i: number) =>
        `${id}:\n  name: ${name}\n  status: planned\n  evidence:\n    - 建设第${number(i)}号工程项目\n`;
      const read = (path: string) => readFileSync(join(disk.dir, path), 'utf8');
      expect(read('entities/project.yaml')).toBe(
        of(0)
          .map((i) => record(`p-${number(i)}`, `第${number(i)}号工程项目`, i))
          .join(''),
      );
      expect(read('entities/programme.yaml')).toBe(
        of(1)
          .map((i) => record(`changed-${number(i)}`, `工程${number(i)}`, i))
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
      expect([...openDesk(SEED_DIR, disk.dir, 'big').files.keys()].sort()).toEqual([
        'entities/programme.yaml',
        'entities/project.yaml',
        'entities/section.yaml',
        'plan.yaml',
        'sources/page/blocks.yaml',
        'sources/page/proposals.yaml',
        'sources/page/rejected.yaml',
        'sources/page/text.txt',
      ]);
    } finally {
      disk.remove();
    }
  });

  it('refuses what check would refuse, and what changed on the disk meanwhile: nothing is written', () => {
    const { desk, proposals } = bigDesk();
    const disk = onDisk(desk);
    try {
      const [one, two] = proposals.entities;
      if (one === undefined || two === undefined) throw new Error('no proposal');
      const bad = acceptProposal(desk, 'page', one, {
        evidence: [{ quote: ['原文没有这一句'], at: [null], source: null }],
      });
      expect(saveEdits(disk.dir, desk, bad)).toMatchObject({ saved: false, why: 'faulty' });
      const good = acceptProposal(desk, 'page', one);
      expect(saveEdits(disk.dir, desk, good)).toMatchObject({ saved: true });
      expect(saveEdits(disk.dir, desk, acceptProposal(desk, 'page', two))).toMatchObject({
        saved: false,
        why: 'stale',
      });
      writeFileSync(join(disk.dir, 'entities/project.yaml'), 'own: {}\n');
      const fresh = openDesk(SEED_DIR, disk.dir, 'big');
      // An error that stood before does not lock the editor out.
      expect(saveEdits(disk.dir, fresh, acceptProposal(fresh, 'page', two))).toMatchObject({ saved: true });
    } finally {
      disk.remove();
    }
  });

  it('a proposal for a known node adds its words there; an alias, a twin and a changed id are followed', async () => {
    const { desk, proposals } = await drafted();
    const find = (name: string) => proposals.entities.find((one) => one.name === name) as EntityProposal;
    const group = find('六大发展战略');
    expect(group).toMatchObject({ id: 'six-strategies', known: true });
    expect(twinsOf(desk, group)[0]).toMatchObject({ id: 'six-strategies', why: 'name' });
    let now = withEdits(desk, acceptProposal(desk, 'page-2', group));
    expect(entitiesOf(now).find((one) => one.id === 'six-strategies')?.evidence).toMatchObject([
      { source: null },
      { source: 'page-2' },
    ]);

    const first = find('创新立市战略');
    now = withEdits(now, acceptProposal(now, 'page-2', first, { id: 'innovation' }));
    const list = parseProposals(now.files.get(proposalsPath('page-2')) ?? '');
    const relation = list?.relations.find((one) => one.from === 'innovation');
    expect(relation).toMatchObject({ type: 'BELONGS_TO', to: 'six-strategies' });
    if (relation === undefined) throw new Error('the relation did not follow');
    now = withEdits(now, acceptProposal(now, 'page-2', relation));
    expect(relationsOf(now)).toContainEqual(
      expect.objectContaining({ from: 'innovation', to: 'six-strategies', basis: 'explicit' }),
    );

    const second = find('产业强市战略');
    now = withEdits(now, acceptProposal(now, 'page-2', second, { into: 'innovation' }));
    expect(entitiesOf(now).find((one) => one.id === 'innovation')).toMatchObject({
      aliases: ['产业强市战略'],
    });
    const third = find('生态优先战略');
    now = withEdits(
      now,
      acceptProposal(now, 'page-2', third, { sameAs: { id: 'innovation', reason: '名称相近' } }),
    );
    expect(relationsOf(now)).toContainEqual(
      expect.objectContaining({ type: 'SAME_AS', to: 'innovation', basis: 'inferred' }),
    );
    expect(checkDesk(now).filter((one) => one.severity === 'error')).toEqual([]);
  });
});
