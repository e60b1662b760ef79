import {
  type AppState,
  FIRST_TRACE,
  firstState,
  type Gather,
  type GraphState,
  type Placed,
  type Point,
  type Selected,
  type TraceState,
} from './app-state.ts';

/**
 * The URL is a view of the state. Ids are written without the plan's name when they are of the shown
 * plan; lists are parted by `.`, coordinates by `~`: nothing needs escaping, so that a person can read it.
 */

const LOCAL = /^[a-z0-9-]+$/;
const SETTING = /^[a-z]+-[a-z]+$/;

function shorten(id: string, plan: string | null): string {
  return plan && id.startsWith(`${plan}:`) ? id.slice(plan.length + 1) : id.replace(':', '!');
}

function lengthen(text: string, plan: string | null): string {
  return LOCAL.test(text) && plan ? `${plan}:${text}` : text.replace('!', ':');
}

function readId(text: string | null, plan: string | null): string | null {
  return text ? lengthen(text, plan) : null;
}

function writePlaces(places: readonly Placed[], plan: string | null): string {
  return places.map((p) => `${shorten(p.id, plan)}~${p.x}~${p.y}`).join('.');
}

function readPlaces(text: string | null, plan: string | null): Placed[] {
  const places: Placed[] = [];
  for (const item of (text ?? '').split('.')) {
    const [id, x, y] = item.split('~');
    if (!id || x === undefined || y === undefined || !Number.isFinite(+x) || !Number.isFinite(+y)) continue;
    places.push({ id: lengthen(id, plan), x: Math.round(+x), y: Math.round(+y) });
  }
  return places;
}

const GATHERED_BY: readonly string[] = ['plan', 'kind', 'chapter'];

function readGather(text: string | null): Gather | null {
  const [by = '', ...box] = (text ?? '').split('~');
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box.map(Number);
  if (!GATHERED_BY.includes(by) || ![x1, y1, x2, y2].every(Number.isFinite)) return null;
  return { by: by as Gather['by'], around: [x1, y1, x2, y2] };
}

const readList = (text: string | null) => (text ? text.split('.').filter(Boolean) : []);

function writeSelected(selected: Selected | null, plan: string | null): [string, string] | null {
  if (!selected) return null;
  if (selected.what === 'sentence') return ['s', `${shorten(selected.source, plan)}~${selected.id}`];
  return [selected.what, shorten(selected.id, plan)];
}

function readSelected(get: (name: string) => string | null, plan: string | null): Selected | null {
  const node = get('node');
  if (node) return { what: 'node', id: lengthen(node, plan) };
  const edge = get('edge');
  if (edge) return { what: 'edge', id: lengthen(edge, plan) };
  const group = get('group');
  if (group?.includes('*')) return { what: 'group', id: lengthen(group, plan) };
  const [source, id] = (get('s') ?? '').split('~');
  return source && id ? { what: 'sentence', source: lengthen(source, plan), id } : null;
}

/** Each graph is written once: the address is asked for with every change of anything else. */
const written = new WeakMap<GraphState, { plan: string | null; entries: [string, string][] }>();

function writeGraph(graph: GraphState, plan: string | null): [string, string][] {
  const known = written.get(graph);
  if (known && known.plan === plan) return known.entries;
  const moved = Object.entries(graph.moved).map(([id, p]) => ({ id, x: p.x, y: p.y }));
  const entries: [string, string][] = [
    ['base', graph.base === 'own' ? 'own' : ''],
    ['add', writePlaces(graph.added, plan)],
    ['hide', graph.hidden.map((id) => shorten(id, plan)).join('.')],
    ['move', writePlaces(moved, plan)],
    ['pin', graph.pinned.map((id) => shorten(id, plan)).join('.')],
    ['offk', graph.off.kinds.join('.')],
    ['offt', graph.off.types.join('.')],
    ['offb', graph.off.bases.join('.')],
    ['offw', graph.off.words.join('.')],
    ['by', graph.gather ? [graph.gather.by, ...graph.gather.around].join('~') : ''],
  ];
  written.set(graph, { plan, entries });
  return entries;
}

