import type { z } from 'zod';
import type { briefingsAnswer } from '../contract/deck-shapes.ts';
import type { LoadingStatements } from '../export/cypher-statements.ts';
import type { Asking, GraphStore } from '../graph/graph-store.ts';
import type { GraphNode, Ontology, SearchKeys, Source } from '../graph/types.ts';
import type { LayoutInput, LayoutResult } from '../layout/layout-types.ts';
import type { ParameterSchemas } from './parameters.ts';

/** A query file in cypher/ and what is bound in it; it answers the same on Neo4j. */
export type ShownQuery = { name: string; parameters: Record<string, unknown> };

/** What the http layer is given; it never learns which store it serves. */
export type Serving = {
  store: GraphStore;
  ontology: Ontology;
  /** Texts of cypher/, with parameters bound. */
  queries: {
    names(): string[];
    /** Throws when the name or a parameter is not one of the file's. */
    text(name: string, parameters: Record<string, unknown>): string;
  };
  /** Statements of cypher/ that a Cypher file is made of. */
  loading: LoadingStatements;
  /** What a briefing as one file needs besides the store's answers; without it there is no such file. */
  offline?: {
    /** The built page (web/offline.html), still empty. */
    template: string;
    /** The words by which a node is found, which no answer holds. */
    keysOf(node: GraphNode, sources: readonly Source[]): SearchKeys;
  };
  /** Says where the nodes of a first picture stand; without it that is worked out where the request is answered. */
  arrange?: (input: LayoutInput) => Promise<LayoutResult>;
  /** The plan that a page opens when its address names none: of several folders, the first of the first. */
  opening?: string;
  /** Briefings that ship with the plans. */
  decks?: z.infer<typeof briefingsAnswer>['briefings'];
};

/**
 * One resource: express and OpenAPI are both made from it. `answer` gives the JSON; `shows` names the
 * query that gives the same on Neo4j (for the Link header).
 */
export type Route<Query extends z.ZodObject = z.ZodObject> = {
  path: string;
  summary: string;
  query: Query;
  shape: z.ZodType;
  answer(parameters: z.infer<Query>, path: Record<string, string>, asking: Asking): Promise<unknown>;
  shows?(parameters: z.infer<Query>, path: Record<string, string>): ShownQuery;
};

/** Keeps the parameters' types inside a route and forgets them outside. */
export function route<Query extends z.ZodObject>(definition: Route<Query>): Route {
  return definition as unknown as Route;
}

export type RouteMaker = (serving: Serving, schemas: ParameterSchemas) => Route[];

/**
 * A resource that sends a file, or that takes a body. Several may share a path, one for each method;
 * express and OpenAPI are made from these too.
 */
export type FileRoute<Query extends z.ZodObject = z.ZodObject, Body extends z.ZodType = z.ZodType> = {
  method: 'get' | 'post';
  path: string;
  summary: string;
  query?: Query;
  /** What a POST takes, as JSON of at most `limit` bytes. Only these routes parse a body. */
  body?: { schema: Body; limit: number };
  /** Media type → shape of the answer; null for a file that is no JSON. */
  answers: Record<string, z.ZodType | null>;
  take(parameters: z.output<Query>, body: z.output<Body>): Promise<Taken>;
};

/** What is handed over; with a name it is a download. */
export type Taken = { type: string; name?: string; pieces: Iterable<string | Uint8Array> };

/** As `route`, for files. */
export function fileRoute<Query extends z.ZodObject, Body extends z.ZodType>(
  definition: FileRoute<Query, Body>,
): FileRoute {
  return definition as unknown as FileRoute;
}

export type FileRouteMaker = (serving: Serving, schemas: ParameterSchemas) => FileRoute[];

/** Leaves out what is undefined, as exactOptionalPropertyTypes wants. */
export function given<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
