// A page of all that is chosen: nodes by kind and plan, relations by type, basis and ground. A relation
// comes with the page that holds its later end; both its ends are chosen.
// parameters:
//   kinds: LIST<STRING> | NULL
//   plans: LIST<STRING> | NULL
//   types: LIST<STRING> | NULL
//   bases: LIST<STRING> | NULL
//   grounds: LIST<STRING> | NULL
//   cursor: STRING | NULL  (id of the last node of the page before)
//   limit: INTEGER
// columns:
//   totalNodes: INTEGER
//   totalEdges: INTEGER
//   nodes: LIST<MAP>  ({ node, degree }, by id, one more than the limit when there are more)
//   edges: LIST<MAP>  ({ edge, from, to }, by id)
CALL () {
  MATCH (n:Entity)
  WHERE n.kind IS NOT NULL
    AND ($kinds IS NULL OR n.kind IN $kinds)
    AND ($plans IS NULL OR n.plan IN $plans)
  RETURN count(n) AS totalNodes
}
CALL () {
  MATCH (a:Entity)-[r]->(b:Entity)
  WHERE r.plan IS NOT NULL
    AND ($types IS NULL OR type(r) IN $types)
    AND ($bases IS NULL OR r.basis IN $bases)
    AND ($grounds IS NULL OR r.ground IN $grounds)
    AND ($kinds IS NULL OR a.kind IN $kinds AND b.kind IN $kinds)
    AND ($plans IS NULL OR a.plan IN $plans AND b.plan IN $plans)
  RETURN count(r) AS totalEdges
}
CALL () {
  MATCH (n:Entity)
  WHERE n.id > coalesce($cursor, '')
    AND n.kind IS NOT NULL
    AND ($kinds IS NULL OR n.kind IN $kinds)
    AND ($plans IS NULL OR n.plan IN $plans)
  WITH n ORDER BY n.id LIMIT $limit + 1
  RETURN collect(n) AS found
}
CALL (found) {
  UNWIND found[..$limit] AS n
  MATCH (n)-[r]-(m:Entity)
  WHERE m.id <= n.id
    AND r.plan IS NOT NULL
    AND ($types IS NULL OR type(r) IN $types)
    AND ($bases IS NULL OR r.basis IN $bases)
    AND ($grounds IS NULL OR r.ground IN $grounds)
    AND ($kinds IS NULL OR m.kind IN $kinds)
    AND ($plans IS NULL OR m.plan IN $plans)
  WITH r ORDER BY r.id
  RETURN collect({ edge: r, from: startNode(r).id, to: endNode(r).id }) AS edges
}
RETURN totalNodes, totalEdges, edges, [n IN found | {
  node: n,
  degree: COUNT { (n)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' }
}] AS nodes
