import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conflicts, Workbench } from '../../server/contract/editing-shapes.ts';
import { closing, drafted, named, PAGE_2 } from './drafted-desk.ts';
import { type Editor, openEditor } from './editing-server.ts';

describe('two at the same files', () => {
  it('refuses a save when a file changed meanwhile; rereads it, and lays both on top of each other', async () => {
    const { editor, bench } = await drafted();
    await editor.post(`${PAGE_2}/accept`, { key: named(bench, '云溪大桥')?.key });
    const file = join(editor.dir, 'entities/project.yaml');
    const other = `${readFileSync(file, 'utf8')}other:\n  name: 别人加的项目\n  status: planned\n  evidence:\n    - 三项重点工程\n`;
    writeFileSync(file, other);
    expect((await editor.post(`${PAGE_2}/save`)).body).toEqual({
      saved: false,
      why: 'stale',
      stale: ['entities/project.yaml'],
    });
    expect(readFileSync(file, 'utf8')).toBe(other);
    expect((await editor.post(`${PAGE_2}/reread`, { discard: false, choices: [] })).status).toBe(200);
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    expect(readFileSync(file, 'utf8')).toContain('别人加的项目');
    expect(readFileSync(file, 'utf8')).toContain('云溪大桥');
  });

  it('lays a confirmed join and another editor’s change of the same blocks.yaml on top of each other', async () => {
    const { editor, bench } = await drafted();
    await editor.post(`${PAGE_2}/save`);
    const guessed = bench.blocks.find((one) => one.guessed);
    const other = bench.blocks.find((one) => one.id !== guessed?.id);
    if (guessed === undefined || other === undefined) throw new Error('no guessed join');
    await editor.post(`${PAGE_2}/order`, { do: 'confirm', block: guessed.id });
    const file = join(editor.dir, 'sources/page-2/blocks.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(JSON.stringify(other.what), '"别人改称"'));
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: false, why: 'stale' });
    expect((await editor.post(`${PAGE_2}/reread`, { discard: false, choices: [] })).status).toBe(200);
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    expect(readFileSync(file, 'utf8')).toContain('别人改称');
    expect(readFileSync(file, 'utf8')).not.toContain(', guessed: true }');
  });

  /** Saves, lets another editor rename the node that was accepted, and reads that in. */
  async function renamedByOther(editor: Editor & { dir: string }, name: string) {
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    const file = join(editor.dir, 'entities/project.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('name: 云溪大桥', `name: ${name}`));
    return (await editor.get(PAGE_2)).body as Workbench;
  }

  it('asks for each thing that two cut, called or ordered differently, and loses neither before that', async () => {
    const { editor, bench } = await drafted();
    await editor.post(`${PAGE_2}/save`);
    const guessed = bench.blocks.find((one) => one.guessed);
    const [first] = bench.streams[0]?.blocks ?? [];
    const file = join(editor.dir, 'sources/page-2/blocks.yaml');
    const former = readFileSync(file, 'utf8');
    // Another desk over the same files: it parts the join and calls the first block something.
    const other = await openEditor(join(editor.dir, '..'));
    closing.push(other.close);
    await other.post(`${PAGE_2}/order`, { do: 'join', block: guessed?.id, of: null });
    await other.post(`${PAGE_2}/order`, { do: 'rename', block: first, what: '别人的说明' });
    await editor.post(`${PAGE_2}/order`, { do: 'confirm', block: guessed?.id });
    await editor.post(`${PAGE_2}/order`, { do: 'rename', block: first, what: '我的说明' });
    expect((await other.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    const theirs = readFileSync(file, 'utf8');
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: false, why: 'stale' });

    const asked = await editor.post(`${PAGE_2}/reread`, { discard: false, choices: [] });
    const { conflicts } = asked.body as Conflicts;
    expect(asked.status).toBe(200);
    expect(conflicts.map(({ path, key, mine, theirs: said }) => [path, key, mine, said])).toEqual([
      ['sources/page-2/blocks.yaml', `${first}.what`, '我的说明', '别人的说明'],
      ['sources/page-2/blocks.yaml', `${guessed?.id}.continues`, guessed?.continues, '（无 none）'],
    ]);
    // Nothing has changed; half a choice changes nothing either, nor does one of what was not shown.
    const take = (key: string, side: 'mine' | 'theirs', seen?: string) =>
      conflicts.flatMap((one) =>
        one.key === key ? [{ path: one.path, key, theirs: seen ?? one.theirs, take: side }] : [],
      );
    const [what, join_] = [take(`${first}.what`, 'mine'), take(`${guessed?.id}.continues`, 'theirs')];
    const answered = async (choices: unknown[]) =>
      (await editor.post(`${PAGE_2}/reread`, { discard: false, choices })).body.conflicts.length as number;
    expect(await answered(what)).toBe(1);
    expect(await answered([...take(`${first}.what`, 'mine', '没有看到过'), ...join_])).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(theirs);
    expect((await editor.get(PAGE_2)).body.blocks).toContainEqual(
      expect.objectContaining({ id: first, what: '我的说明' }),
    );
    expect(await answered([...what, ...join_])).toBe(0);
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    const merged = readFileSync(file, 'utf8');
    expect(merged).toBe(theirs.replace('别人的说明', '我的说明'));
    // Both of my steps can still be taken back: the second brings the block's first name again.
    await editor.post(`${PAGE_2}/undo`, { choices: [] });
    await editor.post(`${PAGE_2}/save`);
    const name = /what: ("[^"]*")/.exec(
      former.split('\n').find((one) => one.startsWith(`  ${first}:`)) ?? '',
    );
    expect(readFileSync(file, 'utf8')).toBe(theirs.replace('"别人的说明"', name?.[1] ?? '?'));
  });

  it('takes a saved decision back after another’s change was read in, and leaves that change', async () => {
    const { editor, bench } = await drafted();
    const file = join(editor.dir, 'entities/project.yaml');
    const before = readFileSync(file, 'utf8');
    await editor.post(`${PAGE_2}/accept`, { key: named(bench, '云溪大桥')?.key });
    await editor.post(`${PAGE_2}/save`);
    const other = 'other:\n  name: 别人加的项目\n  status: planned\n  evidence:\n    - 三项重点工程\n';
    writeFileSync(file, `${readFileSync(file, 'utf8')}${other}`);
    const fresh = (await editor.get(PAGE_2)).body as Workbench;
    expect(fresh.nodes.some((one) => one.name === '别人加的项目')).toBe(true);
    expect(fresh.undo?.zh).toBe('采纳 云溪大桥');
    await editor.post(`${PAGE_2}/undo`, { choices: [] });
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    expect(readFileSync(file, 'utf8')).toBe(before + other);
  });

  it('says what keeps a decision from being taken back, and does as is chosen', async () => {
    const { editor, bench } = await drafted();
    await editor.post(`${PAGE_2}/accept`, { key: named(bench, '云溪大桥')?.key });
    await renamedByOther(editor, '别人改的桥');
    const undone = (await editor.post(`${PAGE_2}/undo`, { choices: [] })).body as Conflicts;
    expect(undone.conflicts).toMatchObject([
      { path: 'entities/project.yaml', mine: null, theirs: expect.stringContaining('name: 别人改的桥') },
    ]);
    const still = (await editor.get(PAGE_2)).body as Workbench;
    expect(still.nodes.some((one) => one.name === '别人改的桥')).toBe(true);
    expect(still.undo?.zh).toBe('采纳 云溪大桥');
    const [conflict] = undone.conflicts;
    const choices = [{ path: conflict?.path, key: conflict?.key, theirs: conflict?.theirs, take: 'mine' }];
    const back = (await editor.post(`${PAGE_2}/undo`, { choices })).body as Workbench;
    expect(back.nodes.some((one) => one.name === '别人改的桥')).toBe(false);
    expect(named(back, '云溪大桥')).toBeDefined();
  });

  it('letting go of what is unsaved keeps what was saved, and its undo', async () => {
    const { editor, bench } = await drafted();
    await editor.post(`${PAGE_2}/accept`, { key: named(bench, '云溪大桥')?.key });
    await editor.post(`${PAGE_2}/save`);
    await editor.post(`${PAGE_2}/undo`, { choices: [] });
    await editor.post(`${PAGE_2}/reread`, { discard: true, choices: [] });
    const kept = (await editor.get(PAGE_2)).body as Workbench;
    expect(kept.unsaved).toEqual({ steps: [], files: [] });
    expect(kept.undo?.zh).toBe('采纳 云溪大桥');
    const fresh = await drafted();
    await fresh.editor.post(`${PAGE_2}/reread`, { discard: true, choices: [] });
    expect((await fresh.editor.get(PAGE_2)).status).toBe(404);
  });
});
