import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  Changes,
  Conflicts,
  SaveAnswer,
  ShownProposal,
  SplitLook,
  StandingEntity,
  Workbench,
} from '../../server/contract/editing-shapes.ts';
import { startEditServer } from '../../server/edit/edit-server.ts';
import { silentLog } from '../../server/http/log.ts';
import { SEED_DIR } from '../seed/damaged-copy.ts';
import { onDisk, secondPage, yunxi } from '../seed/editing-desk.ts';
import { bigDesk, decisions, expectDecided } from '../seed/two-hundred.ts';
import { type Editor, openEditor } from './editing-server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function editorOf(desk: ReturnType<typeof yunxi>): Promise<Editor & { dir: string }> {
  const disk = onDisk(desk);
  closing.push(disk.remove);
  const editor = await openEditor(disk.plans);
  closing.push(editor.close);
  return { ...editor, dir: disk.dir };
}

const onDiskText = (dir: string, path: string) =>
  existsSync(join(dir, path)) ? readFileSync(join(dir, path), 'utf8') : null;

const PAGE_2 = '/api/plans/yunxi/sources/page-2';

/** The invented city with its second page added and drafted through the API; nothing saved. */
async function drafted() {
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

const named = (bench: Workbench, name: string) =>
  bench.proposals.find((one) => one.is === 'entity' && one.name === name);
const gap = (bench: Workbench, id: string) => bench.gaps.find((one) => one.id === id);

describe('the guard of the editing desk', () => {
  it('lets in the page that this start handed out, and nobody else', async () => {
    const editor = await editorOf(yunxi());
    const host = new URL(editor.url).host;
    const good = {
      host,
      origin: editor.url,
      'x-edit-token': editor.token,
      'content-type': 'application/json',
    };
    const path = '/api/plans/yunxi/sources/page-1/draft';
    const without = (name: keyof typeof good) => ({ ...good, [name]: undefined }) as unknown as typeof good;
    const said = async (headers: Record<string, string>, method = 'POST', to = path) =>
      editor.raw(
        method,
        to,
        Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
      );
    expect(await said({ ...good, host: `evil.example:${host.split(':')[1]}` })).toEqual({
      status: 403,
      code: 'foreign-host',
    });
    expect(await said({ ...good, host: '127.0.0.1' })).toEqual({ status: 403, code: 'foreign-host' });
    expect(await said({ ...good, host: 'evil.example' }, 'GET', '/')).toEqual({
      status: 403,
      code: 'foreign-host',
    });
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1', `https://${host}`])
      expect(await said({ ...good, origin })).toEqual({ status: 403, code: 'foreign-origin' });
    expect(await said(without('origin'))).toEqual({ status: 403, code: 'foreign-origin' });
    expect(await said({ ...good, 'sec-fetch-site': 'cross-site' })).toEqual({
      status: 403,
      code: 'foreign-origin',
    });
    expect(await said({ ...good, 'sec-fetch-site': 'same-site' })).toEqual({
      status: 403,
      code: 'foreign-origin',
    });
    expect(await said({ ...good, 'x-edit-token': 'x' })).toEqual({ status: 401, code: 'no-token' });
    expect(await said(without('x-edit-token'))).toEqual({ status: 401, code: 'no-token' });
    expect(await said(without('x-edit-token'), 'GET', '/api/plans')).toEqual({
      status: 401,
      code: 'no-token',
    });
    // What a foreign form can send.
    expect((await said({ ...good, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await said(good)).status).toBe(200);
    expect(
      (
        await said({
          ...good,
          host: `localhost:${host.split(':')[1]}`,
          origin: `http://localhost:${host.split(':')[1]}`,
        })
      ).status,
    ).toBe(200);
  });

  it('has another token at each start, and none but the loopback to listen on', async () => {
    const [one, two] = [await editorOf(yunxi()), await editorOf(yunxi())];
    expect(one.token).not.toBe(two.token);
    expect(one.token.length).toBeGreaterThan(40);
    for (const host of ['0.0.0.0', '::', '192.168.1.4', 'plan.example']) {
      const refused = startEditServer({
        ...{
          seedDir: SEED_DIR,
          plansDir: '/nowhere',
          webFolder: null,
          host,
          port: 0,
          model: null,
          log: silentLog,
        },
      });
      await expect(refused).rejects.toThrow(/只在本机/);
    }
  });

  it('takes no path for a plan, a source, a kind or a type', async () => {
    const { editor, bench } = await drafted();
    expect((await editor.get('/api/plans/..%2f..%2fetc/sources/page-1')).status).toBe(404);
    expect((await editor.get('/api/plans/yunxi/sources/..%2fpage-1')).status).toBe(404);
    const evidence = [{ quote: ['云溪大桥'], at: [null], source: 'page-2' }];
    for (const kind of ['../../x', 'NoKind'])
      expect((await editor.post(`${PAGE_2}/entity`, { kind, name: '桥', evidence })).body.code).toBe(
        'no-such-kind',
      );
    const relation = {
      from: 'ch-1',
      to: 'structure',
      basis: 'explicit',
      ground: null,
      reason: null,
      evidence,
    };
    for (const type of ['../../x', 'STATED_IN'])
      expect((await editor.post(`${PAGE_2}/relation`, { ...relation, type })).body.code).toBe('no-such-type');
    const key = named(bench, '云溪大桥')?.key;
    expect((await editor.post(`${PAGE_2}/accept`, { key, entity: { id: '../x' } })).status).toBe(400);
    expect(
      (await editor.post('/api/plans', { id: '../x', title: 't', short: 's', city: 'c', period: 'p' }))
        .status,
    ).toBe(400);
  });
});

describe('deciding through the editing desk', () => {
  it('leaves, after 200 accepted, changed and rejected, exactly the files that it should', {
    timeout: 180_000,
  }, async () => {
    const { desk, proposals } = bigDesk();
    const editor = await editorOf(desk);
    const at = '/api/plans/big/sources/page';
    const shown = ((await editor.get(at)).body as Workbench).proposals;
    const keyOf = new Map(shown.map((one) => [(one as ShownProposal & { id: string }).id, one.key]));
    for (const [i, { one, what, change }] of decisions(proposals).entries()) {
      const key = keyOf.get(one.id);
      const answer =
        what === 'reject'
          ? await editor.post(`${at}/reject`, { key, reason: '不收' })
          : await editor.post(`${at}/accept`, { key, entity: change });
      expect(answer.status).toBe(200);
      // Some are taken back and done again, before a save and after one.
      if (i % 40 === 20) {
        await editor.post(`${at}/undo`, { choices: [] });
        await editor.post(
          `${at}/${what}`,
          what === 'reject' ? { key, reason: '不收' } : { key, entity: change },
        );
      }
      if (i % 50 === 49) expect((await editor.post(`${at}/save`)).body).toMatchObject({ saved: true });
    }
    expectDecided(editor.dir);
  });

  it('writes nothing before a save, shows what it would write, and takes the last decision back after it', async () => {
    const { editor, bench } = await drafted();
    const file = join(editor.dir, 'entities/project.yaml');
    const before = readFileSync(file, 'utf8');
    const key = named(bench, '云溪大桥')?.key;
    const decided = (await editor.post(`${PAGE_2}/accept`, { key })).body as Workbench;
    expect(decided.undo).toEqual({ zh: '采纳 云溪大桥', en: 'accept 云溪大桥' });
    expect(decided.unsaved.steps.map((one) => one.zh)).toEqual([
      '登记来源 第2版',
      '起草 第2版',
      '采纳 云溪大桥',
    ]);
    expect(named(decided, '云溪大桥')).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe(before);
    const changes = (await editor.get(`${PAGE_2}/changes`)).body as Changes;
    expect(changes.files.map(({ path }) => path)).toContain('entities/project.yaml');
    expect(changes.files.find(({ path }) => path === 'entities/project.yaml')?.diff).toContain(
      '+  name: 云溪大桥',
    );
    const saved = (await editor.post(`${PAGE_2}/save`)).body as SaveAnswer;
    expect(saved.saved).toBe(true);
    // The guessed join is still to be confirmed: check says so, by file and line.
    expect(
      saved.saved && saved.findings.find((one) => one.file.endsWith('page-2/blocks.yaml')),
    ).toMatchObject({
      severity: 'warning',
      line: expect.any(Number),
    });
    const after = readFileSync(file, 'utf8');
    expect(after).toContain('云溪大桥');
    const back = (await editor.post(`${PAGE_2}/undo`, { choices: [] })).body as Workbench;
    expect(back.unsaved.steps.at(-1)).toEqual({ zh: '撤销：采纳 云溪大桥', en: 'undo: accept 云溪大桥' });
    expect(readFileSync(file, 'utf8')).toBe(after);
    await editor.post(`${PAGE_2}/save`);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

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

  it('refuses a save that check would not have, with the place', async () => {
    const { editor } = await drafted();
    const evidence = [{ quote: ['页面没有这一句'], at: [null], source: 'page-2' }];
    await editor.post(`${PAGE_2}/entity`, { kind: 'Concept', name: '无中生有', evidence });
    const saving = (await editor.post(`${PAGE_2}/save`)).body as SaveAnswer;
    expect(saving).toMatchObject({ saved: false, why: 'faulty' });
    const findings = 'findings' in saving ? saving.findings : [];
    expect(findings[0]?.file).toBe('plans/yunxi/entities/concept.yaml');
    expect((await editor.post(`${PAGE_2}/undo`, { choices: [] })).status).toBe(200);
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
  });

  it('closes a gap as its members are accepted, ends along with their relation', async () => {
    const { editor, bench } = await drafted();
    expect(gap(bench, 'six-strategies')).toMatchObject({ declared: 6, named: 0 });
    let now = bench;
    const left = () => now.proposals.filter((one) => one.is === 'relation' && one.to === 'six-strategies');
    expect(left().length).toBe(6);
    for (let named = 1; named <= 6; named++) {
      const [one] = left();
      if (one?.is !== 'relation') throw new Error('no relation is left');
      expect(one.undecided).toContain(one.names.from);
      const answer = await editor.post(`${PAGE_2}/accept`, { key: one.key });
      expect(answer.status).toBe(200);
      now = answer.body as Workbench;
      expect(gap(now, 'six-strategies')?.named).toBe(named);
    }
    expect(await editor.post(`${PAGE_2}/save`)).toMatchObject({ body: { saved: true } });
  });

  it('makes a node and a relation by hand from places of the page, and knows twins', async () => {
    const { editor, bench } = await drafted();
    const start = [...bench.text.slice(0, bench.text.indexOf('老城更新'))].length;
    const cited = await editor.post(`${PAGE_2}/cite`, { ranges: [{ start, end: start + 4 }] });
    expect(cited.body).toEqual({ evidence: { quote: ['老城更新'], at: [null], source: 'page-2' } });
    const evidence = [cited.body.evidence];
    const made = (await editor.post(`${PAGE_2}/entity`, { kind: 'Programme', name: '老城更新', evidence }))
      .body as Workbench;
    const node = made.nodes.find((one) => one.name === '老城更新');
    expect(node).toMatchObject({ id: 'lao-cheng-geng-xin', kind: 'Programme' });
    expect(made.quoted.some((one) => one.start <= start && start + 4 <= one.end)).toBe(true);
    const relation = {
      ...{ type: 'AIMS_AT', from: 'lao-cheng-geng-xin', to: 'lakeside-city', evidence },
      ...{ basis: 'inferred', ground: 'wording', reason: '措辞相合' },
    };
    expect((await editor.post(`${PAGE_2}/relation`, relation)).status).toBe(200);
    expect((await editor.post(`${PAGE_2}/save`)).body).toMatchObject({ saved: true });
    expect(readFileSync(join(editor.dir, 'relations/aims-at.yaml'), 'utf8')).toContain('lao-cheng-geng-xin');
    expect(
      (await editor.post(`${PAGE_2}/twins`, { kind: 'Programme', name: '老城更新' })).body,
    ).toMatchObject([{ id: 'lao-cheng-geng-xin', why: 'name' }]);
  });
});

describe('what the plan may already have', () => {
  it('is asked before a relation brings such an end along; then it is added to, joined by SAME_AS, or a new one', async () => {
    const { editor, bench } = await drafted();
    const evidence = [{ quote: ['东湖园'], at: [null], source: 'page-2' }];
    await editor.post(`${PAGE_2}/entity`, { kind: 'Concept', name: '东湖园', id: 'east-lake', evidence });
    const now = (await editor.get(PAGE_2)).body as Workbench;
    const key = named(bench, '东湖园')?.key;
    expect(now.proposals.find((one) => one.key === key)).toMatchObject({
      twins: [{ id: 'east-lake', kind: 'Concept', name: '东湖园', why: 'name' }],
    });
    const brings = now.proposals.find((one) => one.is === 'relation' && one.undecided.includes('东湖园'));
    expect(brings).toBeDefined();
    const refused = await editor.post(`${PAGE_2}/accept`, { key: brings?.key });
    expect(refused).toMatchObject({ status: 400, body: { code: 'decide-end' } });

    const sameAs = { id: 'east-lake', reason: '名称相同，是否同一，原文没有说明' };
    const joined = (await editor.post(`${PAGE_2}/accept`, { key, entity: { sameAs } })).body as Workbench;
    expect(joined.nodes.filter((one) => one.name === '东湖园')).toHaveLength(2);
    await editor.post(`${PAGE_2}/undo`, { choices: [] });
    const added = (await editor.post(`${PAGE_2}/accept`, { key, entity: { into: 'east-lake' } }))
      .body as Workbench;
    expect(added.nodes.filter((one) => one.name === '东湖园')).toEqual([
      { id: 'east-lake', kind: 'Concept', name: '东湖园', aliases: [] },
    ]);
    // What led to the proposed node leads to the one that it is.
    expect(added.proposals.find((one) => one.key === brings?.key)).toMatchObject({
      from: 'east-lake',
      undecided: [],
    });
  });
});

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

describe('another city', () => {
  it('is begun from nothing, with its first page, and stands on the disk after a save', async () => {
    const editor = await editorOf(yunxi());
    const head = { title: '某市“十四五”规划纲要', short: '某市纲要', city: '某市', period: '“十四五”' };
    expect(await editor.post('/api/plans', { id: 'another', ...head })).toMatchObject({ status: 200 });
    const text = Buffer.from('\uFEFF第一章 总则\r\n建设一号工程。\r\n').toString('base64');
    const source = { fileName: 'a.txt', base64: text, title: '第1版', convert: false };
    expect((await editor.post('/api/plans/another/sources', source)).body.code).toBe('needs-convert');
    const bad = { ...source, convert: true, date: '2021-02-30' };
    expect((await editor.post('/api/plans/another/sources', bad)).body.code).toBe('refused');
    const added = await editor.post('/api/plans/another/sources', {
      ...source,
      convert: true,
      date: '2021-02-28',
    });
    expect(added.status).toBe(200);
    const at = `/api/plans/another/sources/${added.body.source}`;
    expect((await editor.post(`${at}/save`)).body).toMatchObject({ saved: true });
    expect(readFileSync(join(editor.dir, '../another/plan.yaml'), 'utf8')).toContain('date: 2021-02-28');
    const plans = (await editor.get('/api/plans')).body.plans as { id: string }[];
    expect(plans.map(({ id }) => id)).toEqual(['another', 'yunxi']);
  });
});
