import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Changes, SaveAnswer, ShownProposal, Workbench } from '../../server/contract/editing-shapes.ts';
import { startEditServer } from '../../server/edit/edit-server.ts';
import { silentLog } from '../../server/http/log.ts';
import { SEED_DIR } from '../places.ts';
import { yunxi } from '../seed/editing-desk.ts';
import { bigDesk, decisions, expectDecided } from '../seed/two-hundred.ts';
import { drafted, editorOf, gap, named, PAGE_2 } from './drafted-desk.ts';

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
