// Every node that is chosen by kind and plan, by id.
// parameters:
//   kinds: LIST<STRING> | NULL
//   plans: LIST<STRING> | NULL
// columns:
//   node: NODE
//   degree: INTEGER
MATCH (node:Entity)
WHERE node.kind IS NOT NULL
  AND ($kinds IS NULL OR node.kind IN $kinds)
  AND ($plans IS NULL OR node.plan IN $plans)
RETURN node, COUNT { (node)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' } AS degree
ORDER BY node.id
