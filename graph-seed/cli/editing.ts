import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { addSource, newPlan } from '../add-source/add-source.ts';
import { draftSource, proposalsEdit } from '../draft/draft-source.ts';
import { modelSettings, sourceOf } from '../draft/model.ts';
import { formatScores, scoreDraft } from '../draft/score.ts';
import { acceptProposal, rejectProposal } from '../edit/decide.ts';
import { type Desk, type FileEdit, withEdits } from '../edit/desk.ts';
import { diffOf } from '../edit/diff.ts';
import { mergePlanFile } from '../edit/merge.ts';
import { openDesk, saveEdits } from '../edit/plan-folder.ts';
import {
  type Proposal,
  type Proposals,
  parseProposals,
  proposalKey,
  proposalsPath,
  renderProposals,
} from '../edit/proposals.ts';
import { folded } from '../edit/statements.ts';
import { formatFinding } from '../finding.ts';
import { loadWords, noWords, type Words } from '../words.ts';

export type Folders = { seedDir: string; plansDir: string };

/** A command's failure in words for the editor; everything else is a fault of the program. */
export class Refused extends Error {}

const HELP = ['-h, --help', '显示帮助 / show this help'] as const;
const PLANS = [
  '--plans <dir>',
  '规划所在的文件夹 / folder of the plans (default: graph-seed/plans)',
] as const;

