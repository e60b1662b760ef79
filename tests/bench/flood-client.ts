import { connect } from 'node:net';

/**
 * By status, times in ms. `settledP99` leaves out what was asked in the first second, while all sockets open
 * at once and either side is still compiled; status 0 is a connection that broke.
 */
export type Flood = { status: number; count: number; p50: number; p99: number; settledP99: number }[];

type Answered = { asked: number; took: number };

const SETTLED_MS = 1000;

const [address = '', connections = '1', duration = '1000'] = process.argv.slice(2);
const { hostname, host, port, pathname } = new URL(address);
const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
const answers = new Map<number, Answered[]>();
const began = performance.now();
const end = began + Number(duration);

/** One connection, which asks again and again till the time is over. */
function ask(): Promise<void> {
  return new Promise((done) => {
    const socket = connect(Number(port), hostname).setNoDelay();
    let start = performance.now();
    let head = '';
    let missing = 0;
    const next = () => {
      if (performance.now() >= end) {
        socket.destroy();
        done();
        return;
      }
      start = performance.now();
      head = '';
      socket.write(request);
    };
    const note = (status: number) => {
      const known = answers.get(status) ?? [];
      known.push({ asked: start - began, took: performance.now() - start });
      answers.set(status, known);
    };
    socket.on('connect', next);
    socket.on('data', (piece) => {
      if (head.includes('\r\n\r\n')) missing -= piece.length;
      else {
        head += piece.toString('latin1');
        const body = head.indexOf('\r\n\r\n') + 4;
        if (body < 4) return;
        missing = Number(/^content-length: (\d+)/im.exec(head)?.[1]) - (head.length - body);
      }
      if (missing > 0) return;
      const status = Number(head.slice(9, 12));
      note(status);
      // As clients that heed Retry-After, only less patient; not all at the same moment, as one program would.
      if (status === 503) setTimeout(next, 50 + 100 * Math.random());
      else next();
    });
    socket.on('error', () => {
      note(0);
      done();
    });
  });
}

function at(share: number, times: readonly Answered[]): number {
  const sorted = times.map(({ took }) => took).sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
}

await Promise.all(Array.from({ length: Number(connections) }, ask));
const found: Flood = [...answers].map(([status, all]) => {
  const settled = all.filter(({ asked }) => asked >= SETTLED_MS);
  return { status, count: all.length, p50: at(0.5, all), p99: at(0.99, all), settledP99: at(0.99, settled) };
});
console.log(JSON.stringify(found));
