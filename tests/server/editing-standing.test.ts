import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SplitLook, StandingEntity, Workbench } from '../../server/contract/editing-shapes.ts';
import { yunxi } from '../seed/editing-desk.ts';
import { drafted, editorOf, named, onDiskText, PAGE_2 } from './drafted-desk.ts';
import type { Editor } from './editing-server.ts';

describe('what stands already', () => {
  const PAGE_1 = '/api/plans/yunxi/sources/page-1';
  const ask = async (editor: Editor, path: string, body: unknown) => {
    const answer = await editor.post(`${PAGE_1}/${path}`, body);
    return { ...answer, bench: answer.body as Workbench };
  };

  it('is changed by the same form as what is proposed: in its lines only, and taken back', async () => {
    const editor = await editorOf(yunxi());
    const files = ['entities/strategy.yaml', 'relations/belongs-to.yaml'];
    const texts = () => files.map((path) => onDiskText(editor.dir, path));
    const before = texts();
    const node = (await ask(editor, 'standing', { id: 'six-strategies' })).body as StandingEntity;
    expect(node).toMatchObject({ is: 'entity', name: '六大发展战略', kind: 'Strategy' });
    const { kind, evidence, properties, aliases } = node;
    const entity = { kind, name: '发展战略', id: 'the-six', aliases, properties, evidence, nameFrom: null };
    const { bench } = await ask(editor, 'change-entity', { id: 'six-strategies', entity });
    expect(bench.nodes.find((one) => one.id === 'the-six')?.name).toBe('发展战略');
    expect(bench.undo?.zh).toBe('修改 发展战略');
    expect((await editor.post(`${PAGE_1}/save`)).body).toMatchObject({ saved: true });
    const changed = onDiskText(editor.dir, 'entities/strategy.yaml');
    expect(changed).toContain('the-six:\n  name: 发展战略\n');
    const moved = (await ask(editor, 'standing', { id: 'the-six' })).body as StandingEntity;
    expect(moved.relations.length).toBe(node.relations.length);
    await editor.post(`${PAGE_1}/undo`, { choices: [] });
    await editor.post(`${PAGE_1}/save`);
    expect(texts()).toEqual(before);
    expect((await ask(editor, 'change-entity', { id: 'nobody', entity })).body.code).toBe('no-such-thing');
    const other = bench.nodes.find((one) => one.id !== 'the-six' && one.id !== 'six-strategies')?.id;
    const taken = await ask(editor, 'change-entity', {
      id: 'six-strategies',
      entity: { ...entity, id: other },
    });
    expect(taken.body.code).toBe('taken');
  });

  it('is taken out with what hangs on it, which is said before', async () => {
    const { editor, bench } = await drafted();
    const [first] = bench.proposals.filter((one) => one.is === 'relation' && one.to === 'six-strategies');
    await editor.post(`${PAGE_2}/accept`, { key: first?.key });
    const node = (await editor.post(`${PAGE_2}/standing`, { id: 'six-strategies' })).body as StandingEntity;
    const [relation] = node.relations;
    expect(relation?.names.to).toBe('六大发展战略');
    if (relation === undefined) throw new Error('no relation');
    const { type, from, to, key, evidence } = relation;
    const was = { type, from, to, key };
    const inferred = { type, from, to, basis: 'inferred', ground: 'wording', reason: '试写', evidence };
    await editor.post(`${PAGE_2}/change-relation`, { was, relation: inferred });
    const now = (await editor.post(`${PAGE_2}/standing`, { id: 'six-strategies' })).body as StandingEntity;
    expect(now.relations).toContainEqual(
      expect.objectContaining({ ...was, reason: '试写', ground: 'wording' }),
    );
    const without = (await editor.post(`${PAGE_2}/remove`, { entity: 'six-strategies' })).body as Workbench;
    expect(without.nodes.some((one) => one.id === 'six-strategies')).toBe(false);
    expect(without.proposals.some((one) => one.is === 'relation' && one.to === 'six-strategies')).toBe(false);
    const again = (await editor.post(`${PAGE_2}/undo`, { choices: [] })).body as Workbench;
    expect(again.nodes.some((one) => one.id === 'six-strategies')).toBe(true);
    await editor.post(`${PAGE_2}/remove`, { relation: was });
    const left = (await editor.post(`${PAGE_2}/standing`, { id: 'six-strategies' })).body as StandingEntity;
    expect(left.relations.length).toBe(now.relations.length - 1);
    expect((await editor.post(`${PAGE_2}/remove`, { relation: was })).body.code).toBe('no-such-thing');
  });
});

