import type { Language } from '../i18n/translate.ts';
import { change, type History, redo, start, undo } from './history.ts';

/**
 * What the interface shows, as one value, and the one way in which it changes: `reduce(state, input)`.
 * Pure: no signals, no fetches. The URL is a view of it (url.ts).
 */

export type Point = { x: number; y: number };
export type Placed = Point & { id: string };
export type Selected =
  | { what: 'node' | 'edge'; id: string }
  | { what: 'sentence'; source: string; id: string };
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

/** The part that undo and redo walk through. */
export type GraphState = {
  /** `overview`: the five named kinds, and what was added; `own`: only what was added. */
  base: 'overview' | 'own';
  added: readonly Placed[];
  hidden: readonly string[];
  /** Nodes of the overview that stand elsewhere than the layout put them. */
  moved: Readonly<Record<string, Point>>;
  /** What is filtered out; `words` are facets of commitment (commitment.ts). */
  off: Record<Filtered, readonly string[]>;
};

export type AppState = {
  plan: string | null;
  view: string;
  selected: Selected | null;
  /** Which of the chosen thing's quotes is meant, counted from 0. */
  quote: number;
  graph: History<GraphState>;
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

export type Input =
  | { type: 'view'; view: string }
  | { type: 'plan'; plan: string }
  | { type: 'select'; selected: Selected | null; quote?: number }
  | { type: 'quote'; quote: number }
  | { type: 'add'; nodes: readonly Placed[] }
  | { type: 'only'; nodes: readonly Placed[] }
  | { type: 'remove'; ids: readonly string[] }
  | { type: 'hide'; ids: readonly string[] }
  | { type: 'move'; nodes: readonly Placed[] }
  | { type: 'filter'; what: Filtered; ids: readonly string[]; on: boolean }
  | { type: 'unfilter' }
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
  off: { kinds: [], types: [], bases: [], words: [] },
};

export const FIRST_TRACE: TraceState = { mode: 'in', root: null, to: null, kind: null, open: [] };

export function firstState(language: Language = 'zh'): AppState {
  return {
    plan: null,
    view: 'explore',
    selected: null,
    quote: 0,
    graph: start(FIRST_GRAPH),
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
      return { ...withAdded({ ...graph, base: 'own', added: [], hidden: [], moved: {} }, input.nodes) };
    case 'remove':
      return { ...graph, added: graph.added.filter((n) => !input.ids.includes(n.id)) };
    case 'hide': {
      const added = graph.added.filter((n) => !input.ids.includes(n.id));
      if (graph.base === 'own') return { ...graph, added };
      return { ...graph, added, hidden: [...new Set([...graph.hidden, ...input.ids])].sort() };
    }
    case 'move':
      return withMoved(graph, input.nodes);
    case 'filter':
      return {
        ...graph,
        off: { ...graph.off, [input.what]: toggled(graph.off[input.what], input.ids, input.on) },
      };
    case 'unfilter':
      return { ...graph, off: FIRST_GRAPH.off };
    case 'reset':
      return FIRST_GRAPH;
    default:
      return graph;
  }
}

function sameSelection(a: Selected | null, b: Selected | null): boolean {
  return a === b || (a !== null && b !== null && a.what === b.what && a.id === b.id);
}

/** The state after `input`. The same object when nothing changes. */
export function reduce(state: AppState, input: Input): AppState {
  switch (input.type) {
    case 'view':
      return state.view === input.view ? state : { ...state, view: input.view };
    case 'plan':
      if (state.plan === input.plan) return state;
      return { ...firstState(state.language), theme: state.theme, view: state.view, plan: input.plan };
    case 'select': {
      const quote = input.quote ?? 0;
      if (sameSelection(state.selected, input.selected) && state.quote === quote) return state;
      return { ...state, selected: input.selected, quote };
    }
    case 'quote':
      return { ...state, quote: input.quote };
    case 'undo':
      return { ...state, graph: undo(state.graph) };
    case 'redo':
      return { ...state, graph: redo(state.graph) };
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
      return { ...input.state, graph: change(state.graph, input.state.graph.present) };
    default: {
      const graph = change(state.graph, reduceGraph(state.graph.present, input));
      const gone = input.type === 'hide' && state.selected && input.ids.includes(state.selected.id);
      return { ...state, graph, ...(gone ? { selected: null, quote: 0 } : {}) };
    }
  }
}
