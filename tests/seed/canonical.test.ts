import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../graph-seed/edit/cite.ts';
import { checkDesk, planOf, withEdits } from '../../graph-seed/edit/desk.ts';
import { diffOf } from '../../graph-seed/edit/diff.ts';
import { entitiesOf, relationsOf } from '../../graph-seed/edit/plan-records.ts';
import { inline, renderRecord } from '../../graph-seed/edit/render.ts';
import { changeRecord, slotsOf } from '../../graph-seed/edit/splice.ts';
import { putEntity, putRelation, removeEntity } from '../../graph-seed/edit/statements.ts';
import { suggestId } from '../../graph-seed/edit/suggest-id.ts';
import { parseYaml } from '../../graph-seed/yaml/yaml-file.ts';
import { deskOf, wuxi } from './editing-desk.ts';
import { SMALL_PLAN } from './small-plan.ts';

const small = () => deskOf(SMALL_PLAN);
const errors = (desk: ReturnType<typeof small>) =>
  checkDesk(desk)
    .filter((one) => one.severity === 'error')
    .map((one) => one.message);

describe('one form of writing', () => {
  it('leaves every record of the real plan byte for byte when nothing changes', () => {
    const changed: string[] = [];
    let records = 0;
    for (const [path, text] of wuxi().files) {
      if (!/^(?:entities|relations)\//u.test(path)) continue;
      for (const slot of slotsOf(text)) {
        records++;
        const lead = slot.key === null ? ({ dash: true } as const) : { key: slot.key };
        if (changeRecord(text, slot, lead, Object.entries(slot.value as object)) !== text)
          changed.push(`${path} ${slot.key}`);
      }
    }
    expect(changed).toEqual([]);
    expect(records).toBeGreaterThan(500);
  });

  it('writes any text so that our reader reads it back', () => {
    const awkward = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '2035',
        'no',
        '~',
        'source: x',
        'date：甲',
        '[2]、甲',
        '- 甲',
        '“甲”：乙',
        '甲 # 乙',
        ' 甲',
        "'",
        '"',
        '{',
        '&甲',
        '*',
        '!',
        '%',
        '@',
        '`',
        '甲\n乙',
        '',
      ),
    );
    fc.assert(
      fc.property(awkward, fc.array(awkward, { maxLength: 3 }), (name, list) => {
        const file = renderRecord({ key: 'a' }, [
          ['name', name],
          ['aliases', list],
          ['evidence', [name, { quote: list.length > 0 ? list : ['x'], at: 'b1' }]],
        ]);
        const { root, findings } = parseYaml('a.yaml', file);
        expect(findings).toEqual([]);
        expect(slotsOf(file)[0]?.value).toMatchObject({ name, aliases: list });
        expect(root?.is).toBe('map');
      }),
    );
    expect(inline('2035')).toBe("'2035'");
  });

  it('changes only the lines of the field that changes, comments and order kept', () => {
    const file =
      'a:\n  # 为什么\n  name: 甲 # 注\n  status: planned\n  evidence: [甲]\n\n# ── 组 ──\nb:\n  name: 乙\n';
    const [slot] = slotsOf(file);
    if (slot === undefined) throw new Error('no slot');
    const changed = changeRecord(file, slot, { key: 'a' }, [
      ['name', '甲'],
      ['status', 'completed'],
      ['evidence', ['甲', '又甲']],
    ]);
    expect(changed).toBe(
      'a:\n  # 为什么\n  name: 甲 # 注\n  status: completed\n  evidence:\n    - 甲\n    - 又甲\n\n# ── 组 ──\nb:\n  name: 乙\n',
    );
  });

  it('places a new node by where the page says it, not at the end', () => {
    const desk = small();
    const node = {
      id: 'new',
      kind: 'Project',
      name: '工程',
      aliases: [],
      nameFrom: null,
      summary: null,
      properties: { status: 'planned' },
      evidence: [{ quote: ['一号工程完工'], at: [null], source: null }],
    };
    const before = putEntity(desk, {
      ...node,
      id: 'early',
      evidence: [{ quote: ['第一节'], at: [null], source: null }],
    });
    const both = [...before, ...putEntity(withEdits(desk, before), node)];
    const ids = entitiesOf(withEdits(desk, both))
      .filter((one) => one.kind === 'Project')
      .map((one) => one.id);
    expect(ids).toEqual(['early', 'first', 'new']);
  });

  it('carries a changed id, kind and ends along, and takes all of it back', () => {
    const desk = small();
    const [first] = entitiesOf(desk).filter((one) => one.id === 'first');
    if (first === undefined) throw new Error('no node');
    const edits = putEntity(desk, { ...first, id: 'work', kind: 'Programme' }, first);
    const after = withEdits(desk, edits);
    expect(errors(after)).toEqual([]);
    expect(relationsOf(after).map((one) => one.from)).toEqual(['work', 'work']);
    expect(
      new Map(
        withEdits(
          after,
          edits.map(({ path, before, after: made }) => ({ path, before: made, after: before })),
        ).files,
      ),
    ).toEqual(new Map(desk.files));
    const gone = withEdits(desk, removeEntity(desk, first));
    expect(relationsOf(gone)).toEqual([]);
    expect(errors(gone)).toEqual([]);
  });

  it('is refused where a briefing still shows what goes', () => {
    const briefing = 'title: 简报\nslides:\n  - view: explore\n    state: node=first\n';
    const desk = deskOf({ ...SMALL_PLAN, 'briefings/one.yaml': briefing });
    expect(errors(desk)).toEqual([]);
    const gone = withEdits(desk, removeEntity(desk, { id: 'first', kind: 'Project' }));
    expect(errors(gone)).toEqual([expect.stringContaining('first')]);
  });

  it('writes a relation once, and changes it in its place', () => {
    const desk = small();
    const [one] = relationsOf(desk);
    if (one === undefined) throw new Error('no relation');
    expect(putRelation(desk, one)).toEqual([]);
    const other = { ...one, type: 'SERVES' };
    const after = withEdits(desk, putRelation(desk, other, one));
    expect(
      relationsOf(after)
        .map((relation) => relation.type)
        .sort(),
    ).toEqual(['SERVES', 'SUPPORTED_BY']);
    expect(errors(after)).toEqual([]);
  });
});

