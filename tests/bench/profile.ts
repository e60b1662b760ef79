import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

/** Whose work keeps the main thread: read from the browser's own CPU profile, in milliseconds. */

/**
 * `own`: our code itself. `asked`: what it calls, in Cytoscape or another library, until that returns. `drawing`:
 * a library by itself, as in Cytoscape's frames. `rest`: the browser (style, layout, paint, garbage).
 */
export type Work = { own: number; asked: number; drawing: number; rest: number };
/** `longest`: the longest stretch without rest; `most`: the most of each kind within one stretch. */
export type Profiled = { longest: number; most: Work; whose: string[] };

type ProfileNode = {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  children?: number[];
};
type Profile = { nodes: ProfileNode[]; samples: number[]; timeDeltas: number[]; startTime: number };

const NONE = (): Work => ({ own: 0, asked: 0, drawing: 0, rest: 0 });
/** A pause this short between two samples does not end a stretch, in ms. */
const PAUSE = 1;

/** Reads where the built page's code comes from; the build must have made source maps. */
export function createProfiler(page: Page, folder: string) {
  const maps = new Map<string, SourceMap | null>();
  const mapOf = (url: string): SourceMap | null => {
    const known = maps.get(url);
    if (known !== undefined) return known;
    let made: SourceMap | null = null;
    try {
      const file = `${folder}${new URL(url).pathname}.map`;
      made = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
    } catch {
      // What has no map is no code of the build.
    }
    maps.set(url, made);
    return made;
  };
  const sourceOf = ({ url, lineNumber, columnNumber }: ProfileNode['callFrame']): string => {
    if (!url) return '';
    const found = mapOf(url)?.findEntry(lineNumber, columnNumber);
    return (found && 'originalSource' in found && found.originalSource) || url;
  };
  let session: CDPSession | null = null;
  return {
    async start(): Promise<void> {
      session ??= await page.context().newCDPSession(page);
      await session.send('Profiler.enable');
      await session.send('Profiler.setSamplingInterval', { interval: 500 });
      await session.send('Profiler.start');
    },
    async stop(): Promise<Profiled> {
      if (!session) throw new Error('the profiler was not started');
      const { profile } = (await session.send('Profiler.stop')) as { profile: Profile };
      return readProfile(profile, sourceOf);
    },
  };
}

type Kind = keyof Work | 'idle';

function readProfile(profile: Profile, sourceOf: (frame: ProfileNode['callFrame']) => string): Profiled {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((id) => [id, node.id])));
  const known = new Map<number, { kind: Kind; name: string }>();
  const roomOf = (source: string) => (/node_modules/.test(source) ? 'library' : source ? 'own' : 'native');
  const kindOf = (id: number): { kind: Kind; name: string } => {
    const seen = known.get(id);
    if (seen) return seen;
    const node = nodes.get(id);
    const name = node?.callFrame.functionName ?? '';
    const up = parents.get(id);
    let found: { kind: Kind; name: string };
    if (name === '(idle)') found = { kind: 'idle', name };
    else if (!node || up === undefined || name.startsWith('(')) found = { kind: 'rest', name };
    else {
      const source = sourceOf(node.callFrame);
      const above = kindOf(up).kind;
      const room = roomOf(source);
      const own = `${name || '?'} ${source.split('/').slice(-2).join('/')}`;
      // What the browser does for a function (measuring, writing a text) is that function's.
      if (room === 'native')
        found = above === 'rest' ? { kind: 'rest', name } : { kind: above, name: kindOf(up).name };
      else if (room === 'own') found = { kind: 'own', name: own };
      else found = { kind: above === 'own' || above === 'asked' ? 'asked' : 'drawing', name: own };
    }
    known.set(id, found);
    return found;
  };
  let longest = 0;
  const most = NONE();
  let now = NONE();
  let total = 0;
  const whose = new Map<string, number>();
  const end = () => {
    longest = Math.max(longest, total);
    for (const kind of ['own', 'asked', 'drawing', 'rest'] as const)
      most[kind] = Math.max(most[kind], now[kind]);
    now = NONE();
    total = 0;
  };
  profile.samples.forEach((id, i) => {
    // A sample stands for the time until the next one.
    const ms = (profile.timeDeltas[i + 1] ?? 0) / 1000;
    const { kind, name } = kindOf(id);
    if (kind === 'idle') {
      if (ms > PAUSE) end();
      return;
    }
    now[kind] += ms;
    total += ms;
    whose.set(`${kind} ${name}`, (whose.get(`${kind} ${name}`) ?? 0) + ms);
  });
  end();
  const round = (n: number) => Math.round(n);
  return {
    longest: round(longest),
    most: {
      own: round(most.own),
      asked: round(most.asked),
      drawing: round(most.drawing),
      rest: round(most.rest),
    },
    whose: [...whose]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 12)
      .map(([name, ms]) => `${ms.toFixed(0)} ${name}`),
  };
}
