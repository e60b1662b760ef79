export type Point = { x: number; y: number };

/** What a layout needs to know of a graph; plain data that can be sent to a worker. */
export type LayoutNode = {
  id: string;
  kind: string;
  name: string;
  degree: number;
  diameter: number;
  rank: number;
};
export type LayoutEdge = { from: string; to: string; type: string };
export type LayoutInput = {
  nodes: readonly LayoutNode[];
  edges: readonly LayoutEdge[];
  /** Width by height of the room, so that the picture fills it. */
  aspect: number;
};

/** A line of print over a block of the picture: how many stand there alone. The drawer has the words. */
export type Caption = Point & { count: number };
export type LayoutResult = { positions: Record<string, Point>; captions: Caption[] };