function readGraph(get: (name: string) => string | null, plan: string | null): GraphState {
  const moved: Record<string, Point> = {};
  for (const { id, x, y } of readPlaces(get('move'), plan)) moved[id] = { x, y };
  return {
    base: get('base') === 'own' ? 'own' : 'overview',
    added: readPlaces(get('add'), plan),
    hidden: readList(get('hide')).map((id) => lengthen(id, plan)),
    moved,
    pinned: readList(get('pin')).map((id) => lengthen(id, plan)),
    off: {
      kinds: readList(get('offk')),
      types: readList(get('offt')),
      bases: readList(get('offb')),
      words: readList(get('offw')),
    },
    gather: readGather(get('by')),
  };
}

function writeTrace(trace: TraceState, plan: string | null): [string, string][] {
  return [
    ['dir', trace.mode === FIRST_TRACE.mode ? '' : trace.mode],
    ['root', trace.root ? shorten(trace.root, plan) : ''],
    ['to', trace.to ? shorten(trace.to, plan) : ''],
    ['tk', trace.kind ?? ''],
    ['open', trace.open.join('.')],
  ];
}

function readTrace(get: (name: string) => string | null, plan: string | null): TraceState {
  const mode = get('dir');
  const root = get('root');
  const to = get('to');
  return {
    mode: mode === 'out' || mode === 'between' ? mode : FIRST_TRACE.mode,
    root: root ? lengthen(root, plan) : null,
    to: to ? lengthen(to, plan) : null,
    kind: get('tk'),
    open: readList(get('open')),
  };
}

/** The query string (with its `?`, or empty) that restores `state`. */
export function writeUrl(state: AppState): string {
  const plan = state.plan;
  const selected = writeSelected(state.offered ? null : state.selected, plan);
  const entries: [string, string][] = [
    ['plan', plan ?? ''],
    ['view', state.view === 'explore' ? '' : state.view],
    ...(selected ? [selected] : []),
    ['q', selected && state.quote ? String(state.quote) : ''],
    ['pick', state.picked.map((id) => shorten(id, plan)).join('.')],
    ...writeGraph(state.graph, plan),
    ...writeTrace(state.trace, plan),
    ['table', state.table ? '1' : ''],
    ['beside', state.beside ? '1' : ''],
    ['cov', state.coverage ? '1' : ''],
    ['source', state.source ? shorten(state.source, plan) : ''],
    ['stream', state.stream ?? ''],
    ...Object.entries(state.settings).sort(([a], [b]) => (a < b ? -1 : 1)),
    ['lang', state.language === 'zh' ? '' : state.language],
    ['theme', state.theme === 'auto' ? '' : state.theme],
  ];
  const query = entries
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return query ? `?${query}` : '';
}

/** The state that a query string describes; what it does not name is as at first. */
export function readUrl(query: string): AppState {
  const values = new URLSearchParams(query);
  const get = (name: string) => values.get(name);
  const planText = get('plan');
  const plan = planText && LOCAL.test(planText) ? planText : null;
  const first = firstState(get('lang') === 'en' ? 'en' : 'zh');
  const theme = get('theme');
  const quote = Number(get('q'));
  return {
    ...first,
    plan,
    view: get('view') ?? 'explore',
    selected: readSelected(get, plan),
    quote: Number.isInteger(quote) && quote > 0 ? quote : 0,
    picked: readList(get('pick')).map((id) => lengthen(id, plan)),
    graph: readGraph(get, plan),
    trace: readTrace(get, plan),
    table: get('table') === '1',
    beside: get('beside') === '1',
    coverage: get('cov') === '1',
    source: readId(get('source'), plan),
    stream: get('stream'),
    settings: Object.fromEntries([...values].filter(([name]) => SETTING.test(name))),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  };
}
