// A page of all that is chosen: nodes by kind and plan, relations by type, basis and ground. A relation
// comes with the page that holds its later end; both its ends are chosen.
// parameters:
//   chosen: MAP  (null: no restriction; a map, so that one execution plan serves every choice)
//     kinds, plans, types, bases, grounds: LIST<STRING> | NULL
//     cursor: STRING | NULL  (id of the last node of the page before)
//   limit: INTEGER
// columns:
//   totalNodes: INTEGER
//   totalEdges: INTEGER
//   nodes: LIST<MAP>  ({ node, degree }, by id, one more than the limit when there are more)
//   edges: LIST<MAP>  ({ edge, from, to }, by id)
CALL () {
  MATCH (n:Entity)
  WHERE n.kind IS NOT NULL
    AND ($chosen.kinds IS NULL OR n.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR n.plan IN $chosen.plans)
  RETURN count(n) AS totalNodes
}
CALL () {
  MATCH (a:Entity)-[r]->(b:Entity)
  WHERE r.plan IS NOT NULL
    AND ($chosen.types IS NULL OR type(r) IN $chosen.types)
    AND ($chosen.bases IS NULL OR r.basis IN $chosen.bases)
    AND ($chosen.grounds IS NULL OR r.ground IN $chosen.grounds)
    AND ($chosen.kinds IS NULL OR a.kind IN $chosen.kinds AND b.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR a.plan IN $chosen.plans AND b.plan IN $chosen.plans)
  RETURN count(r) AS totalEdges
}
CALL () {
  MATCH (n:Entity)
  WHERE n.id > coalesce($chosen.cursor, '')
    AND n.kind IS NOT NULL
    AND ($chosen.kinds IS NULL OR n.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR n.plan IN $chosen.plans)
  WITH n ORDER BY n.id LIMIT $limit + 1
  RETURN collect(n) AS found
}
CALL (found) {
  UNWIND found[..$limit] AS n
  MATCH (n)-[r]-(m:Entity)
  WHERE m.id <= n.id
    AND r.plan IS NOT NULL
    AND ($chosen.types IS NULL OR type(r) IN $chosen.types)
    AND ($chosen.bases IS NULL OR r.basis IN $chosen.bases)
    AND ($chosen.grounds IS NULL OR r.ground IN $chosen.grounds)
    AND ($chosen.kinds IS NULL OR m.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR m.plan IN $chosen.plans)
  WITH r ORDER BY r.id
  RETURN collect({ edge: r, from: startNode(r).id, to: endNode(r).id }) AS edges
}
RETURN totalNodes, totalEdges, edges, [n IN found | {
  node: n,
  degree: COUNT { (n)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' }
}] AS nodes
