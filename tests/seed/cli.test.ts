import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FIXTURES, ROOT, YUNXI } from '../places.ts';
import { copySeed, PLAN, type SeedCopy } from './damaged-copy.ts';

function seedCommand(args: string[], env: Record<string, string> = {}) {
  const { NEO4J_URI: _, NEO4J_PASSWORD: __, ...clean } = process.env;
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'graph-seed/cli.ts'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...clean, ...env },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe('npm run seed', () => {
  let seed: SeedCopy | undefined;
  afterEach(() => seed?.remove());

  it('check: says that the plan is sound, with its totals', () => {
    const { status, out } = seedCommand(['check']);
    expect(out).toMatch(/\d+ 项检查，\d+ 份规划，\d+ 个节点，.*0 处错误/);
    expect(status).toBe(0);
  });

  it('check --plans: names each fault as file:line:col and fails', () => {
    seed = copySeed();
    const file = `${PLAN}/entities/strategy.yaml`;
    const line = seed.append(
      file,
      'damaged:\n  name: 乡村振兴\n  scoope: city\n  evidence: [乡村振兴战略深入实施]',
    );
    const { status, out } = seedCommand(['check', '--plans', join(seed.dir, 'plans')]);
    expect(out.split('\n')[0]).toMatch(
      new RegExp(
        `strategy\\.yaml:${line + 2}:3 \\[错误 error\\] .*没有属性“scoope”.*改法 mend：是不是“scope”`,
      ),
    );
    expect(out).toContain('1 处错误');
    expect(status).toBe(1);
  });

  it('check --plans: names what it found in a folder that is one too high or one too deep', () => {
    const high = seedCommand(['check', '--plans', `${FIXTURES}yunxi/`]);
    expect(high.status).toBe(1);
    expect(high.out).toMatch(
      /没有规划：那里的文件夹是 plans，.*改法 mend：是不是 --plans \S*yunxi\/plans？/u,
    );
    expect(high.out).toContain('1 处错误');
    expect(seedCommand(['check', '--plans', `${YUNXI}/yunxi`]).out).toMatch(
      /本身是一份规划.*改法 mend：给出它的上一级：--plans \S*yunxi\/plans/u,
    );
  });

  it('check --plans: fails where there is no plan', () => {
    expect(seedCommand(['check', '--plans', '/nowhere'])).toMatchObject({
      status: 1,
      out: expect.stringContaining('没有找到规划'),
    });
  });

  it('stats: counts kinds, types, grounds, coverage and faults', () => {
    const { status, out } = seedCommand(['stats']);
    for (const head of ['节点类 Kind', '关系类型 Type', '推断的依据 Ground', '覆盖（句）', '转录疑误'])
      expect(out).toContain(head);
    expect(status).toBe(0);
  });

  it('load: refuses faulty plans, and says what the environment lacks', () => {
    expect(seedCommand(['load'])).toMatchObject({ status: 1, err: expect.stringContaining('NEO4J_URI') });
    const odd = seedCommand(['load'], { NEO4J_URI: 'http://127.0.0.1', NEO4J_PASSWORD: 'x' });
    expect(odd).toMatchObject({ status: 1, err: expect.stringContaining('须形如') });
    seed = copySeed();
    seed.append(`${PLAN}/entities/strategy.yaml`, 'damaged:\n  name: 某战略');
    const faulty = seedCommand(['load', '--plans', join(seed.dir, 'plans')]);
    expect(faulty).toMatchObject({ status: 1, err: expect.stringContaining('没有载入') });
  });

  it('load: names a database that cannot be reached, without the password', () => {
    const { status, out, err } = seedCommand(['load'], {
      NEO4J_URI: 'bolt://127.0.0.1:9',
      NEO4J_PASSWORD: 'geheim',
    });
    expect(status).toBe(1);
    expect(err).toContain('载入失败');
    expect(out + err).not.toContain('geheim');
  });
});
