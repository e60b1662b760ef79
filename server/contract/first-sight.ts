import type { FirstView, GraphEdge, GraphNode, Kind, Ontology } from './types.ts';

/** What stands in the page's HTML beside its first picture: what the page needs to fit it and to set its words; no quotes. */
export type FirstSight = {
  /** The plan's short name. */
  short: string;
  nodes: Pick<GraphNode, 'id' | 'kind' | 'name' | 'nameFrom' | 'degree' | 'properties'>[];
  edges: Pick<GraphEdge, 'id' | 'from' | 'to' | 'type' | 'basis' | 'ground'>[];
  positions: NonNullable<FirstView['positions']>;
  captions: NonNullable<FirstView['captions']>;
  kinds: Pick<Kind, 'id' | 'zh' | 'en' | 'plural' | 'family' | 'size' | 'star'>[];
  families: Pick<Ontology['families'][number], 'id' | 'zh' | 'en'>[];
  grounds: Pick<Ontology['grounds'][number], 'id' | 'zh' | 'en' | 'rank'>[];
};