/** Adds the editor's commands. `folders` gives where the seed and the plans stand for a command's options. */
export function addEditingCommands(
  program: Command,
  folders: (options: { plans?: string }) => Folders,
): void {
  const command = (name: string, description: string, run: (...args: never[]) => Promise<void>) =>
    program
      .command(name)
      .description(description)
      .option(...PLANS)
      .helpOption(...HELP)
      .action(async (...args: unknown[]) => {
        try {
          await run(...(args as never[]));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          console.error(error.message);
          process.exitCode = 1;
        }
      });

  command(
    'new-plan <id>',
    '建立一份空的规划 / make an empty plan',
    async (id: string, options: HeadOptions) => {
      const desk = openAt(folders(options), id, false);
      const { title, city, period, short = title } = options;
      if (!title || !city || !short || !period) {
        throw new Refused('请给出 --title、--city 与 --period / give --title, --city and --period');
      }
      const made = newPlan(desk, { title, short, city, period });
      if ('refused' in made) throw refused(made.refused);
      save(folders(options), desk, made.edits);
      console.log(
        `已建立规划 ${id}；接着：npm run seed -- add-source ${id} <文字文件> / the plan is made; next, add a source`,
      );
    },
  )
    .option('--title <text>', '规划的全名 / full title')
    .option('--short <text>', '简称 / short title')
    .option('--city <name>', '城市 / city')
    .option('--period <text>', '时期，如 “十四五” / period');

  command(
    'add-source <plan> <file>',
    '把一份文字登记为来源，并切成区块 / register a text as a source and cut it into blocks',
    async (plan: string, file: string, options: SourceOptions) => {
      const desk = openAt(folders(options), plan);
      if (!existsSync(file)) throw new Refused(`没有文件 ${file} / there is no file ${file}`);
      const { id, title, print, date, convert = false } = options;
      const added = addSource(
        desk,
        {
          bytes: readFileSync(file),
          fileName: basename(file),
          ...(id === undefined ? {} : { id }),
          ...(title === undefined ? {} : { title }),
          ...(print === undefined ? {} : { print }),
          ...(date === undefined ? {} : { date }),
          convert,
        },
        await words(),
      );
      if ('refused' in added) throw refused(added.refused);
      save(folders(options), desk, added.edits);
      const { streams, blocks } = added.blocks;
      const guessed = blocks.filter((block) => block.guessed);
      console.log(
        `来源 ${added.id}（${added.title}）：${blocks.length} 个区块，${streams.length} 条阅读流 / ${blocks.length} blocks, ${streams.length} streams`,
      );
      for (const { id: stream, zh, order } of streams)
        console.log(`  ${zh}（${stream}）：${order.join(' → ')}`);
      if (added.printFrom === 'jumps')
        console.log(
          `版次 ${added.print} 由跳转标记推出，请核对 / ${added.print} was concluded from the jump marks`,
        );
      if (added.converted) console.log('已去掉 BOM、回车符 / BOM and carriage returns were dropped');
      for (const { id: block, continues } of guessed)
        console.log(
          `请核对：${block} 接续 ${continues}（程序所猜）/ please check: ${block} continues ${continues}`,
        );
      console.log(`接着：npm run seed -- draft ${plan} ${added.id}`);
    },
  )
    .option('--id <id>', '来源的 id，如 page-12')
    .option('--title <text>', '名称 / title')
    .option('--print <text>', '版次，如 第12版 / place in the print')
    .option('--date <day>', '刊载日期，如 2021-03-01 / day of print')
    .option('--convert', '同意去掉 BOM 与回车符 / agree to drop BOM and carriage returns');

  command(
    'draft <plan> <source>',
    '按规则（及所配置的模型）起草节点与关系，供编辑取舍 / propose nodes and relations for an editor to decide on',
    async (plan: string, source: string, options: { plans?: string; out?: string }) => {
      const desk = openAt(folders(options), plan);
      const from = sourceOf(desk, source);
      if (from === null) throw new Refused(`没有来源 ${source} / there is no source ${source}`);
      const settings = modelSettings(process.env);
      const { proposals, asked } = await draftSource(desk, from, await words(), settings, (done, total) =>
        process.stderr.write(`模型 model ${done}/${total}\n`),
      );
      if (asked !== null) {
        console.log(
          `模型：留下 ${asked.kept} 条，舍去 ${asked.dropped.length} 条（引文不符等），${asked.failed.length} 次未成 / the model: kept ${asked.kept}, dropped ${asked.dropped.length}, failed ${asked.failed.length}`,
        );
        for (const reason of new Set(asked.failed)) console.log(`  ${reason}`);
      }
      if (options.out !== undefined) writeFileSync(options.out, renderProposals(proposals));
      else save(folders(options), desk, proposalsEdit(desk, source, proposals));
      const where = options.out ?? `plans/${plan}/${proposalsPath(source)}`;
      console.log(
        `起草 ${proposals.entities.length} 个节点、${proposals.relations.length} 条关系，写在 ${where}；图谱未变 / drafted, the graph is as before`,
      );
    },
  ).option('--out <file>', '写到别处 / write elsewhere');

  command(
    'draft-score <plan> <source>',
    '起草与已采纳数据相比的精确率与召回率 / precision and recall of the draft',
    async (plan: string, source: string, options: { plans?: string }) => {
      const scores = scoreDraft(openAt(folders(options), plan), source, await words());
      if (scores === null) throw new Refused(`没有来源 ${source} / there is no source ${source}`);
      console.log(formatScores(scores));
    },
  );

  for (const verb of ['accept', 'reject'] as const) {
    const zh = verb === 'accept' ? '采纳' : '否决';
    command(
      `${verb} <plan> <source> [names...]`,
      `${zh}起草的建议：按名称，或按把握 / ${verb} proposals by name or by confidence`,
      async (plan: string, source: string, names: string[], options: DecideOptions) => {
        const desk = openAt(folders(options), plan);
        const list = parseProposals(desk.files.get(proposalsPath(source)) ?? '');
        if (list === null) throw new Refused(`先起草：npm run seed -- draft ${plan} ${source} / draft first`);
        const chosen = choose(list, names, options.all);
        if (chosen.length === 0) throw new Refused('没有这样的建议 / there is no such proposal');
        let now = desk;
        const edits: FileEdit[] = [];
        for (const proposal of chosen) {
          const more =
            verb === 'accept'
              ? acceptProposal(now, source, proposal)
              : rejectProposal(now, source, proposal, options.reason ?? null);
          edits.push(...more);
          now = withEdits(now, more);
        }
        const all = folded(desk, edits);
        if (options.dryRun === true)
          console.log(
            all
              .filter((edit) => edit.path !== proposalsPath(source))
              .map(diffOf)
              .join('\n'),
          );
        else save(folders(options), desk, all);
        console.log(
          `${zh} ${chosen.length} 条${options.dryRun === true ? '（预览，未写入）' : ''} / ${verb}ed ${chosen.length}${options.dryRun === true ? ' (preview)' : ''}`,
        );
      },
    )
      .option('--all <confidence>', 'certain、likely 或 possible 的全部 / all of one confidence')
      .option('--reason <text>', '否决的理由 / why')
      .option('--dry-run', '只看差异，不写 / show the diff, write nothing');
  }

  program
    .command('merge-file <base> <ours> <theirs>')
    .description(
      'git 的合并驱动：逐条合并两位编辑的规划文件 / merge driver for git: merges plan files record by record',
    )
    .helpOption(...HELP)
    .action((base: string, ours: string, theirs: string) => {
      const [a, b, c] = [base, ours, theirs].map((file) => readFileSync(file, 'utf8'));
      const merged = mergePlanFile(a ?? '', b ?? '', c ?? '');
      if (merged.conflicts.length === 0) {
        writeFileSync(ours, merged.text);
        return;
      }
      for (const { what } of merged.conflicts)
        console.error(`两边写法不同：${what.zh} / the sides differ: ${what.en}`);
      // What no program may decide is shown as git shows it, lines and marks.
      try {
        execFileSync('git', ['merge-file', ours, base, theirs]);
      } catch {
        process.exitCode = 1;
      }
    });
}

