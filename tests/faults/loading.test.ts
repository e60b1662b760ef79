import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { connect } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { type LocalServer, startLocalServer } from '../../server/neo4j/local-server.ts';
import { connectPatiently, empty, valueIn } from '../contract/database.ts';
import { realOntology } from '../real-page.ts';
import { openFaultProxy } from './fault-proxy.ts';
import { dataOf, fingerprintOf } from './fingerprint.ts';
import { loadsAreWhole } from './killed-loads.ts';
import { loadSmallPlan } from './seed-command.ts';

const watch = connectPatiently();
const nodes = () => valueIn<number>(watch, 'MATCH (n:Entity) RETURN count(n)');
const NODES = 9;
/** Three starts of a database, on a machine that may be busy. */
const SLOW_MS = 300_000;
async function dropConstraints(): Promise<void> {
  const { records } = await watch.driver().executeQuery('SHOW CONSTRAINTS YIELD name');
  for (const record of records) await watch.driver().executeQuery(`DROP CONSTRAINT ${record.get('name')}`);
}
beforeEach(() => empty(watch));
afterAll(async () => {
  // What the tests after this one rely on.
  await empty(watch);
  await loadPlans(watch.driver(), [], realOntology());
  await watch.close();
});

describe('a load that loses the word of its commit', () => {
  it('asks again, and says that it is loaded, once', async () => {
    const proxy = await openFaultProxy(inject('neo4j').uri);
    proxy.loseCommit(false);
    const said = await loadSmallPlan({ ...inject('neo4j'), uri: proxy.uri });
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining(`已载入 ${NODES} 个节点`) });
    expect(await nodes()).toBe(NODES);
    await proxy.close();
  });

  it('says that it cannot know, when the database stays away; asked again, it knows', async () => {
    const proxy = await openFaultProxy(inject('neo4j').uri);
    proxy.loseCommit(true);
    const said = await loadSmallPlan({ ...inject('neo4j'), uri: proxy.uri });
    expect(said.code).toBe(1);
    expect(said.err).toContain('the old one or the new one; run load again to know');
    expect(said.err).not.toContain('as before');
    expect(await nodes()).toBe(NODES);
    const again = await loadSmallPlan(inject('neo4j'));
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('unchanged') });
    await proxy.close();
  });
});

describe('a database that is not as we left it', () => {
  it('without its constraints: they are made anew, and of two loads at once one writes', async () => {
    await dropConstraints();
    const said = await Promise.all([loadSmallPlan(inject('neo4j')), loadSmallPlan(inject('neo4j'))]);
    expect(said.map((one) => one.err.replace(/^yunxi .*\n/gm, '') + one.code)).toEqual(['0', '0']);
    expect(said.filter((one) => one.out.includes('unchanged'))).toHaveLength(1);
    expect(await nodes()).toBe(NODES);
    const again = await watch.driver().executeQuery('SHOW CONSTRAINTS YIELD name');
    expect(again.records.length).toBeGreaterThanOrEqual(7);
  });

  it.each([
    [
      'nodes that share an id',
      "UNWIND [1, 2] AS i CREATE (:Entity {id: 'yunxi:goal', name: 'theirs'})",
      /Several Entity nodes share one id.*merge or delete them first/,
    ],
    [
      'relations that share an id',
      "CREATE (a:Theirs), (b:Theirs) WITH a, b UNWIND [1, 2] AS i CREATE (a)-[:ADVANCES {id: 'x'}]->(b)",
      /Several ADVANCES relations share one id.*merge or delete them first/,
    ],
    [
      'an index where a key belongs',
      'CREATE INDEX theirs FOR (n:Entity) ON (n.id)',
      /on \(:Entity \{id\}\) stands in the way of its unique id: drop it first/,
    ],
    [
      'a constraint that has taken the name of ours',
      'CREATE CONSTRAINT plan_graph_entity_id FOR (n:Theirs) REQUIRE n.key IS UNIQUE',
      /the name plan_graph_entity_id is taken.*drop or rename that one first/,
    ],
  ])('with %s: says so, and touches nothing', async (_what, make, says) => {
    await dropConstraints();
    await watch.driver().executeQuery(make);
    const before = await dataOf(watch);
    const said = await loadSmallPlan(inject('neo4j'));
    await watch.driver().executeQuery('DROP INDEX theirs IF EXISTS');
    await watch.driver().executeQuery('DROP CONSTRAINT plan_graph_entity_id IF EXISTS');
    expect(said.code).toBe(1);
    expect(said.err).toMatch(says);
    expect(said.err).toContain('every plan is as before');
    expect(await dataOf(watch)).toBe(before);
  });

  it('with foreign data beside ours: it stays as it is', async () => {
    await watch
      .driver()
      .executeQuery(
        "CREATE (a:Person {name: 'theirs'})-[:KNOWS {since: 1}]->(:Plan {name: 'no plan of ours'}), (a)-[:OWNS]->(:Strategy {id: 'yunxi:x'})",
      );
    const foreign =
      'MATCH (n) WHERE n:Person OR n.name = "no plan of ours" OR n.id = "yunxi:x" OPTIONAL MATCH (n)-[r]-() RETURN count(DISTINCT n) + count(r)';
    const before = await valueIn<number>(watch, foreign);
    expect((await loadSmallPlan(inject('neo4j'))).code).toBe(0);
    expect(await valueIn<number>(watch, foreign)).toBe(before);
    expect(await nodes()).toBe(NODES);
  });
});

describe('a server of our own', () => {
  let home: string;
  let server: LocalServer;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'plan-graph-loading-'));
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it(
    'killed in the midst of a load, client or server, holds the old plan or the new',
    async () => {
      server = await startLocalServer({ home });
      const run = await loadsAreWhole({ server, home, size: 300, kills: { client: 1, server: 1 }, seed: 7 });
      server = run.server;
      expect(run.torn).toEqual([]);
    },
    SLOW_MS,
  );

  it('read-only: the load says so with the mend, and nothing is changed', async () => {
    await server.stop();
    server = await startLocalServer({ home, settings: { 'server.databases.default_to_read_only': 'true' } });
    const own = connect(server);
    const before = await fingerprintOf(own);
    const said = await loadSmallPlan(server);
    expect(said.code).toBe(1);
    expect(said.err).toContain('set server.databases.default_to_read_only to false');
    expect(said.err).toContain('every plan is as before');
    expect(await fingerprintOf(own)).toBe(before);
    await own.close();
  });
});
