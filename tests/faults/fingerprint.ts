import { createHash } from 'node:crypto';
import type { Connection } from '../../server/neo4j/connection.ts';

/** Stands beside our data, with names as ours; nothing of it may ever be answered. */
export const CANARY = 'canary-77d0-never-returned';

export async function plantCanary(connection: Connection): Promise<void> {
  await connection.driver().executeQuery(
    `CREATE (a:Secret {id: 'wuxi-14fyp:secret', plan: 'wuxi-14fyp', name: $canary, kind: 'Project'})
     CREATE (b:Secret:Project {id: 'wuxi-14fyp:secret-project', name: $canary, searchText: $canary})
     CREATE (a)-[:ADVANCES {id: 'wuxi-14fyp:secret-edge', reason: $canary}]->(b)`,
    { canary: CANARY },
  );
}

const DATA = [
  'MATCH (n) RETURN labels(n) AS a, properties(n) AS b',
  'MATCH (n)-[r]->(m) RETURN type(r) AS a, [properties(r), n.id, m.id] AS b',
];
const SCHEMA = [
  'SHOW CONSTRAINTS YIELD name, type RETURN name AS a, type AS b',
  'SHOW INDEXES YIELD name, type RETURN name AS a, type AS b',
];

/** Everything in the database as one hash: nodes, relations, their properties, the schema. */
export const fingerprintOf = (connection: Connection) => hashOf(connection, [...DATA, ...SCHEMA]);

/** The nodes and relations with their properties, as one hash. */
export const dataOf = (connection: Connection) => hashOf(connection, DATA);

async function hashOf(connection: Connection, queries: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const query of queries) {
    const { records } = await connection.driver().executeQuery(query);
    const rows = records.map((record) => JSON.stringify([record.get('a'), sorted(record.get('b'))])).sort();
    hash.update(JSON.stringify(rows));
  }
  return hash.digest('hex');
}

/** The database promises no order of properties. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
