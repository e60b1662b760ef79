import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptProposal, twinsOf } from '../../graph-seed/edit/decide.ts';
import { checkDesk, withEdits } from '../../graph-seed/edit/desk.ts';
import { openDesk, saveEdits } from '../../graph-seed/edit/plan-folder.ts';
import { entitiesOf, relationsOf } from '../../graph-seed/edit/plan-records.ts';
import { type EntityProposal, parseProposals, proposalsPath } from '../../graph-seed/edit/proposals.ts';
import { SEED_DIR } from '../places.ts';
import { drafted, onDisk } from './editing-desk.ts';
import { bigDesk } from './two-hundred.ts';

// Two hundred decisions, and the files that they leave, are tested through the desk's server.
describe('deciding on proposals', () => {
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