describe('citing', () => {
  it('parts a passage at a cut, and says the place where words stand twice', () => {
    const plan = planOf(small());
    const source = plan.sources[0];
    if (source === undefined) throw new Error('no source');
    const cut = source.text.occurrences('今天天气')[0];
    const rest = source.text.occurrences('很好')[0];
    if (cut === undefined || rest === undefined) throw new Error('no passage');
    expect(cite(plan, source, [cut, rest])).toEqual({
      quote: ['今天天气', '很好'],
      at: [null, null],
      source: null,
    });
    const twice = source.text.occurrences('一号工程')[1];
    if (twice === undefined) throw new Error('no passage');
    expect(cite(plan, source, [twice])).toEqual({ quote: ['一号工程'], at: ['b3'], source: null });
  });
});

describe('a preview', () => {
  it('is a unified diff', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `l${i}`);
    const after = [...lines.slice(0, 5), 'new', ...lines.slice(6)];
    const shown = diffOf({ path: 'a.yaml', before: `${lines.join('\n')}\n`, after: `${after.join('\n')}\n` });
    expect(shown).toBe(
      '--- a/a.yaml\n+++ b/a.yaml\n@@ -3,7 +3,7 @@\n l2\n l3\n l4\n-l5\n+new\n l6\n l7\n l8\n',
    );
    expect(diffOf({ path: 'n', before: null, after: 'x\n' })).toBe(
      '--- /dev/null\n+++ b/n\n@@ -0,0 +1,1 @@\n+x\n',
    );
  });
});

describe('ids', () => {
  it('are pinyin, short, and never taken', () => {
    expect(suggestId('太湖湾科技创新带', new Set())).toBe('tai-hu-wan-ke-ji-chuang-xin-dai');
    expect(suggestId('地铁1号线', new Set(['di-tie-1-hao-xian']))).toBe('di-tie-1-hao-xian-2');
    expect(suggestId('“”', new Set())).toBe('entry');
    expect(suggestId('绿色发展', new Set())).toBe('lv-se-fa-zhan');
  });
});