describe('the reading order through the editing desk', () => {
  it('is moved, joined, parted, split and merged, and saved as blocks.yaml', async () => {
    const { editor, bench } = await drafted();
    const guessed = bench.blocks.find((block) => block.guessed);
    const order = async (change: unknown) => {
      const answer = await editor.post(`${PAGE_2}/order`, change);
      expect(answer.status).toBe(200);
      return answer.body as Workbench;
    };
    const block = (now: Workbench, id = guessed?.id) => now.blocks.find((one) => one.id === id);
    expect(block(await order({ do: 'confirm', block: guessed?.id }))).toMatchObject({
      guessed: false,
      continues: guessed?.continues,
    });
    expect(block(await order({ do: 'join', block: guessed?.id, of: null }))?.continues).toBeNull();
    expect(block(await order({ do: 'join', block: guessed?.id, of: guessed?.continues }))?.continues).toBe(
      guessed?.continues,
    );
    const [first] = bench.streams[0]?.blocks ?? [];
    const moved = await order({ do: 'move', block: first, stream: 'furniture', before: null });
    expect(moved.streams.find((one) => one.id === 'furniture')?.blocks.at(-1)).toBe(first);
    await editor.post(`${PAGE_2}/undo`, { choices: [] });
    const whole = block(bench, bench.streams[0]?.blocks[1] ?? first) ?? guessed;
    const at = (whole?.start ?? 0) + 8;
    const split = await order({ do: 'split', block: whole?.id, at });
    expect(split.blocks.length).toBe(bench.blocks.length + 1);
    const merged = await order({ do: 'merge', block: whole?.id });
    expect(block(merged, whole?.id)).toMatchObject({ start: whole?.start, end: whole?.end });
    await order({ do: 'rename', block: whole?.id, what: '改过的说明' });
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    const yaml = readFileSync(join(editor.dir, 'sources/page-2/blocks.yaml'), 'utf8');
    expect(yaml).toContain('改过的说明');
    expect(yaml).not.toContain('guessed: true }');
  });

  it('tells before a cut what it goes through, and quotes that in two parts after it', async () => {
    const { editor, bench } = await drafted();
    const key = named(bench, '云溪大桥')?.key;
    const now = (await editor.post(`${PAGE_2}/accept`, { key })).body as Workbench;
    const middle = [...now.text.slice(0, now.text.indexOf('云溪大桥') + 3)].length;
    const look = (await editor.post(`${PAGE_2}/split-look`, { at: middle })).body as SplitLook;
    expect(look.marks).toEqual([]);
    expect(look.quotes).toContainEqual({ of: '云溪大桥', quote: expect.stringContaining('云溪大桥') });
    const before = (await editor.post(`${PAGE_2}/split-look`, { at: middle - 3 })).body as SplitLook;
    expect(before.quotes.some((one) => one.quote.startsWith('云溪大桥'))).toBe(false);
    const block = now.blocks.find((one) => one.start < middle && middle < one.end)?.id;
    const split = (await editor.post(`${PAGE_2}/order`, { do: 'split', block, at: middle }))
      .body as Workbench;
    expect(split.blocks.length).toBe(now.blocks.length + 1);
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    const yaml = readFileSync(join(editor.dir, 'entities/project.yaml'), 'utf8');
    expect(yaml).toMatch(/quote: \[[^\]]*云溪大, 桥/);
    // Not a word is cut that somebody has marked.
    writeFileSync(
      join(editor.dir, 'sources/page-2/faults.yaml'),
      '- quote: 全面贯彻新发展理念\n  note: 待核\n  confidence: possible\n  reason: 试\n',
    );
    const fresh = (await editor.get(PAGE_2)).body as Workbench;
    const marked = [...fresh.text.slice(0, fresh.text.indexOf('全面贯彻新发展理念') + 2)].length;
    const holder = fresh.blocks.find((one) => one.start < marked && marked < one.end)?.id;
    expect((await editor.post(`${PAGE_2}/order`, { do: 'split', block: holder, at: marked })).body.code).toBe(
      'cuts-mark',
    );
  });
});
