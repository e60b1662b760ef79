import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { createDriver } from '../../server/neo4j/connection.ts';
import { type DatabaseSettings, readDatabaseSettings } from '../../server/neo4j/environment.ts';
import { LoadError, type Loaded, type LoadProgress, loadPlans } from '../../server/neo4j/load.ts';
import { whyNotLoaded } from '../../server/neo4j/why-not.ts';

/** The database that the environment names; null, and said why, when it names none. */
export function databaseOrWhyNot(): DatabaseSettings | null {
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
    return null;
  }
  return settings;
}

/** Loads plans into that database and says what came of each; gives the exit code. */
export async function loadInto(graphs: Iterable<PlanGraph>, ontology: Ontology): Promise<number> {
  const settings = databaseOrWhyNot();
  if (settings === null) return 1;
  const { database } = settings;
  const driver = createDriver(settings);
  try {
    const results = await loadPlans(driver, graphs, ontology, {
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
