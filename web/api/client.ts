import type {
  Accents,
  Audit,
  Briefing,
  BriefingExportRequest,
  Briefings,
  CitationCheck,
  Clusters,
  Comparison,
  Coverage,
  FirstView,
  Grouped,
  NodeDetail,
  Ontology,
  PathsAnswer,
  Plans,
  SearchAnswer,
  SelectionRequest,
  Sources,
  Spatial,
  Subgraph,
  TraceAnswer,
} from '../../server/contract/types.ts';
import { ApiProblem, OfflineError } from './problem.ts';
import { away } from './reach.ts';
import { ask } from './transport.ts';

/** An answer, and the address of the Cypher that gives the same on Neo4j. */
export type Answer<T> = { data: T; query: string | null };
/** A briefing that comes with a plan: its views, not yet drawn. */
export type ShippedBriefing = Briefings['briefings'][number];
export type GraphFormat = SelectionRequest['format'];
export type BriefingFormat = BriefingExportRequest['format'];
type Values = Record<string, string | number | readonly string[] | undefined>;

/** The address of a request; lists become comma lists, what is undefined is left out. */
export function address(path: string, values: Values = {}): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    parts.push(`${name}=${encodeURIComponent(text)}`);
  }
  return parts.length ? `${path}?${parts.join('&')}` : path;
}

/** The target of the Link header's `rel="describedby"`, if there is one. */
export function describedBy(link: string | null): string | null {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const found = /^<([^>]*)>(.*)$/.exec(part.trim());
    if (found && /rel="?[^"]*\bdescribedby\b/.test(found[2] ?? '')) return found[1] ?? null;
  }
  return null;
}

type Sending = { signal?: AbortSignal; body?: unknown };

async function send(url: string, { signal, body }: Sending = {}): Promise<Response> {
  let response: Response;
  try {
    response = await ask(url, {
      ...(body === undefined
        ? { headers: { accept: 'application/json' } }
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    away.value = 'server';
    throw new OfflineError(cause);
  }
  away.value = response.status === 503 ? 'data' : null;
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new ApiProblem(response.status, problem as object);
  }
  return response;
}

async function get<T>(url: string, signal?: AbortSignal): Promise<Answer<T>> {
  const response = await send(url, signal ? { signal } : {});
  return { data: (await response.json()) as T, query: describedBy(response.headers.get('link')) };
}

const segment = encodeURIComponent;

/** Every request of the interface, by name. */
export const api = {
  plans: (values: { node?: string } = {}) => get<Plans>(address('/api/plans', values)),
  ontology: () => get<Ontology>('/api/ontology'),
  firstView: (plan: string) => get<FirstView>(address('/api/first-view', { plan })),
  graph: (values: {
    plan?: string;
    kind?: readonly string[];
    type?: readonly string[];
    limit?: number;
    cursor?: string;
  }) => get<Subgraph>(address('/api/graph', values)),
  groups: (values: {
    by: Grouped['by'];
    plan?: string;
    kind?: readonly string[];
    without?: readonly string[];
    type?: readonly string[];
  }) => get<Grouped>(address('/api/groups', values)),
  node: (id: string) => get<NodeDetail>(`/api/nodes/${segment(id)}`),
  neighbours: (id: string, values: { limit?: number; cursor?: string; type?: readonly string[] }) =>
    get<Subgraph>(address(`/api/nodes/${segment(id)}/neighbours`, values)),
  search: (values: { q: string; plan?: string; limit?: number }, signal?: AbortSignal) =>
    get<SearchAnswer>(address('/api/search', values), signal),
  trace: (id: string, values: { to?: readonly string[]; direction?: string } = {}) =>
    get<TraceAnswer>(address(`/api/trace/${segment(id)}`, values)),
  paths: (values: { from: string; to: string; limit?: number }) =>
    get<PathsAnswer>(address('/api/paths', values)),
  sources: (plan: string) => get<Sources>(`/api/sources/${segment(plan)}`),
  coverage: (plan: string) => get<Coverage>(`/api/sources/${segment(plan)}/coverage`),
  audit: (plan: string) => get<Audit>(address('/api/audit', { plan })),
  clusters: (plan: string) => get<Clusters>(address('/api/clusters', { plan })),
  comparison: (one: string, other: string) => get<Comparison>(address('/api/comparison', { one, other })),
  spatial: (plan: string) => get<Spatial>(address('/api/spatial', { plan })),
  briefings: (plan: string) => get<Briefings>(address('/api/briefings', { plan })),
  /** Whether a quote stands on the plan's pages, word for word. */
  checkQuote: async (plan: string, quote: string): Promise<CitationCheck> => {
    const response = await send('/api/citations/check', { body: { plan, quote } });
    return (await response.json()) as CitationCheck;
  },
  /** A selection made by hand, or without `ids` the whole plan, as a file. */
  exportGraph: async (
    format: GraphFormat,
    chosen: { ids: readonly string[]; edges: readonly string[] } | { plan: string },
  ): Promise<Blob> => {
    const response =
      'plan' in chosen
        ? await send(address('/api/export', { plan: chosen.plan, format }))
        : await send('/api/export', { body: { format, ...chosen } });
    return response.blob();
  },
  /** `theme`: an office's own colours, for a presentation. */
  exportBriefing: async (briefing: Briefing, format: BriefingFormat, theme?: Accents): Promise<Blob> => {
    const body = { briefing, format, ...(theme ? { theme } : {}) };
    const response = await send('/api/briefings/export', { body });
    return response.blob();
  },
  /** The text of a query, whether it comes as text or as JSON. */
  cypher: async (url: string): Promise<string> => {
    const response = await send(url);
    const text = await response.text();
    if (!response.headers.get('content-type')?.includes('json')) return text;
    const body = JSON.parse(text) as Record<string, unknown>;
    const found = body.cypher ?? body.text ?? body.query;
    return typeof found === 'string' ? found : text;
  },
};
