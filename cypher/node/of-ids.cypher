// Several nodes by their ids.
// parameters:
//   ids: LIST<STRING>
// columns:
//   node: NODE
//   degree: INTEGER
UNWIND $ids AS id
MATCH (node:Entity {id: id})
RETURN node, COUNT { (node)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' } AS degree
ORDER BY node.id
