import { createDriver } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { realOntology } from '../real-page.ts';
import { largePlan } from './large-plan.ts';

/** Loads an edition of the large plan, in a process that may be killed (killed-loads.ts). */
const { LOAD_URI = '', LOAD_USER = '', LOAD_PASSWORD = '', LOAD_SIZE, LOAD_EDITION } = process.env;
const graph = largePlan(Number(LOAD_SIZE), LOAD_EDITION === '1' ? 1 : 2);
const driver = createDriver({ uri: LOAD_URI, user: LOAD_USER, password: LOAD_PASSWORD });
const ontology = realOntology();
console.log('begun');
await loadPlans(driver, [graph], ontology);
await driver.close();
