import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, SECOND_PAGE } from '../places.ts';
import { onDisk, yunxi } from './editing-desk.ts';

const disk = onDisk(yunxi());
const scratch = mkdtempSync(join(tmpdir(), 'plan-graph-tables-'));
afterAll(() => {
  disk.remove();
  rmSync(scratch, { recursive: true, force: true });
});

function seed(...args: string[]) {
  const { PLAN_GRAPH_DRAFT_URL: _, ...env } = process.env;
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'graph-seed/cli.ts'), ...args, '--plans', disk.plans],
    { cwd: ROOT, encoding: 'utf8', env },
  );
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe('npm run seed, for an editor', () => {
  it('goes from a text file to a closed gap', { timeout: 120_000 }, () => {
    const added = seed('add-source', 'yunxi', SECOND_PAGE, '--title', '第2版', '--print', '第2版');
    expect(added).toMatchObject({ status: 0, out: expect.stringContaining('请核对：b05 接续 b03') });
    expect(readFileSync(join(disk.dir, 'sources/page-2/text.txt'))).toEqual(readFileSync(SECOND_PAGE));
    expect(seed('add-source', 'yunxi', SECOND_PAGE)).toMatchObject({
      status: 1,
      err: expect.stringContaining('已是来源 page-2'),
    });

    expect(seed('draft', 'yunxi', 'page-2')).toMatchObject({
      status: 0,
      out: expect.stringContaining('图谱未变'),
    });
    expect(seed('check').out).toContain('9 个节点');
    expect(seed('reject', 'yunxi', 'page-2', '人才引领战略', '--reason', '试')).toMatchObject({ status: 0 });
    const preview = seed('accept', 'yunxi', 'page-2', '创新立市战略', '--dry-run');
    expect(preview.out).toContain('+  name: 创新立市战略');
    expect(readdirSync(join(disk.dir, 'entities'))).not.toContain('platform.yaml');
    expect(seed('accept', 'yunxi', 'page-2', '--all', 'certain').status).toBe(0);
    expect(seed('accept', 'yunxi', 'page-2', '--all', 'likely').status).toBe(0);
    expect(seed('accept', 'yunxi', 'page-2', '没有这一条')).toMatchObject({
      status: 1,
      err: expect.stringContaining('没有这样的建议'),
    });
    expect(seed('check')).toMatchObject({ status: 0, out: expect.stringContaining('0 处错误') });
    expect(
      readFileSync(join(disk.dir, 'entities/strategy.yaml'), 'utf8').match(/^[a-z-]+:$/gmu),
    ).toHaveLength(6);
  });

  it('carries tables out and in, and says which cell is wrong', { timeout: 120_000 }, () => {
    const book = join(scratch, 'yunxi.xlsx');
    expect(seed('export-tables', 'yunxi', '--out', book).status).toBe(0);
    expect(seed('import-tables', 'yunxi', book)).toMatchObject({
      status: 0,
      out: expect.stringContaining('修改 0'),
    });
    expect(seed('export-tables', 'yunxi', '--format', 'csv', '--out', scratch).status).toBe(0);
    const file = join(scratch, 'entities.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Goal,', 'Gaol,'));
    expect(seed('import-tables', 'yunxi', file)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/表“节点”第 \d+ 行，列“类 kind”：没有节点类“Gaol”/u),
    });
  });

  it('makes a plan for another city, and refuses what it cannot do in one sentence', {
    timeout: 120_000,
  }, () => {
    const head = ['--title', '某市规划', '--city', '某市'];
    // A period that nobody stated is not filled in.
    expect(seed('new-plan', 'other', ...head)).toMatchObject({
      status: 1,
      err: expect.stringContaining('--period'),
    });
    expect(seed('new-plan', 'other', ...head, '--period', '某时期')).toMatchObject({ status: 0 });
    expect(seed('new-plan', 'other', ...head, '--period', '某时期')).toMatchObject({
      status: 1,
      err: expect.stringContaining('已经有了'),
    });
    expect(seed('draft', 'nowhere', 'page')).toMatchObject({
      status: 1,
      err: expect.stringContaining('没有规划 nowhere'),
    });
    expect(seed('draft-score', 'yunxi', 'nowhere')).toMatchObject({
      status: 1,
      err: expect.stringContaining('没有来源'),
    });
  });
});
