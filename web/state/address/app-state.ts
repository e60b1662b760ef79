import type { Language } from '../../i18n/translate.ts';
import { stepsOver } from './steps.ts';

/**
 * What the interface shows, as one value, and the one way in which it changes: `reduce(state, input)`.
 * Pure: no signals, no fetches. The URL is a view of it (url.ts).
 */

export type Point = import('../../../server/layout/layout-types.ts').Point;
export type Placed = Point & { id: string };
export type Selected =
  /** A group of nodes, or a line that counts the relations of one (gathered.ts). */
  { what: 'node' | 'edge' | 'group'; id: string } | { what: 'sentence'; source: string; id: string };
export type Theme = 'auto' | 'light' | 'dark';

/** What the trace view asks: down to what is done for a node, up to what it serves, or between two. */
export type TraceState = {
  mode: 'in' | 'out' | 'between';
  root: string | null;
  /** The other end; only of `between`. */
  to: string | null;
  /** The one kind that is looked at; null: all. */
  kind: string | null;
  /** Folded groups of the picture that were opened. */
  open: readonly string[];
};

export type Filtered = 'kinds' | 'types' | 'bases' | 'words';

/** How what is not drawn by itself is gathered into groups, and the box (x1, y1, x2, y2) round which these stand. */
export type Gather = {
  by: 'plan' | 'kind' | 'chapter';
  around: readonly [number, number, number, number];
};

/** What the reader made of the graph. */
export type GraphState = {
  /** `overview`: the five named kinds, and what was added; `own`: only what was added. */
  base: 'overview' | 'own';
  added: readonly Placed[];
  hidden: readonly string[];
  /** Nodes of the overview that stand elsewhere than the layout put them. */
  moved: Readonly<Record<string, Point>>;
  /** Nodes that stay where they stand when the picture is arranged anew. */
  pinned: readonly string[];
  /** What is filtered out; `words` are facets of commitment (commitment.ts). */
  off: Record<Filtered, readonly string[]>;
  /** Null: what is not drawn is not shown. */
  gather: Gather | null;
};

export type AppState = {
  plan: string | null;
  view: string;
  selected: Selected | null;
  /** Whether the view has chosen it, because the reader had not: no step to go back to, and gone with the view. */
  offered: boolean;
  /** Which of the chosen thing's quotes is meant, counted from 0. */
  quote: number;
  /** Nodes chosen together, by lasso or one after the other. */
  picked: readonly string[];
  graph: GraphState;
  past: readonly Work[];
  future: readonly Work[];
  trace: TraceState;
  table: boolean;
  beside: boolean;
  coverage: boolean;
  /** Which source of the plan is open, and which of its streams; they follow what is looked at. */
  source: string | null;
  stream: string | null;
  /** What a view keeps of its own, by `<view>-<name>`: how it is sorted, what it compares. */
  settings: Readonly<Record<string, string>>;
  language: Language;
  theme: Theme;
};

/** What undo and redo walk through; what is chosen is no step. */
export type Work = Pick<AppState, 'view' | 'graph' | 'trace' | 'settings' | 'table' | 'beside' | 'coverage'>;
// Pure: the first sight takes of this file what a picture begins with, and no more.
const steps = /* @__PURE__ */ stepsOver<AppState, Work>([
  'graph',
  'trace',
  'settings',
  'table',
  'beside',
  'coverage',
]);

export type Input =
  | { type: 'view'; view: string }
  | { type: 'plan'; plan: string }
  | { type: 'select'; selected: Selected | null; quote?: number; offered?: boolean }
  | { type: 'quote'; quote: number }
  | { type: 'add'; nodes: readonly Placed[] }
  | { type: 'only'; nodes: readonly Placed[] }
  | { type: 'remove'; ids: readonly string[] }
  | { type: 'hide'; ids: readonly string[] }
  | { type: 'pick'; ids: readonly string[] }
  | { type: 'pin'; ids: readonly string[]; on: boolean }
  | { type: 'move'; nodes: readonly Placed[] }
  | { type: 'filter'; what: Filtered; ids: readonly string[]; on: boolean }
  | { type: 'unfilter' }
  | { type: 'gather'; gather: Gather | null }
  | { type: 'reset' }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'trace'; trace: Partial<TraceState> }
  | { type: 'table'; on: boolean }
  | { type: 'beside'; on: boolean }
  | { type: 'coverage'; on: boolean }
  | { type: 'source'; source: string }
  | { type: 'stream'; stream: string }
  | { type: 'set'; name: string; value: string | null }
  | { type: 'language'; language: Language }
  | { type: 'theme'; theme: Theme }
  | { type: 'restore'; state: AppState };

export const FIRST_GRAPH: GraphState = {
  base: 'overview',
  added: [],
  hidden: [],
  moved: {},
  pinned: [],
  off: { kinds: [], types: [], bases: [], words: [] },
  gather: null,
};

export const FIRST_TRACE: TraceState = { mode: 'in', root: null, to: null, kind: null, open: [] };

export function firstState(language: Language = 'zh'): AppState {
  return {
    plan: null,
    view: 'explore',
    selected: null,
    offered: false,
    quote: 0,
    picked: [],
    graph: FIRST_GRAPH,
    past: [],
    future: [],
    trace: FIRST_TRACE,
    table: false,
    beside: false,
    coverage: false,
    source: null,
    stream: null,
    settings: {},
    language,
    theme: 'auto',
  };
}

