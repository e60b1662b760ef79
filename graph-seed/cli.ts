import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { checks } from './checks/run-checks.ts';
import { addEditingCommands, type Folders } from './cli/editing.ts';
import { statsOf } from './cli/stats.ts';
import { addSynthCommand } from './cli/synth-command.ts';
import { addTableCommands } from './cli/tables.ts';
import { type Finding, formatFinding } from './finding.ts';
import { type PlansReading, readPlans } from './read-plans.ts';
import { shownPath } from './shown-path.ts';

const SEED_DIR = dirname(fileURLToPath(import.meta.url));

type Options = { plans?: string };

const program = new Command('seed')
  .description('规划数据：检查、载入、统计、编辑 / the plan as data: check it, load it, count it, edit it')
  .helpOption('-h, --help', '显示帮助 / show this help');

const commands: [string, string, (options: Options) => number | Promise<number>][] = [
  [
    'check',
    '报告规划数据中的每一处错误及其位置与改法 / report every fault with its place and how to mend it',
    check,
  ],
  ['load', '检查后载入 Neo4j（NEO4J_URI、NEO4J_USER、NEO4J_PASSWORD）/ check, then load into Neo4j', load],
  ['stats', '各类节点、关系、覆盖与转录疑误的数目 / count nodes, relations, coverage, faults', stats],
];

for (const [name, description, run] of commands) {
  program
    .command(name)
    .description(description)
    .option('--plans <dir>', '规划所在的文件夹 / folder of the plans (default: graph-seed/plans)')
    .helpOption('-h, --help', '显示帮助 / show this help')
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

const folders = ({ plans }: Options): Folders => ({
  seedDir: SEED_DIR,
  plansDir: plans ?? join(SEED_DIR, 'plans'),
});
addEditingCommands(program, folders);
addTableCommands(program, folders);
addSynthCommand(program, SEED_DIR);

function read(options: Options): PlansReading {
  return readPlans(SEED_DIR, { plansDirs: plansDirsOf(options) });
}

function plansDirsOf({ plans }: Options): string[] | undefined {
  return plans === undefined ? undefined : [plans];
}

function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'error');
}

function report(reading: PlansReading, options: Options): number {
  const { findings, graphs } = reading;
  const path = shownPath(SEED_DIR, plansDirsOf(options));
  for (const finding of findings) console.log(formatFinding(finding, path));
  const errors = errorsOf(findings).length;
  const warnings = findings.length - errors;
  const nodes = graphs.reduce((sum, graph) => sum + graph.nodes.length, 0);
  const edges = graphs.reduce((sum, graph) => sum + graph.edges.length, 0);
  if (findings.length > 0) console.log('');
  console.log(
    `${checks.length} 项检查，${graphs.length} 份规划，${nodes} 个节点，${edges} 条关系（含出处）：${errors} 处错误，${warnings} 处提醒 / ` +
      `${checks.length} checks, ${graphs.length} plans, ${nodes} nodes, ${edges} relations (STATED_IN included): ${errors} errors, ${warnings} warnings`,
  );
  if (graphs.length === 0) console.log('没有找到规划 / no plan was found');
  return errors > 0 || graphs.length === 0 ? 1 : 0;
}

function check(options: Options): number {
  return report(read(options), options);
}

function stats(options: Options): number {
  const { graphs, ontology, findings } = read(options);
  console.log(graphs.map((graph) => statsOf(graph, ontology)).join('\n\n'));
  const errors = errorsOf(findings).length;
  if (errors === 0) return 0;
  console.log(
    `\n数据有 ${errors} 处错误，以上不含有误之处；见 check / ${errors} errors: what is faulty is not counted; see check`,
  );
  return 1;
}

async function load(options: Options): Promise<number> {
  const reading = read(options);
  if (errorsOf(reading.findings).length > 0) {
    report(reading, options);
    console.error('有错误，没有载入 / there are errors: nothing was loaded');
    return 1;
  }
  // The driver is read only when it is used: every other command starts without it.
  const { loadInto } = await import('./cli/load.ts');
  return loadInto(reading.graphs, reading.ontology);
}

await program.parseAsync();
