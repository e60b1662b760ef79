import { fileURLToPath } from 'node:url';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { readConfig } from '../config.ts';
import { endInOrder, start } from '../main.ts';
import { connect } from './connection.ts';
import { loadPlans } from './load.ts';
import { startLocalServer } from './local-server.ts';

/**
 * `npm run start:neo4j`: a real Neo4j of our own (the recipe of the tests), the plans loaded into it, the
 * explorer served from it. Ends with Ctrl C; the database goes with it.
 */
async function run(): Promise<void> {
  const seed = fileURLToPath(new URL('../../graph-seed/', import.meta.url));
  const { ontology, graphs } = readPlansForServing(seed);
  const database = await startLocalServer({ onProgress: (text) => console.log(text) });
  const { uri, user, password } = database;
  const connection = connect({ uri, user, password });
  for (const { plan, nodes, edges } of await loadPlans(connection.driver(), graphs, ontology)) {
    console.log(`已载入 / loaded ${plan}: ${nodes} 个节点 / nodes, ${edges} 条关系 / relations`);
  }
  await connection.close();

  const config = readConfig(process.env);
  const { url, close } = await start({ ...config, neo4j: { uri, user, password } });
  console.log(`规划图谱 Plan Graph: ${url}  (Neo4j ${database.version}: ${uri}, ${user} / ${password})`);
  endInOrder(() => close().then(() => database.stop()));
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
