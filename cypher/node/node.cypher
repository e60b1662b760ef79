// Nodes with all their properties, and how many relations of each type leave each and reach it.
// parameters:
//   ids: LIST<STRING>
// columns:
//   node: NODE
//   degree: INTEGER
//   byType: LIST<MAP>  ({ type, direction, count }, by type, in before out)
UNWIND $ids AS id
MATCH (node:Entity {id: id})
CALL (node) {
  CALL (node) {
    MATCH (node)<-[r]-(:Entity)
    WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN'
    RETURN type(r) AS type, 'in' AS direction, count(r) AS count
  UNION ALL
    MATCH (node)-[r]->(:Entity)
    WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN'
    RETURN type(r) AS type, 'out' AS direction, count(r) AS count
  }
  WITH type, direction, count ORDER BY type, direction
  RETURN collect({ type: type, direction: direction, count: count }) AS byType
}
RETURN node, byType, COUNT { (node)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' } AS degree
