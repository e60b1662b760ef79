import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { briefingsAnswer } from '../contract/deck-shapes.ts';
import type { Asking, GraphStore } from '../graph/graph-store.ts';
import type { Ontology } from '../graph/types.ts';
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
export type FileRoute = {
  method: 'get' | 'post';
  path: string;
  summary: string;
  query?: z.ZodObject;
  /** What a POST takes, as JSON of at most `limit` bytes. Only these routes parse a body. */
  body?: { schema: z.ZodType; limit: number };
  /** Media type → shape of the answer; null for a file that is no JSON. */
  answers: Record<string, z.ZodType | null>;
  send(request: Request, response: Response): Promise<void>;
};

export type FileRouteMaker = (serving: Serving, schemas: ParameterSchemas) => FileRoute[];

/** Leaves out what is undefined, as exactOptionalPropertyTypes wants. */
export function given<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
