import { describe, expect, it } from 'vitest';
import { comesOutOf } from '../../graph-seed/checks/names.ts';
import { checkDesk, graphOf } from '../../graph-seed/edit/desk.ts';
import { deskOf, wuxi } from './editing-desk.ts';
import { SMALL_PLAN } from './small-plan.ts';

const project = (name: string, more = '') => ({
  ...SMALL_PLAN,
  'entities/project.yaml': `first:\n  name: ${name}\n${more}  status: planned\n  evidence: [建设一号工程, 一号工程完工]\n`,
});
const said = (name: string, more = '', faults?: string) =>
  checkDesk(
    deskOf({
      ...project(name, more),
      ...(faults === undefined ? {} : { 'sources/page/faults.yaml': faults }),
    }),
  ).filter((one) => one.check === 'names');

describe('a name', () => {
  it('is made of words of one passage, in their order; some may be left out', () => {
    expect(comesOutOf('地铁3号线一期', '地铁1号线南延线和3号线一期建成通车')).toBe(true);
    expect(comesOutOf('棚户区改造面积', '完成棚户区改造350万平方米')).toBe(false);
    expect(comesOutOf('首批农房建设试点村', '首批107个试点村农房建设全面建成')).toBe(false);
    // Single characters taken here and there are no words.
    expect(comesOutOf('成都', '建成首都')).toBe(false);
    expect(said('一号工程')).toEqual([]);
    expect(said('建设工程')).toEqual([]);
    expect(said('工程建设')).toMatchObject([{ severity: 'error', line: 2, check: 'names' }]);
  });

  it('that a reader gave says so; what the page says is no reader’s', () => {
    expect(said('工程建设', '  nameFrom: reader\n')).toEqual([]);
    expect(said('一号工程', '  nameFrom: reader\n')).toMatchObject([{ severity: 'error', line: 3 }]);
    expect(said('工程建设', '  nameFrom: editor\n')).toMatchObject([{ severity: 'error', line: 3 }]);
    const [node] = graphOf(deskOf(project('工程建设', '  nameFrom: reader\n'))).nodes.filter(
      (one) => one.kind === 'Project',
    );
    expect(node).toMatchObject({ name: '工程建设', nameFrom: 'reader' });
  });

  it('may be as the print probably has it', () => {
    expect(said('一号大工程')).toHaveLength(1);
    const fault = '- quote: 建设一号工程\n  likely: 建设一号大工程\n  confidence: likely\n  reason: 脱字\n';
    expect(said('一号大工程', '', fault)).toEqual([]);
  });

  it('of the real plan is the page’s own but for a few, each of which says so', () => {
    const named = graphOf(wuxi()).nodes.filter((node) => node.nameFrom !== undefined);
    expect(named.map((node) => node.name)).toContain('棚户区改造面积');
    expect(named.length).toBeLessThan(20);
  });
});

describe('a suspected fault', () => {
  const faults = (rest: string) =>
    checkDesk(
      deskOf({
        ...SMALL_PLAN,
        'sources/page/faults.yaml': `- quote: 建设一号工程\n${rest}  confidence: likely\n  reason: 脱字\n`,
      }),
    ).flatMap((one) => (one.file.endsWith('faults.yaml') ? [one.message] : []));

  it('has either the words of the print or a note', () => {
    expect(faults('  likely: 建设一号大工程\n')).toEqual([]);
    expect(faults('  note: 疑脱一字\n')).toEqual([]);
    expect(faults('')).toEqual([expect.stringContaining('likely')]);
    expect(faults('  likely: 建设一号大工程\n  note: 疑脱一字\n')).toEqual([
      expect.stringContaining('只能写一样'),
    ]);
    expect(faults('  likely: （疑脱一字）\n')).toEqual([expect.stringContaining('编者的话')]);
  });
});
