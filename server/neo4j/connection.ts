import neo4j, { type Driver, type Record as Neo4jRecord } from 'neo4j-driver';
import { StoreUnavailableError } from '../graph/errors.ts';
import { createBreaker } from './breaker.ts';
import { cypherFile } from './cypher-files.ts';
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
  /** When the answer as a whole must be there (performance.now()), for one that takes several questions. */
  until?: number;
};

/** The way to the database. Questions only: every one runs in READ mode (load.ts alone writes). */
export type Connection = {
  read(cypher: string, parameters: Record<string, unknown>, reading?: Reading): Promise<Neo4jRecord[]>;
  /**
   * Begins an answer of several questions: together they get the time of one, from `since`
   * (performance.now()), or else from now.
   */
  begin(reading: Reading, since?: number): Reading;
  /** Calls it each time the database answers again after it was away. */
  onBack(listener: () => unknown): void;
  /** The driver of the moment; it is replaced when the old one seems dead. */
  driver(): Driver;
  close(): Promise<void>;
};

/** The database gives up half a second before we do. */
const SPARE_MS = 500;
/**
 * After so many deadlines in a row the pool is taken for dead and the driver is built anew. A database
 * that is merely slow ends the question itself, before our deadline, and is not counted here.
 */
const DEADLINES_TO_REBUILD = 2;
/** A question that had less time than this says nothing of the wire. */
const FAIR_MS = 1000;
const RETRY_AFTER = 1;
const PROBE_MS = 1500;
const EARLY_MS = 10;
/** Two loads that make the same constraint at once are a deadlock, which the loser may try again. */
const LOAD_RETRY_MS = 5000;
/** However long it was away: a second after it is back at the latest, it is found to be. */
const LAST_PROBE_MS = 1000;
/** Asked of a database that was away; nobody waits for the answer. */
const PROBE = cypherFile('plan/ready').statement;

/** The driver's own numbers: its defaults would hold a request for half a minute while the database is down. */
export function createDriver({ uri, user, password, patience = SHORT }: ConnectionOptions): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    maxConnectionPoolSize: 20,
    connectionTimeout: patience.connectMs,
    connectionAcquisitionTimeout: patience.acquireMs,
    // For loading; a question is tried again by `ask` alone.
    maxTransactionRetryTime: LOAD_RETRY_MS,
    disableLosslessIntegers: true,
    userAgent: 'plan-graph',
  });
}

/** Connects when the first question is asked; a database that is down is no error here. */
export function connect(options: ConnectionOptions): Connection {
  const { patience = SHORT } = options;
  let driver = createDriver(options);
  let deadlines = 0;
  /** Questions under way, by the driver that carries them. */
  const carried = new Map<Driver, number>();
  const listeners: (() => unknown)[] = [];
  let probing: NodeJS.Timeout | undefined;
  let closed = false;
  const breaker = createBreaker({
    failures: 3,
    withinMs: 5000,
    firstProbeMs: 500,
    lastProbeMs: LAST_PROBE_MS,
    onWait: (ms) => {
      clearTimeout(probing);
      if (closed) return;
      const probe = () => void ask(PROBE, {}, { deadlineMs: PROBE_MS }).catch(() => {});
      // Who comes first when the time has come is let through, this or somebody's question. A timer may be early.
      probing = setTimeout(probe, ms + EARLY_MS);
      probing.unref();
    },
    onBack: () => {
      clearTimeout(probing);
      for (const listener of listeners) void listener();
    },
  });

  const onDeadline = (of: Driver) => {
    // Late ones of a driver that is replaced already say nothing of the new one.
    if (of !== driver || ++deadlines < DEADLINES_TO_REBUILD) return;
    deadlines = 0;
    driver = createDriver(options);
    if (!carried.has(of)) letGoOf(of);
  };

  /** A dead pool may never close; nobody waits for it. */
  const letGoOf = (old: Driver) => void old.close().catch(() => {});

  const takeUp = (one: Driver) => carried.set(one, (carried.get(one) ?? 0) + 1);
  /** A driver that is replaced closes behind its last question: closed under it, it would never answer. */
  const putDown = (one: Driver) => {
    const left = (carried.get(one) ?? 1) - 1;
    if (left > 0) {
      carried.set(one, left);
      return;
    }
    carried.delete(one);
    if (one !== driver) letGoOf(one);
  };

  const ask = async (cypher: string, parameters: Record<string, unknown>, reading: Reading) => {
    const { signal, until = Number.POSITIVE_INFINITY } = reading;
    const deadlineMs = Math.min(
      reading.deadlineMs ?? patience.deadlineMs,
      Math.max(1, Math.ceil(until - performance.now())),
    );
    const passage = breaker.enter();
    const using = driver;
    takeUp(using);
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
          // 0 would mean for ever.
          const timeout = Math.max(1, deadlineMs - Math.min(SPARE_MS, Math.ceil(deadlineMs / 2)));
          const run = () => session.run(cypher, parameters, { timeout });
          try {
            // Without a transaction around it a question costs one journey instead of three.
            const result = await run().catch((error: unknown) => {
              if (ending.aborted || !neo4j.isRetryableError(error)) throw error;
              // A connection that died while it lay in the pool; the next one is made anew.
              return run();
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
        if (deadlineMs >= FAIR_MS) {
          onDeadline(using);
          passage.fail();
        } else passage.leave();
        throw new StoreUnavailableError('the database did not answer in time', RETRY_AFTER, { cause: error });
      }
      if (isTooLong(error)) {
        passage.leave();
        throw new StoreUnavailableError('the question took too long', RETRY_AFTER, { cause: error });
      }
      if (isOurFault(error)) {
        passage.leave();
        throw error;
      }
      passage.fail();
      throw new StoreUnavailableError('the database cannot be reached', RETRY_AFTER, { cause: error });
    } finally {
      putDown(using);
    }
  };

  return {
    read: (cypher, parameters, reading = {}) => ask(cypher, wrapIntegers(parameters), reading),
    begin: (reading, since = performance.now()) => ({ ...reading, until: since + patience.deadlineMs }),
    onBack: (listener) => void listeners.push(listener),
    driver: () => driver,
    close: () => {
      closed = true;
      clearTimeout(probing);
      return driver.close();
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof neo4j.Neo4jError ? error.code : '';
}

/** The database understood us and refuses the question itself. All else is the wire, or its own state. */
function isOurFault(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code.startsWith('Neo.ClientError.') &&
    !code.startsWith('Neo.ClientError.Security.') &&
    !code.startsWith('Neo.ClientError.Database.') &&
    !code.startsWith('Neo.ClientError.Request.')
  );
}

/** Alive, but this question was too much at this time. */
function isTooLong(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut') ||
    code.startsWith('Neo.ClientError.Transaction.Terminated') ||
    (code.startsWith('Neo.TransientError.') &&
      !code.startsWith('Neo.TransientError.General.') &&
      code !== 'Neo.TransientError.Database.DatabaseUnavailable')
  );
}
