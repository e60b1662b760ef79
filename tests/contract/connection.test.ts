import type { AddressInfo } from 'node:net';
import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { StoreUnavailableError } from '../../server/graph/errors.ts';
import { connect } from '../../server/neo4j/connection.ts';
import { connectToTestDatabase, valueIn } from './database.ts';

const RETURN_1 = 'RETURN 1 AS one';
const SLOW = 'UNWIND range(1, 1000000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i) AS none';

/** A wire to the real database that can be cut or frozen: what a lost network looks like. */
async function openWire() {
  const { hostname, port } = new URL(inject('neo4j').uri);
  const pairs: [Socket, Socket][] = [];
  const server: Server = createServer((near) => {
    const far = connectSocket(Number(port), hostname);
    pairs.push([near, far]);
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, '127.0.0.1', done));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  return {
    uri: `bolt://127.0.0.1:${own}`,
    /** Again, after it was closed. */
    open: () => listen(own),
    /** Connections made so far take everything and answer nothing, for ever. New ones work. */
    freeze: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.resume();
      }
    },
    close: async () => {
      for (const [near, far] of pairs) {
        near.destroy();
        far.destroy();
      }
      await new Promise((done) => server.close(done));
    },
  };
}

async function timed<T>(work: Promise<T>): Promise<{ ms: number; error?: unknown; value?: T }> {
  const start = performance.now();
  try {
    const value = await work;
    return { ms: performance.now() - start, value };
  } catch (error) {
    return { ms: performance.now() - start, error };
  }
}

const watch = connectToTestDatabase();
afterAll(() => watch.close());
const slowQueries = () =>
  valueIn<number>(
    watch,
    "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q CONTAINS 'i % 7 = 8' AND NOT q CONTAINS 'SHOW' RETURN count(*) AS n",
  );

describe('the connection', () => {
  it('never writes', async () => {
    const connection = connectToTestDatabase();
    await expect(connection.read('CREATE (n:Trespass) RETURN n', {})).rejects.toThrow(/read/iu);
    expect(await valueIn<number>(watch, 'MATCH (n:Trespass) RETURN count(n)')).toBe(0);
    await connection.close();
  });

  it('sends whole numbers as integers', async () => {
    const connection = connectToTestDatabase();
    const [row] = await connection.read(
      'RETURN valueType($n) AS a, valueType($f) AS b, valueType($l[0].m) AS c',
      {
        ...{ n: 5, f: 1.5, l: [{ m: 3 }] },
      },
    );
    expect(row?.toObject()).toEqual({ a: 'INTEGER NOT NULL', b: 'FLOAT NOT NULL', c: 'INTEGER NOT NULL' });
    await connection.close();
  });

  it('ends a question that takes too long, in the database too', async () => {
    const connection = connectToTestDatabase();
    const { ms, error } = await timed(connection.read(SLOW, {}));
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(ms).toBeLessThan(3500);
    await expect.poll(slowQueries, { timeout: 5000 }).toBe(0);
    await expect(connection.read(RETURN_1, {})).resolves.toHaveLength(1);
    await connection.close();
  });

  it('ends a question whose asker has gone, in the database too', async () => {
    const connection = connectToTestDatabase();
    const asker = new AbortController();
    const asked = timed(connection.read(SLOW, {}, { signal: asker.signal, deadlineMs: 30_000 }));
    await expect.poll(slowQueries, { timeout: 5000 }).toBe(1);
    asker.abort();
    const { error } = await asked;
    expect(error).toBe(asker.signal.reason);
    await expect.poll(slowQueries, { timeout: 5000 }).toBe(0);
    await connection.close();
  });

  it('fails fast, then at once, when there is no database, and says when to come again', async () => {
    const { user, password } = inject('neo4j');
    const connection = connect({ uri: 'bolt://127.0.0.1:1', user, password });
    const first = await Promise.all([1, 2, 3].map(() => timed(connection.read(RETURN_1, {}))));
    for (const { ms, error } of first) {
      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect(ms).toBeLessThan(3000);
    }
    const { ms, error } = await timed(connection.read(RETURN_1, {}));
    expect(ms).toBeLessThan(20);
    expect(error).toMatchObject({ name: 'StoreUnavailableError', retryAfter: 1 });
    await connection.close();
  });

  it('refuses a wrong password as unavailable, without telling it', async () => {
    const connection = connect({ uri: inject('neo4j').uri, user: 'neo4j', password: 'not-the-secret' });
    const { error } = await timed(connection.read(RETURN_1, {}));
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(String(error)).not.toContain('not-the-secret');
    await connection.close();
  });

  it('finds out by itself when the database is back, and says so', async () => {
    const wire = await openWire();
    const { user, password } = inject('neo4j');
    const connection = connect({ uri: wire.uri, user, password });
    let back = 0;
    connection.onBack(() => back++);
    await connection.read(RETURN_1, {});
    await wire.close();
    await Promise.all([1, 2, 3].map(() => timed(connection.read(RETURN_1, {}))));
    await new Promise((done) => setTimeout(done, 1200));
    expect(back).toBe(0);
    await wire.open();
    await expect.poll(() => back, { timeout: 10_000 }).toBe(1);
    await expect(connection.read(RETURN_1, {})).resolves.toHaveLength(1);
    await connection.close();
    await wire.close();
  });

  it('serves again after its wires have gone dead, by a driver built anew', async () => {
    const wire = await openWire();
    const { user, password } = inject('neo4j');
    const connection = connect({ uri: wire.uri, user, password });
    await Promise.all(Array.from({ length: 6 }, () => connection.read(RETURN_1, {})));
    const before = connection.driver();
    wire.freeze();
    const stuck = await Promise.all(Array.from({ length: 5 }, () => timed(connection.read(RETURN_1, {}))));
    for (const { ms, error } of stuck) {
      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect(ms).toBeLessThan(3000);
    }
    expect(connection.driver()).not.toBe(before);
    // Its probe finds out; until then who asks is refused at once.
    const failure = async () => (await timed(connection.read(RETURN_1, {}))).error;
    await expect.poll(failure, { timeout: 4000 }).toBeUndefined();
    await expect(connection.read(RETURN_1, {})).resolves.toHaveLength(1);
    await connection.close();
    await wire.close();
  });
});
