import { createDriver } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { realOntology } from '../real-page.ts';
import { HAND_MADE } from './hand-made.ts';

/** Loads a changed plan and is killed in the midst of it (load.test.ts). */
const { LOAD_URI = '', LOAD_USER = '', LOAD_PASSWORD = '' } = process.env;
const ontology = realOntology();
const [mini] = structuredClone(HAND_MADE);
if (mini === undefined) throw new Error('no plan');
mini.plan.seedHash = 'never comes';
mini.nodes = mini.nodes
  .filter((node) => node.id !== 'mini:alone')
  .map((node) => ({ ...node, name: `${node.name}！` }));

const driver = createDriver({ uri: LOAD_URI, user: LOAD_USER, password: LOAD_PASSWORD });
await loadPlans(driver, [mini], ontology, {
  onProgress: ({ done, total }) => {
    if (done > total / 2) process.kill(process.pid, 'SIGKILL');
  },
});