type HeadOptions = { plans?: string; title?: string; short?: string; city?: string; period?: string };
type SourceOptions = {
  plans?: string;
  id?: string;
  title?: string;
  print?: string;
  date?: string;
  convert?: boolean;
};
type DecideOptions = { plans?: string; all?: string; reason?: string; dryRun?: boolean };

/** Opens a plan's desk; the plan must be there unless it is to be made. */
export function openAt(folders: Folders, plan: string, mustBe = true): Desk {
  const dir = join(folders.plansDir, plan);
  if (mustBe && !existsSync(join(dir, 'plan.yaml')))
    throw new Refused(`没有规划 ${plan}（${dir}）/ there is no plan ${plan}`);
  return openDesk(folders.seedDir, dir, plan);
}

/** Writes edits, or says why not. */
export function save(folders: Folders, desk: Desk, edits: readonly FileEdit[]): void {
  const saving = saveEdits(join(folders.plansDir, desk.id), desk, edits);
  if (saving.saved) return;
  if (saving.why === 'stale') {
    throw new Refused(
      `其间有人改了 ${saving.stale.map((one) => one.path).join('、')}，没有写入 / changed meanwhile: nothing was written`,
    );
  }
  throw new Refused(
    `${saving.findings.map((one) => formatFinding(one)).join('\n')}\n没有写入 / nothing was written`,
  );
}

function refused({ zh, en }: { zh: string; en: string }): Refused {
  return new Refused(`${zh} / ${en}`);
}

async function words(): Promise<Words> {
  const loaded = await loadWords();
  if (loaded === null)
    console.error(
      '没有分词词典（@node-rs/jieba 在此平台没有二进制），猜测会差一些 / no dictionary on this platform: guesses are weaker',
    );
  return loaded ?? noWords;
}

function choose(list: Proposals, names: readonly string[], confidence: string | undefined): Proposal[] {
  const all: Proposal[] = [...list.entities, ...list.relations];
  return all.filter((one) => {
    if (confidence !== undefined && one.confidence === confidence) return true;
    return (
      names.includes(proposalKey(one)) ||
      (one.is === 'entity' && (names.includes(one.name) || names.includes(one.id)))
    );
  });
}
