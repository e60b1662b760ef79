import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { diffOf } from '../edit/diff.ts';
import { ENTITY_SHEET, RELATION_SHEET } from '../tables/columns.ts';
import { readCsv, writeCsv } from '../tables/csv.ts';
import { exportTables } from '../tables/export-tables.ts';
import { importTables } from '../tables/import-tables.ts';
import type { RawSheet, TableFault } from '../tables/rows.ts';
import { readXlsx, writeXlsx } from '../tables/xlsx.ts';
import { type Folders, openAt, Refused, save } from './editing.ts';

const FILES: Record<string, string> = { [ENTITY_SHEET]: 'entities.csv', [RELATION_SHEET]: 'relations.csv' };

type ExportOptions = { plans?: string; format: string; out?: string };
type ImportOptions = { plans?: string; prune?: boolean; dryRun?: boolean };

/** Adds the commands that carry a plan into tables and back. */
export function addTableCommands(program: Command, folders: (options: { plans?: string }) => Folders): void {
  program
    .command('export-tables <plan>')
    .description('节点与关系写成表格 / write nodes and relations as tables')
    .option('--plans <dir>', '规划所在的文件夹 / folder of the plans (default: graph-seed/plans)')
    .option('--format <format>', 'csv 或 xlsx', 'xlsx')
    .option('--out <path>', 'xlsx 的文件，或 csv 的文件夹 / file (xlsx) or folder (csv)')
    .helpOption('-h, --help', '显示帮助 / show this help')
    .action((plan: string, options: ExportOptions) =>
      guarded(async () => {
        const sheets = exportTables(openAt(folders(options), plan));
        if (options.format === 'xlsx') {
          const file = options.out ?? `${plan}.xlsx`;
          writeFileSync(file, await writeXlsx(sheets));
          console.log(`已写 ${file} / written`);
        } else if (options.format === 'csv') {
          const dir = options.out ?? plan;
          mkdirSync(dir, { recursive: true });
          for (const sheet of sheets)
            writeFileSync(join(dir, FILES[sheet.name] ?? sheet.name), writeCsv(sheet));
          console.log(
            `已写 ${Object.values(FILES)
              .map((file) => join(dir, file))
              .join('、')} / written`,
          );
        } else throw new Refused('--format 只能是 csv 或 xlsx / --format is csv or xlsx');
      }),
    );

  program
    .command('import-tables <plan> <files...>')
    .description(
      '把改过的表格读回规划（xlsx，或 entities.csv、relations.csv）/ carry changed tables back into the plan',
    )
    .option('--plans <dir>', '规划所在的文件夹 / folder of the plans (default: graph-seed/plans)')
    .option('--prune', '表里没有的，从规划中删去 / remove what no row names')
    .option('--dry-run', '只看差异，不写 / show the diff, write nothing')
    .helpOption('-h, --help', '显示帮助 / show this help')
    .action((plan: string, files: string[], options: ImportOptions) =>
      guarded(async () => {
        const desk = openAt(folders(options), plan);
        const { sheets, faults } = await readFiles(files);
        const result = importTables(desk, sheets, { prune: options.prune === true });
        const all = [...faults, ...result.faults];
        if (all.length > 0) {
          throw new Refused(
            `${all.map(say).join('\n')}\n${all.length} 处错误，没有写入 / ${all.length} errors: nothing was written`,
          );
        }
        if (options.dryRun === true) console.log(result.edits.map(diffOf).join('\n'));
        else save(folders(options), desk, result.edits);
        const { added, changed, unchanged, removed, absent } = result.counts;
        console.log(
          `新增 ${added}，修改 ${changed}，未变 ${unchanged}，删去 ${removed}；规划中有而表里没有 ${absent} / ` +
            `added ${added}, changed ${changed}, unchanged ${unchanged}, removed ${removed}; not in the tables ${absent}`,
        );
      }),
    );
}

async function readFiles(files: readonly string[]): Promise<{ sheets: RawSheet[]; faults: TableFault[] }> {
  const sheets: RawSheet[] = [];
  const faults: TableFault[] = [];
  for (const file of files) {
    if (!existsSync(file)) throw new Refused(`没有文件 ${file} / there is no file ${file}`);
    if (file.endsWith('.xlsx')) {
      const read = await readXlsx(readFileSync(file)).catch(() => null);
      if (read === null) throw new Refused(`${file} 不是能读的 xlsx / is no xlsx that can be read`);
      sheets.push(...read.sheets);
      faults.push(...read.faults);
      continue;
    }
    const name = /relation|关系/u.test(file)
      ? RELATION_SHEET
      : /entit|节点/u.test(file)
        ? ENTITY_SHEET
        : null;
    if (name === null)
      throw new Refused(
        `从文件名看不出是节点还是关系：${file}（用 entities.csv、relations.csv）/ name it entities.csv or relations.csv`,
      );
    const sheet = readCsv(name, readFileSync(file, 'utf8'));
    if ('unclosed' in sheet)
      faults.push({
        sheet: name,
        row: sheet.unclosed,
        column: '?',
        message: '引号没有配对 / a quotation mark is not closed',
      });
    else sheets.push(sheet);
  }
  return { sheets, faults };
}

function say({ sheet, row, column, message }: TableFault): string {
  return `表“${sheet}”第 ${row} 行，列“${column}”：${message}`;
}

async function guarded(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
