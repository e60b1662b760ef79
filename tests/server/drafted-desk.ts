import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Workbench } from '../../server/contract/editing-shapes.ts';
import { onDisk, secondPage, yunxi } from '../seed/editing-desk.ts';
import { type Editor, openEditor } from './editing-server.ts';

/** What the tests of the editing desk's server begin with. What they open is closed after each. */

export const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export async function editorOf(desk: ReturnType<typeof yunxi>): Promise<Editor & { dir: string }> {
  const disk = onDisk(desk);
  closing.push(disk.remove);
  const editor = await openEditor(disk.plans);
  closing.push(editor.close);
  return { ...editor, dir: disk.dir };
}

export const onDiskText = (dir: string, path: string) =>
  existsSync(join(dir, path)) ? readFileSync(join(dir, path), 'utf8') : null;

export const PAGE_2 = '/api/plans/yunxi/sources/page-2';

/** The invented city with its second page added and drafted through the API; nothing saved. */
export async function drafted() {
  const editor = await editorOf(yunxi());
  const added = await editor.post('/api/plans/yunxi/sources', {
    fileName: '第2版.txt',
    base64: secondPage().toString('base64'),
    title: '第2版',
    print: '第2版',
    date: '2021-03-02',
    id: 'page-2',
    convert: false,
  });
  expect(added).toEqual({
    status: 200,
    body: { source: 'page-2', print: '第2版', printGuessed: false, guessed: 1 },
  });
  expect((await editor.post(`${PAGE_2}/draft`)).status).toBe(200);
  const bench = (await editor.get(PAGE_2)).body as Workbench;
  return { editor, bench };
}

export const named = (bench: Workbench, name: string) =>
  bench.proposals.find((one) => one.is === 'entity' && one.name === name);
export const gap = (bench: Workbench, id: string) => bench.gaps.find((one) => one.id === id);
