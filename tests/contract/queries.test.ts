import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Connection } from '../../server/neo4j/connection.ts';
import { type CypherFile, cypherFiles, fill, statementsOf } from '../../server/neo4j/cypher-files.ts';
import { makeSchema } from '../../server/neo4j/load.ts';
import { type Query, queries, shownQueries } from '../../server/neo4j/queries.ts';
import { realOntology } from '../real-page.ts';
import { connectPatiently, empty } from './database.ts';

const ontology = realOntology();
const files = cypherFiles();
const bound = new Map<string, Query>(
  [...Object.values(queries), ...Object.values(shownQueries)].map((query) => [
    query.name,
    query as unknown as Query,
  ]),
);
const isWriting = ({ name }: CypherFile) => name.startsWith('load/') || name.startsWith('schema/');
const questions = files.filter((file) => !isWriting(file));

/** Without comments, and without texts in quotes. */
const bare = ({ statement }: CypherFile) => statement.replace(/\/\/.*$/gmu, '').replace(/'[^']*'/gu, "''");

let connection: Connection;
beforeAll(async () => {
  connection = connectPatiently();
  await empty(connection);
  await makeSchema(connection.driver(), ontology);
});
afterAll(() => connection.close());

describe('every query file', () => {
  it('that asks is bound, and every binding has its file', () => {
    expect(questions.map((file) => file.name)).toEqual([...bound.keys()].sort());
  });

  it.each(files.map((file) => [file.name, file] as const))(
    '%s says its purpose and its parameters',
    (_, file) => {
      expect(file.purpose).toMatch(/^[A-Z转].*\.$/su);
      const used = [...bare(file).matchAll(/\$(\w+)/gu)].map((match) => match[1]);
      expect(Object.keys(file.parameters).sort()).toEqual([...new Set(used)].sort());
    },
  );

  it.each(files.map((file) => [file.name, file] as const))('%s keeps to what is safe', (name, file) => {
    const text = bare(file);
    // A regular expression is not stopped by the transaction's timeout; the rest reach outside or never end.
    expect(text).not.toMatch(/=~|LOAD\s+CSV|\bapoc\.|\bgds\.|\[[^\]]*\*|\{\d+,\}|\)\+|\)\*/iu);
    if (!isWriting(file)) expect(text).not.toMatch(/\b(CREATE|MERGE|SET|DELETE|REMOVE)\b/u);
    if (name.startsWith('load/')) expect(text).not.toMatch(/\bCREATE\b/u);
    const templated = [
      'schema/relation-constraint',
      'load/drop-label',
      'load/merge-entities',
      'load/merge-relations',
    ];
    expect(/\{\{/u.test(text)).toBe(templated.includes(name));
  });

  it.each(questions.map((file) => [file.name, file] as const))(
    '%s is alike in file and binding',
    (name, file) => {
      const query = bound.get(name);
      expect(Object.keys(query?.parameters.shape ?? {}).sort()).toEqual(Object.keys(file.parameters).sort());
      expect(Object.keys(query?.row.shape ?? {}).sort()).toEqual(Object.keys(file.columns).sort());
      const chosen = query?.parameters.shape.chosen as z.ZodObject | undefined;
      const used = [...bare(file).matchAll(/\$chosen\.(\w+)/gu)].map((match) => match[1]);
      expect(Object.keys(chosen?.shape ?? {}).sort()).toEqual([...new Set(used)].sort());
    },
  );

  it.each(files.filter((file) => !file.name.startsWith('schema/')).map((file) => [file.name, file] as const))(
    '%s is understood by the database, which names the same columns',
    async (_, file) => {
      const statement = fill(
        fill(file.statement, { label: 'Project' }, ontology),
        { type: 'PART_OF' },
        ontology,
      );
      const parameters = Object.fromEntries(Object.keys(file.parameters).map((key) => [key, null]));
      if ('limit' in parameters) parameters.limit = 5 as never;
      const { keys, summary } = await connection.driver().executeQuery(`EXPLAIN ${statement}`, parameters);
      expect(keys.sort()).toEqual(Object.keys(file.columns).sort());
      const old = summary.gqlStatusObjects.filter((one) => one.classification === 'DEPRECATION');
      expect(old.map((one) => one.statusDescription)).toEqual([]);
    },
  );
});

describe('the placeholder', () => {
  it('takes only words of the ontology', () => {
    expect(fill('(n:{{label}})', { label: 'Project' }, ontology)).toBe('(n:Project)');
    for (const label of ['Nonsense', 'Project`) DETACH DELETE n //', 'Project\\u0060', '', 'PART_OF']) {
      expect(() => fill('(n:{{label}})', { label }, ontology)).toThrow(/no label or type/u);
    }
    expect(() => fill('[:{{type}}]', { type: 'Project' }, ontology)).toThrow(/no label or type/u);
  });
});

describe('the schema', () => {
  it('stands as the file says', async () => {
    const count = async (show: string) => (await connection.driver().executeQuery(show)).records.length;
    const wanted = statementsOf({
      ...(files.find((file) => file.name === 'schema/constraints') as CypherFile),
    });
    const constraints = wanted.filter((one) => one.startsWith('CREATE CONSTRAINT')).length;
    expect(await count("SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH 'plan_graph_'")).toBe(
      constraints + ontology.relationTypes.length,
    );
    expect(
      await count(
        "SHOW INDEXES YIELD state, name WHERE name STARTS WITH 'plan_graph_' AND state <> 'ONLINE'",
      ),
    ).toBe(0);
  });
});
