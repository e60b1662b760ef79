// The places and stations of a plan, every relation at them but STATED_IN, and the nodes at its other ends.
// parameters:
//   plan: STRING | NULL  (null: every plan)
// columns:
//   nodes: LIST<MAP>  ({ node, degree }, by id)
//   edges: LIST<MAP>  ({ edge, from, to }, by id)
CALL () {
  CALL () {
    MATCH (n:Entity&(SpatialUnit|HubStation))
    WHERE n.kind IS NOT NULL AND ($plan IS NULL OR n.plan = $plan)
    RETURN n AS node
  UNION
    MATCH (n:Entity&(SpatialUnit|HubStation))-[r]-(node:Entity)
    WHERE ($plan IS NULL OR n.plan = $plan) AND r.plan IS NOT NULL AND type(r) <> 'STATED_IN'
    RETURN node
  }
  WITH node ORDER BY node.id
  RETURN collect({
    node: node,
    degree: COUNT { (node)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' }
  }) AS nodes
}
CALL () {
  MATCH (n:Entity&(SpatialUnit|HubStation))-[r]-(:Entity)
  WHERE ($plan IS NULL OR n.plan = $plan) AND r.plan IS NOT NULL AND type(r) <> 'STATED_IN'
  WITH DISTINCT r
  ORDER BY r.id
  RETURN collect({ edge: r, from: startNode(r).id, to: endNode(r).id }) AS edges
}
RETURN nodes, edges
