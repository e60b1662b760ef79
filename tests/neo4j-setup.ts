import neo4j, { type Driver } from 'neo4j-driver';
import type { TestProject } from 'vitest/node';
import { startLocalServer } from '../server/neo4j/local-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: { uri: string; user: string; password: string; version: string };
  }
}

/** Stands in the database that tests may empty; without it a database that holds anything is left alone. */
const MARK = 'PlanGraphTests';

/** One real Neo4j for all tests: NEO4J_TEST_URI where given, else one brought up here. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.NEO4J_TEST_URI;
  if (given) {
    const user = process.env.NEO4J_TEST_USER ?? 'neo4j';
    const password = process.env.NEO4J_TEST_PASSWORD ?? '';
    const version = await claim({ uri: given, user, password });
    project.provide('neo4j', { uri: given, user, password, version });
    return async () => {};
  }
  const wanted = process.env.NEO4J_TEST_VERSION;
  const server = await startLocalServer({
    ...(wanted ? { version: wanted } : {}),
    // The tests fill and empty it all the time: it would plan every question anew for each change of size.
    settings: { 'dbms.cypher.min_replan_interval': '1h' },
    onProgress: (text) => console.log(text),
  });
  const { uri, user, password } = server;
  const version = await claim({ uri, user, password });
  console.log(`Neo4j ${version} on Java ${server.java} answers`);
  project.provide('neo4j', { uri, user, password, version });
  return () => server.stop();
}

/** Makes sure that the database is the tests' own, and says its version. */
async function claim({
  uri,
  user,
  password,
}: {
  uri: string;
  user: string;
  password: string;
}): Promise<string> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const counts = await one(
      driver,
      `MATCH (n) RETURN count(n) AS all, count(CASE WHEN n:${MARK} THEN 1 END) AS marks`,
    );
    if (counts.all > 0 && counts.marks === 0) {
      throw new Error(
        `${uri} holds data already: the tests empty their database, so give them an empty one in NEO4J_TEST_URI.`,
      );
    }
    await driver.executeQuery(`MERGE (:${MARK})`);
    const { version } = await one(
      driver,
      'CALL dbms.components() YIELD versions RETURN versions[0] AS version',
    );
    return String(version);
  } finally {
    await driver.close();
  }
}

async function one(driver: Driver, cypher: string) {
  const { records } = await driver.executeQuery(cypher);
  const row = records[0]?.toObject() ?? {};
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, neo4j.isInt(value) ? value.toNumber() : value]),
  );
}
