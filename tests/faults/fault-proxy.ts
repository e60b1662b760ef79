import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a network, or a database at its other end, can do to us. */
export const FAULTS = [
  'latency',
  'throttle',
  'drop',
  'reset',
  'freeze',
  'refuse',
  'garbage',
  'cut-after-commit',
  'restart',
] as const;
export type Fault = (typeof FAULTS)[number];

export type FaultProxy = {
  uri: string;
  /** Null: everything passes. A fault holds for connections that are open and for new ones. */
  set(fault: Fault | null): Promise<void>;
  /** Holds what is sent back for a while, so that a request is surely in flight. */
  hold(ms: number): void;
  /** The next commit of something written reaches the database; then its wire is cut, and with `away` no new one is let through. */
  loseCommit(away: boolean): void;
  /** Connections open now take everything and answer nothing, for ever; new ones work. */
  abandon(): void;
  close(): Promise<void>;
};

const LATENCY_MS = 300;
const THROTTLED_BYTES = 512;
const THROTTLED_EVERY_MS = 100;
/** How long a database that restarts is away. */
const AWAY_MS = 1000;
/** Bolt sends the text of a question as it is. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);
const QUESTION = /MATCH|CALL|RETURN|UNWIND/;

type Pair = {
  near: Socket;
  far: Socket;
  asked: boolean;
  abandoned: boolean;
  wrote: boolean;
  committing: boolean;
};

/** A wire to the real database on the loopback that can be made to fail. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<Pair>();
  let fault: Fault | null = null;
  let held = 0;
  let losing: { away: boolean } | null = null;
  let server: Server = createServer();

  /** In order, whatever each piece has to wait for. */
  const pump = (from: Socket, to: Socket, pass: (piece: Buffer) => Promise<void> | void) => {
    let last = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      last = last.then(() => pass(piece)).catch(() => {});
    });
    from.on('close', () => void last.then(() => to.destroy()));
    from.on('error', () => to.destroy());
  };

  const forward = async (piece: Buffer, to: Socket) => {
    if (fault === 'latency') await sleep(LATENCY_MS);
    if (fault === 'throttle') {
      for (let i = 0; i < piece.length; i += THROTTLED_BYTES) {
        if (to.destroyed) return;
        to.write(piece.subarray(i, i + THROTTLED_BYTES));
        // The fault may be over before the piece is through.
        if (fault === 'throttle') await sleep(THROTTLED_EVERY_MS);
      }
      return;
    }
    while (fault === 'freeze' && !to.destroyed) await sleep(20);
    if (!to.destroyed) to.write(piece);
  };

  const onConnection = (near: Socket) => {
    if (fault === 'reset') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const pair: Pair = { near, far, asked: false, abandoned: false, wrote: false, committing: false };
    pairs.add(pair);
    near.on('close', () => pairs.delete(pair));
    pump(near, far, (piece) => {
      if (pair.abandoned || fault === 'drop') return;
      pair.wrote ||= piece.includes('MERGE');
      pair.committing = losing !== null && pair.wrote && piece.includes(COMMIT);
      pair.asked = QUESTION.test(piece.toString('latin1'));
      return forward(piece, far);
    });
    pump(far, near, async (piece) => {
      // Held first: what befalls it is decided when it goes on.
      if (held > 0) await sleep(held);
      if (pair.abandoned || fault === 'drop') return;
      if (pair.committing && losing !== null) {
        if (losing.away) fault = 'reset';
        losing = null;
        near.destroy();
        return;
      }
      // The database has done the work; its answer is lost on the way.
      if (fault === 'cut-after-commit' && pair.asked) near.destroy();
      else if (fault === 'garbage') near.write(randomBytes(piece.length));
      else await forward(piece, near);
    });
  };

  const listen = (on: number) =>
    new Promise<void>((done, fail) => {
      server = createServer(onConnection);
      server.once('error', fail);
      server.listen(on, '127.0.0.1', done);
    });
  const hangUp = (how: 'destroy' | 'resetAndDestroy') => {
    for (const { near, far } of pairs) {
      near[how]();
      far.destroy();
    }
  };
  const goAway = async () => {
    const gone = new Promise<void>((done) => server.close(() => done()));
    hangUp('destroy');
    await gone;
  };

  await listen(0);
  const own = server.address() as AddressInfo;
  let back: Promise<void> = Promise.resolve();

  return {
    uri: `bolt://127.0.0.1:${own.port}`,
    set: async (next) => {
      await back;
      const before = fault;
      fault = next;
      if (before === 'refuse') await listen(own.port);
      if (next === 'reset') hangUp('resetAndDestroy');
      if (next === 'refuse') await goAway();
      if (next === 'restart') {
        await goAway();
        back = sleep(AWAY_MS).then(() => listen(own.port));
      }
    },
    hold: (ms) => {
      held = ms;
    },
    loseCommit: (away) => {
      losing = { away };
    },
    abandon: () => {
      for (const pair of pairs) pair.abandoned = true;
    },
    close: async () => {
      await back;
      if (fault === 'refuse') return;
      await goAway();
    },
  };
}