const round = (n: number) => Math.round(n);

function withAdded(graph: GraphState, nodes: readonly Placed[]): GraphState {
  const ids = new Set(nodes.map((n) => n.id));
  const kept = graph.added.filter((n) => !ids.has(n.id));
  const rounded = nodes.map((n) => ({ id: n.id, x: round(n.x), y: round(n.y) }));
  return { ...graph, added: [...kept, ...rounded], hidden: graph.hidden.filter((id) => !ids.has(id)) };
}

function withMoved(graph: GraphState, nodes: readonly Placed[]): GraphState {
  const places = new Map(nodes.map((n) => [n.id, { x: round(n.x), y: round(n.y) }]));
  const added = graph.added.map((n) => ({ id: n.id, ...(places.get(n.id) ?? { x: n.x, y: n.y }) }));
  const inAdded = new Set(added.map((n) => n.id));
  const moved = { ...graph.moved };
  for (const [id, place] of places) if (!inAdded.has(id)) moved[id] = place;
  return { ...graph, added, moved };
}

function toggled(list: readonly string[], ids: readonly string[], on: boolean): string[] {
  const rest = list.filter((id) => !ids.includes(id));
  return on ? rest : [...rest, ...ids].sort();
}

function reduceGraph(graph: GraphState, input: Input): GraphState {
  switch (input.type) {
    case 'add':
      return input.nodes.length ? withAdded(graph, input.nodes) : graph;
    case 'only':
      return {
        ...withAdded({ ...graph, base: 'own', added: [], hidden: [], moved: {}, gather: null }, input.nodes),
      };
    case 'remove':
      return { ...graph, added: graph.added.filter((n) => !input.ids.includes(n.id)) };
    case 'hide': {
      const added = graph.added.filter((n) => !input.ids.includes(n.id));
      if (graph.base === 'own') return { ...graph, added };
      return { ...graph, added, hidden: [...new Set([...graph.hidden, ...input.ids])].sort() };
    }
    case 'move':
      return withMoved(graph, input.nodes);
    case 'pin': {
      const rest = graph.pinned.filter((id) => !input.ids.includes(id));
      return { ...graph, pinned: input.on ? [...rest, ...input.ids].sort() : rest };
    }
    case 'filter':
      return {
        ...graph,
        off: { ...graph.off, [input.what]: toggled(graph.off[input.what], input.ids, input.on) },
      };
    case 'unfilter':
      return { ...graph, off: FIRST_GRAPH.off };
    case 'gather':
      return { ...graph, gather: input.gather };
    case 'reset':
      return FIRST_GRAPH;
    default:
      return graph;
  }
}

function sameSelection(a: Selected | null, b: Selected | null): boolean {
  return a === b || (a !== null && b !== null && a.what === b.what && a.id === b.id);
}

/** The state after `input`, which can be undone. The same object when nothing changes. */
export function reduce(state: AppState, input: Input): AppState {
  if (input.type === 'undo') return steps.undone(state);
  if (input.type === 'redo') return steps.redone(state);
  return steps.recorded(state, changed(state, input));
}

function changed(state: AppState, input: Input): AppState {
  switch (input.type) {
    case 'view':
      if (state.view === input.view) return state;
      return { ...state, view: input.view, ...(state.offered ? { selected: null, offered: false } : {}) };
    case 'plan':
      if (state.plan === input.plan) return state;
      return { ...firstState(state.language), theme: state.theme, view: state.view, plan: input.plan };
    case 'select': {
      const { selected, quote = 0, offered = false } = input;
      const same = sameSelection(state.selected, selected) && state.offered === offered;
      if (same && state.quote === quote && !state.picked.length) return state;
      return { ...state, selected, offered, quote, picked: [] };
    }
    case 'quote':
      return { ...state, quote: input.quote };
    case 'pick':
      return { ...state, picked: [...new Set(input.ids)].sort() };
    case 'trace':
      return { ...state, trace: { ...state.trace, ...input.trace } };
    case 'table':
      return { ...state, table: input.on };
    case 'beside':
      return { ...state, beside: input.on };
    case 'coverage':
      return { ...state, coverage: input.on };
    case 'source':
      return { ...state, source: input.source, stream: null };
    case 'stream':
      return { ...state, stream: input.stream };
    case 'set': {
      const { [input.name]: _before, ...rest } = state.settings;
      return { ...state, settings: input.value ? { ...rest, [input.name]: input.value } : rest };
    }
    case 'language':
      return { ...state, language: input.language };
    case 'theme':
      return { ...state, theme: input.theme };
    case 'restore':
      // What was undone in another plan is none of this one's past.
      if (input.state.plan !== state.plan) return input.state;
      return { ...input.state, past: state.past, future: state.future };
    default: {
      const graph = reduceGraph(state.graph, input);
      if (input.type !== 'hide') return graph === state.graph ? state : { ...state, graph };
      const gone = state.selected && input.ids.includes(state.selected.id);
      const picked = state.picked.filter((id) => !input.ids.includes(id));
      return { ...state, graph, picked, ...(gone ? { selected: null, quote: 0 } : {}) };
    }
  }
}
