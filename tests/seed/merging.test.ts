import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { withEdits } from '../../graph-seed/edit/desk.ts';
import { mergePlanFile } from '../../graph-seed/edit/merge.ts';
import { putEntity } from '../../graph-seed/edit/statements.ts';
import { ROOT } from '../places.ts';
import { wuxi } from './editing-desk.ts';

const FILE = 'project.yaml';
const base = wuxi().files.get('entities/project.yaml') ?? '';
let repo: string | undefined;
afterEach(() => repo !== undefined && rmSync(repo, { recursive: true, force: true }));

/** The file with a node more, as an editor's save leaves it. */
function withNode(id: string, quote: string): string {
  const desk = wuxi();
  const node = {
    id,
    kind: 'Project',
    name: id,
    aliases: [],
    nameFrom: null,
    summary: null,
    properties: {},
    evidence: [{ quote: [quote], at: [null], source: null }],
  };
  return withEdits(desk, putEntity(desk, node)).files.get('entities/project.yaml') ?? '';
}

/** Merges two branches that each changed the file, in a real git. */
function gitMerge(ours: string, theirs: string, driver: boolean): { status: number | null; text: string } {
  const dir = mkdtempSync(join(tmpdir(), 'plan-graph-git-'));
  repo = dir;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: dir,
      stdio: 'pipe',
    });
  const write = (text: string) => writeFileSync(join(dir, FILE), text);
  git('init', '-q', '-b', 'main');
  writeFileSync(join(dir, '.gitattributes'), '*.yaml merge=plan-yaml\n');
  if (driver)
    git(
      'config',
      'merge.plan-yaml.driver',
      `"${process.execPath}" "${join(ROOT, 'node_modules/tsx/dist/cli.mjs')}" "${join(ROOT, 'graph-seed/cli.ts')}" merge-file %O %A %B`,
    );
  write(base);
  git('add', '-A');
  git('commit', '-qm', 'base');
  git('checkout', '-qb', 'theirs');
  write(theirs);
  git('commit', '-qam', 'theirs');
  git('checkout', '-q', 'main');
  write(ours);
  git('commit', '-qam', 'ours');
  const merged = spawnSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'merge', '-q', '--no-edit', 'theirs'],
    { cwd: dir },
  );
  return { status: merged.status, text: readFileSync(join(dir, FILE), 'utf8') };
}

describe('two editors', () => {
  it('on different passages merge in plain git, without our driver', () => {
    const { status, text } = gitMerge(
      withNode('one', '形成通用物资和专用物资相支撑的物资储备格局'),
      withNode('two', '苏南硕放区域枢纽机场改扩建工程竣工'),
      false,
    );
    expect(status).toBe(0);
    expect(text).toContain('\none:\n');
    expect(text).toContain('\ntwo:\n');
    expect(text).not.toContain('<<<<');
  });

  it('at the very same place merge with the driver', () => {
    const quote = '积极创建深海技术太湖国家实验室';
    const { status, text } = gitMerge(withNode('one', quote), withNode('two', quote), true);
    expect(status).toBe(0);
    expect(text).toContain('\none:\n');
    expect(text).toContain('\ntwo:\n');
    expect(text).not.toContain('<<<<');
  });

  it('who say different things of one field are told so', () => {
    const change = (to: string) => base.replace('  status: planned', `  status: ${to}`);
    const { status, text } = gitMerge(change('ongoing'), change('unstated'), true);
    expect(status).not.toBe(0);
    expect(text).toContain('<<<<<<<');
  });
});

describe('merging records', () => {
  const file = 'a:\n  name: 甲\n  evidence:\n    - 一\nb:\n  name: 乙\n  evidence:\n    - 二\n';

  it('joins evidence that both added, and keeps what either removed away', () => {
    const ours = file.replace('    - 一\n', '    - 一\n    - 一甲\n');
    const theirs = file.replace('    - 一\n', '    - 一\n    - 一乙\n').replace(/b:[\s\S]*$/u, '');
    expect(mergePlanFile(file, ours, theirs)).toEqual({
      text: 'a:\n  name: 甲\n  evidence:\n    - 一\n    - 一甲\n    - 一乙\n',
      conflicts: [],
    });
  });

  it('takes comments of the side that changed them', () => {
    const theirs = `# 新注\n${file}`;
    const ours = file.replace('甲', '甲二');
    expect(mergePlanFile(file, ours, theirs)).toEqual({
      text: `# 新注\n${file.replace('甲', '甲二')}`,
      conflicts: [],
    });
  });

  it('merges relations by their ends, and two sources in plan.yaml', () => {
    const one = '- from: a\n  to: b\n  basis: explicit\n  evidence:\n    - 一\n';
    const ours = `${one}- from: a\n  to: c\n  basis: explicit\n  evidence:\n    - 三\n`;
    const theirs = `${one}- from: b\n  to: c\n  basis: explicit\n  evidence:\n    - 四\n`;
    expect(mergePlanFile(one, ours, theirs).text).toBe(
      `${one}${theirs.slice(one.length)}${ours.slice(one.length)}`,
    );
    const plan = 'title: 甲\nsources:\n  p1:\n    title: 一\n';
    const merged = mergePlanFile(plan, `${plan}  p2:\n    title: 二\n`, `${plan}  p3:\n    title: 三\n`);
    expect(merged).toEqual({ text: `${plan}  p2:\n    title: 二\n  p3:\n    title: 三\n`, conflicts: [] });
  });

  it('calls a removal here and a change there a conflict', () => {
    const merged = mergePlanFile(file, file.replace(/b:[\s\S]*$/u, ''), file.replace('乙', '乙二'));
    expect(merged.conflicts).toHaveLength(1);
  });

  it('takes the side that is chosen, of a field, of a record and of a line, and only that', () => {
    const was = `title: 市\n${file}`;
    const ours = was
      .replace('甲', '甲一')
      .replace('市', '城')
      .replace(/b:[\s\S]*$/u, '');
    const theirs = was.replace('甲', '甲二').replace('市', '都').replace('乙', '乙二');
    const open = mergePlanFile(was, ours, theirs);
    expect(open.conflicts.map(({ key, mine, theirs: other }) => [key, mine, other])).toEqual([
      ['title', 'title: 城\n', 'title: 都\n'],
      ['a.name', 'name: 甲一', 'name: 甲二'],
      ['b', null, 'b:\n  name: 乙二\n  evidence:\n    - 二\n'],
    ]);
    expect(mergePlanFile(was, ours, theirs, () => 'mine')).toEqual({ text: ours, conflicts: [] });
    expect(mergePlanFile(was, ours, theirs, () => 'theirs')).toEqual({ text: theirs, conflicts: [] });
    const mixed = mergePlanFile(was, ours, theirs, ({ key }) => (key === 'a.name' ? 'mine' : 'theirs'));
    expect(mixed).toEqual({ text: theirs.replace('甲二', '甲一'), conflicts: [] });
  });
});
