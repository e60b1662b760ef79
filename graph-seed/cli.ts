import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { createDriver } from '../server/neo4j/connection.ts';
import { readDatabaseSettings } from '../server/neo4j/environment.ts';
import { LoadError, type Loaded, type LoadProgress, loadPlans } from '../server/neo4j/load.ts';
import { whyNotLoaded } from '../server/neo4j/why-not.ts';
import { checks } from './checks/run-checks.ts';
import { addEditingCommands, type Folders } from './cli-editing.ts';
import { addTableCommands } from './cli-tables.ts';
import { type Finding, formatFinding } from './finding.ts';
import { type PlansReading, readPlans } from './read-plans.ts';
import { shownPath } from './shown-path.ts';
import { statsOf } from './stats.ts';

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
  const faults: string[] = [];
  const settings = readDatabaseSettings(process.env, faults);
  if (settings === null) {
    faults.push(
      '请设置环境变量 NEO4J_URI（如 bolt://127.0.0.1:7687）、NEO4J_USER、NEO4J_PASSWORD / ' +
        'set NEO4J_URI (as bolt://127.0.0.1:7687), NEO4J_USER and NEO4J_PASSWORD in the environment',
    );
  }
  if (settings === null || faults.length > 0) {
    console.error(faults.join('\n'));
    return 1;
  }
  const { database } = settings;
  const driver = createDriver(settings);
  try {
    const results = await loadPlans(driver, reading.graphs, reading.ontology, {
      ...(database ? { database } : {}),
      onProgress: progressLine(),
    });
    sayLoaded(results);
    return 0;
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    sayLoaded(error.done);
    console.error(whyNotLoaded(error.cause, settings.uri));
    console.error(stateAfter(error));
    return 1;
  } finally {
    await driver.close();
  }
}

/** One line that is drawn over on a terminal; each tenth elsewhere, so that a log stays short. */
function progressLine(): (progress: LoadProgress) => void {
  let lastTenth = -1;
  return ({ plan, done, total }) => {
    const share = total === 0 ? 1 : done / total;
    const text = `${plan} ${Math.floor(share * 100)} %（${done}/${total}）`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${text}${done >= total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth === lastTenth) return;
    lastTenth = tenth;
    process.stderr.write(`${text}\n`);
  };
}

function sayLoaded(results: readonly Loaded[]): void {
  for (const { plan, status, nodes, edges, removedNodes, removedEdges } of results) {
    console.log(
      status === 'unchanged'
        ? `${plan}：没有变化（${nodes} 个节点，${edges} 条关系）/ unchanged`
        : `${plan}：已载入 ${nodes} 个节点、${edges} 条关系，移除 ${removedNodes} 个节点、${removedEdges} 条关系 / ` +
            `loaded ${nodes} nodes, ${edges} relations; removed ${removedNodes} nodes, ${removedEdges} relations`,
    );
  }
}

/** What the database holds after a load that failed, and what to do. */
function stateAfter({ plan, unsure, done }: LoadError): string {
  if (unsure) {
    return (
      `载入失败：连接中断。${plan} 在库中是完整的，或是旧的一份，或是新的一份；再运行一次 load 即可知道 / ` +
      `loading failed: the connection was lost. ${plan} is whole in the database, the old one or the new one; run load again to know`
    );
  }
  return done.length === 0
    ? '载入失败，各规划与之前一样 / loading failed, every plan is as before'
    : '载入失败，其余规划与之前一样 / loading failed, the other plans are as before';
}

await program.parseAsync();
