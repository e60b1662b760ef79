import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Desk, graphOf, withEdits } from '../../graph-seed/edit/desk.ts';
import type { EvidenceRecord } from '../../graph-seed/edit/records.ts';
import type { Cell } from '../../graph-seed/tables/columns.ts';
import { readCsv, writeCsv } from '../../graph-seed/tables/csv.ts';
import { evidenceCell, parseEvidence } from '../../graph-seed/tables/evidence-cell.ts';
import { exportTables } from '../../graph-seed/tables/export-tables.ts';
import { importTables } from '../../graph-seed/tables/import-tables.ts';
import type { RawSheet } from '../../graph-seed/tables/rows.ts';
import { readXlsx, writeXlsx } from '../../graph-seed/tables/xlsx.ts';
import { wuxi, yunxi } from './editing-desk.ts';

function throughCsv(desk: Desk): RawSheet[] {
  return exportTables(desk).map((sheet) => {
    const read = readCsv(sheet.name, writeCsv(sheet));
    if ('unclosed' in read) throw new Error('unclosed');
    return read;
  });
}

/** The plan's sources alone. */
function bare(desk: Desk): Desk {
  const paths = [...desk.files.keys()].filter((path) => /^(?:entities|relations)\//u.test(path));
  return withEdits(
    desk,
    paths.map((path) => ({ path, before: null, after: null })),
  );
}

describe('tables', () => {
  it('out and in again change no byte, by CSV and by XLSX', async () => {
    const desk = wuxi();
    const nothing = {
      edits: [],
      faults: [],
      counts: { added: 0, changed: 0, unchanged: 1509, removed: 0, absent: 0 },
    };
    const total = exportTables(desk).reduce((sum, sheet) => sum + sheet.rows.length, 0);
    nothing.counts.unchanged = total;
    expect(importTables(desk, throughCsv(desk))).toEqual(nothing);
    const { sheets, faults } = await readXlsx(await writeXlsx(exportTables(desk)));
    expect(faults).toEqual([]);
    expect(importTables(desk, sheets)).toEqual(nothing);
  });

  it('into a plan that holds only the sources give the same graph', () => {
    const desk = wuxi();
    const { edits, faults } = importTables(bare(desk), throughCsv(desk));
    expect(faults).toEqual([]);
    const again = withEdits(bare(desk), edits);
    const [a, b] = [graphOf(desk), graphOf(again)];
    expect(b.nodes).toEqual(a.nodes);
    expect(b.edges).toEqual(a.edges);
    expect(importTables(again, throughCsv(desk)).edits).toEqual([]);
  });

  it('carry a change, an addition and, if asked, a removal', () => {
    const desk = yunxi();
    const sheets = throughCsv(desk);
    const nodes = sheets[0]?.rows as Cell[][];
    const column = (key: string) => nodes[0]?.findIndex((cell) => String(cell).endsWith(` ${key}`)) ?? -1;
    const goal = nodes.find((row) => row[column('id')] === 'lakeside-city') as Cell[];
    goal[column('summary')] = '=滨湖';
    nodes.push(
      nodes[0]?.map(
        (_, i) =>
          ({
            [column('kind')]: '目标定位',
            [column('id')]: 'new',
            [column('name')]: '滨湖城市',
            [column('evidence')]: '全面建设现代化滨湖城市',
          })[i] ?? null,
      ) as Cell[],
    );
    const gone = nodes.findIndex((row) => row[column('id')] === 'three-parks');
    nodes.splice(gone, 1);
    const kept = importTables(desk, sheets);
    expect(kept.faults).toEqual([]);
    expect(kept.counts).toMatchObject({ added: 1, changed: 1, removed: 0, absent: 1 });
    expect(withEdits(desk, kept.edits).files.get('entities/goal.yaml')).toContain('summary: =滨湖');
    const relations = sheets[1]?.rows as Cell[][];
    relations.splice(
      relations.findIndex((row) => row[1] === 'three-parks'),
      1,
    );
    const pruned = importTables(desk, sheets, { prune: true });
    expect(pruned.faults).toEqual([]);
    expect(withEdits(desk, pruned.edits).files.get('entities/spatial-unit.yaml')).not.toContain(
      'three-parks',
    );
  });

  it('name sheet, row and column of every error, and write nothing', () => {
    const desk = yunxi();
    const damage = (change: (nodes: Cell[][], relations: Cell[][], at: (key: string) => number) => void) => {
      const [nodes, relations] = throughCsv(desk).map((sheet) => sheet.rows) as [Cell[][], Cell[][]];
      const at = (key: string) => nodes[0]?.findIndex((cell) => String(cell).endsWith(` ${key}`)) ?? -1;
      change(nodes, relations, at);
      const { edits, faults } = importTables(desk, [
        { name: '节点', rows: nodes },
        { name: '关系', rows: relations },
      ]);
      expect(edits).toEqual([]);
      return faults.map(({ sheet, row, column, message }) => `${sheet} ${row} ${column} ${message}`);
    };
    const set = (rows: Cell[][], row: number, column: number, cell: Cell) => {
      (rows[row - 1] as Cell[])[column] = cell;
    };
    expect(damage((nodes, _, at) => set(nodes, 2, at('kind'), 'Gaol'))[0]).toMatch(
      /^节点 2 类 kind 没有节点类“Gaol”，是不是“Goal”？/u,
    );
    expect(damage((nodes, _, at) => set(nodes, 3, at('value'), '很多'))[0]).toMatch(
      /^节点 3 数值 value “很多”不合：应是数字/u,
    );
    expect(damage((nodes, _, at) => set(nodes, 2, at('year'), 2025))[0]).toMatch(
      /^节点 2 年份 year 目标定位没有属性/u,
    );
    expect(damage((nodes, _, at) => set(nodes, 2, at('evidence'), null))[0]).toMatch(
      /^节点 2 原文依据 evidence 没有原文依据/u,
    );
    expect(damage((nodes, _, at) => set(nodes, 2, at('evidence'), '页面没有这样说'))[0]).toMatch(
      /^节点 2 原文依据 evidence 原文中没有/u,
    );
    expect(damage((nodes, _, at) => set(nodes, 3, at('id'), nodes[1]?.[at('id')] ?? null))[0]).toMatch(
      /^节点 3 标识 id 与第 2 行重复/u,
    );
    expect(damage((nodes, _, at) => set(nodes, 1, at('name'), '名字'))[0]).toMatch(
      /^节点 1 名字 没有这一列/u,
    );
    expect(damage((_, relations) => set(relations, 2, 2, 'nowhere'))[0]).toMatch(
      /^关系 2 终点 to .*不是任何节点的 id/u,
    );
    expect(damage((_, relations) => set(relations, 3, 4, 'guess'))[0]).toMatch(
      /^关系 3 明示或推断 basis basis 不能是“guess”/u,
    );
  });

  it('run no formula: CSV hides it, XLSX holds a text, and a formula that is read is an error', async () => {
    const sheet = {
      name: '节点',
      columns: [{ key: 'a', heading: '甲 a' }],
      rows: [['=1+1'], ['+1'], ['-1'], ['@x'], ["'=y"], ["'plain"], [null], ['a,"b"\nc']] as Cell[][],
    };
    const csv = writeCsv(sheet);
    for (const line of csv.split('\r\n').slice(1)) expect(line).not.toMatch(/^"?[=+\-@]/u);
    expect(readCsv('节点', csv)).toEqual({ name: '节点', rows: [['甲 a'], ...sheet.rows] });
    const { sheets } = await readXlsx(await writeXlsx([sheet]));
    expect(sheets[0]?.rows).toEqual([['甲 a'], ...sheet.rows]);
    const workbook = new Workbook();
    const formulas = workbook.addWorksheet('节点');
    formulas.addRow(['名称 name']);
    formulas.addRow([{ formula: '1+1', result: 2 }]);
    const { faults } = await readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(faults).toMatchObject([{ sheet: '节点', row: 2, column: '名称 name' }]);
  });

  it('keep any cell of a CSV and any evidence', () => {
    const cell = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('甲,乙', '"', '\r\n', "'=", '=', ' ', '甲\n乙'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 4 }), (rows) => {
        const columns = [
          { key: 'a', heading: 'a' },
          { key: 'b', heading: 'b' },
        ];
        expect(readCsv('x', writeCsv({ name: 'x', columns, rows }))).toEqual({
          name: 'x',
          rows: [['a', 'b'], ...rows],
        });
      }),
    );
    const word = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('[2]、甲', '{甲', '甲 ┆ 乙', '["甲"]', '甲\n乙', '[] 甲'),
    );
    const evidence = fc.record({
      quote: fc.array(word, { minLength: 1, maxLength: 3 }),
      placed: fc.boolean(),
      source: fc.option(fc.constantFrom('page-12', 'p')),
    });
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 3 }), (list) => {
        const records = list.map(
          ({ quote, placed, source }): EvidenceRecord => ({
            quote,
            at: quote.map(() => (placed ? 'b05#2' : null)),
            source,
          }),
        );
        expect(parseEvidence(evidenceCell(records))).toEqual({ evidence: records, faults: [] });
      }),
    );
    expect(readCsv('x', 'a\n"b')).toEqual({ unclosed: 2 });
  });
});
