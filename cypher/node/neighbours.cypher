// A node, a page of its neighbours by id, and the relations among these. STATED_IN only when it is asked for.
// A relation comes with the page that completes its ends, the node itself counting as before all.
// parameters:
//   id: STRING
//   chosen: MAP  (null: no restriction; a map, so that one execution plan serves every choice)
//     types, kinds, bases: LIST<STRING> | NULL  (kinds: of the neighbours)
//     cursor: STRING | NULL  (id of the last neighbour of the page before)
//   direction: STRING  (out, in or both, seen from the node)
//   limit: INTEGER
// columns:
//   node: NODE
//   degree: INTEGER
//   totalNodes: INTEGER  (the node itself counts)
//   totalEdges: INTEGER
//   neighbours: LIST<MAP>  ({ node, degree }, by id, one more than the limit when there are more)
//   edges: LIST<MAP>  ({ edge, from, to }, by id)
MATCH (root:Entity {id: $id})
CALL (root) {
  MATCH (root)-[r]-(n:Entity)
  WHERE n <> root
    AND r.plan IS NOT NULL
    AND ($chosen.types IS NOT NULL OR type(r) <> 'STATED_IN')
    AND ($chosen.types IS NULL OR type(r) IN $chosen.types)
    AND ($chosen.bases IS NULL OR r.basis IN $chosen.bases)
    AND ($chosen.kinds IS NULL OR n.kind IN $chosen.kinds)
    AND ($direction <> 'out' OR startNode(r) = root)
    AND ($direction <> 'in' OR endNode(r) = root)
  WITH DISTINCT n
  ORDER BY n.id
  RETURN collect(n) AS around
}
WITH root, around, [n IN around WHERE n.id > coalesce($chosen.cursor, '')][..$limit + 1] AS found
WITH root, around, found, [n IN around | n.id] AS ids, [n IN found[..$limit] | n.id] AS page
CALL (root, around, ids, page) {
  UNWIND [root] + around AS a
  MATCH (a)-[r]->(b:Entity)
  WHERE (b = root OR b.id IN ids)
    AND r.plan IS NOT NULL
    AND ($chosen.types IS NOT NULL OR type(r) <> 'STATED_IN')
    AND ($chosen.types IS NULL OR type(r) IN $chosen.types)
    AND ($chosen.bases IS NULL OR r.basis IN $chosen.bases)
  WITH r, a.id AS from, b.id AS to, CASE
      WHEN a = root AND b = root THEN null
      WHEN a = root THEN b.id
      WHEN b = root OR a.id > b.id THEN a.id
      ELSE b.id
    END AS completes
  ORDER BY r.id
  RETURN count(r) AS totalEdges, collect(CASE
      WHEN completes IS NULL AND $chosen.cursor IS NULL OR completes IN page THEN { edge: r, from: from, to: to }
    END) AS edges
}
RETURN root AS node,
  COUNT { (root)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' } AS degree,
  size(around) + 1 AS totalNodes,
  totalEdges,
  [n IN found | {
    node: n,
    degree: COUNT { (n)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' }
  }] AS neighbours,
  edges
