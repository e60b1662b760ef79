import neo4j, { type Driver, type Record as Neo4jRecord } from 'neo4j-driver';
import { StoreUnavailableError } from '../graph/errors.ts';
import { createBreaker } from './breaker.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import { wrapIntegers } from './integers.ts';

export type ConnectionOptions = {
  uri: string;
  user: string;
  password: string;
  database?: string;
  patience?: Patience;
};

/** How long to wait, in milliseconds: for an answer, for a connection to be made, for one to be free. */
export type Patience = { deadlineMs: number; connectMs: number; acquireMs: number };

/** So that nobody before the page waits long for a database that is down. */
const SHORT: Patience = { deadlineMs: 2500, connectMs: 1000, acquireMs: 1500 };

export type Reading = {
  signal?: AbortSignal;
  /** Longer than a usual question may take, for an export. */
  deadlineMs?: number;
};

/** The way to the database. Questions only: every one runs in READ mode (load.ts alone writes). */
export type Connection = {
  read(cypher: string, parameters: Record<string, unknown>, reading?: Reading): Promise<Neo4jRecord[]>;
  /** The driver of the moment; it is replaced when the old one seems dead. */
  driver(): Driver;
  close(): Promise<void>;
};

/** The database gives up half a second before we do. */
const SPARE_MS = 500;
/** After so many deadlines in a row the pool is taken for dead and the driver is built anew. */
const DEADLINES_TO_REBUILD = 5;
const RETRY_AFTER = 1;

/** The driver's own numbers: its defaults would hold a request for half a minute while the database is down. */
export function createDriver({ uri, user, password, patience = SHORT }: ConnectionOptions): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    maxConnectionPoolSize: 20,
    connectionTimeout: patience.connectMs,
    connectionAcquisitionTimeout: patience.acquireMs,
    maxTransactionRetryTime: 1000,
    disableLosslessIntegers: true,
    userAgent: 'plan-graph',
  });
}

/** Connects when the first question is asked; a database that is down is no error here. */
export function connect(options: ConnectionOptions): Connection {
  const { patience = SHORT } = options;
  let driver = createDriver(options);
  let deadlines = 0;
  const breaker = createBreaker({ failures: 3, withinMs: 5000, firstProbeMs: 500, lastProbeMs: 10_000 });

  const onDeadline = (of: Driver) => {
    // Late ones of a driver that is replaced already say nothing of the new one.
    if (of !== driver || ++deadlines < DEADLINES_TO_REBUILD) return;
    deadlines = 0;
    driver = createDriver(options);
    // A dead pool may never close; nobody waits for it.
    of.close().catch(() => {});
  };

  const ask = async (cypher: string, parameters: Record<string, unknown>, reading: Reading) => {
    const { signal, deadlineMs = patience.deadlineMs } = reading;
    const passage = breaker.enter();
    const using = driver;
    try {
      const records = await withDeadline(
        deadlineMs,
        async (ending) => {
          const session = using.session({
            defaultAccessMode: neo4j.session.READ,
            ...(options.database === undefined ? {} : { database: options.database }),
          });
          const letGo = () => session.close().catch(() => {});
          // Closing the session resets its connection, which ends the query in the database.
          ending.addEventListener('abort', letGo, { once: true });
          try {
            const result = await session.executeRead((tx) => tx.run(cypher, parameters), {
              timeout: deadlineMs - SPARE_MS,
            });
            return result.records;
          } finally {
            ending.removeEventListener('abort', letGo);
            await letGo();
          }
        },
        signal,
      );
      deadlines = 0;
      passage.succeed();
      return records;
    } catch (error) {
      if (signal?.aborted) {
        passage.leave();
        throw error;
      }
      if (error instanceof DeadlineError) {
        onDeadline(using);
        passage.fail();
        throw new StoreUnavailableError('the database did not answer in time', RETRY_AFTER, { cause: error });
      }
      if (isDown(error)) {
        passage.fail();
        throw new StoreUnavailableError('the database cannot be reached', RETRY_AFTER, { cause: error });
      }
      passage.leave();
      if (isTooLong(error)) {
        throw new StoreUnavailableError('the question took too long', RETRY_AFTER, { cause: error });
      }
      throw error;
    }
  };

  return {
    read: (cypher, parameters, reading = {}) => ask(cypher, wrapIntegers(parameters), reading),
    driver: () => driver,
    close: () => driver.close(),
  };
}

function codeOf(error: unknown): string {
  return error instanceof neo4j.Neo4jError ? error.code : '';
}

/** Not reachable, not ready, or not letting us in: another question would fare no better. */
function isDown(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === 'ServiceUnavailable' ||
    code === 'SessionExpired' ||
    code.startsWith('Neo.ClientError.Security.') ||
    code.startsWith('Neo.TransientError.General.') ||
    code === 'Neo.TransientError.Database.DatabaseUnavailable' ||
    code === 'Neo.ClientError.Database.DatabaseNotFound' ||
    (error instanceof Error && /acquisition timed out|Pool is closed/i.test(error.message))
  );
}

function isTooLong(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut') ||
    code.startsWith('Neo.TransientError.')
  );
}
