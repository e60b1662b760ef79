// Every node that is chosen by kind and plan, by id.
// parameters:
//   chosen: MAP  (null: no restriction; a map, so that one execution plan serves every choice)
//     kinds, plans: LIST<STRING> | NULL
// columns:
//   node: NODE
//   degree: INTEGER
MATCH (node:Entity)
WHERE node.kind IS NOT NULL
  AND ($chosen.kinds IS NULL OR node.kind IN $chosen.kinds)
  AND ($chosen.plans IS NULL OR node.plan IN $chosen.plans)
RETURN node, COUNT { (node)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' } AS degree
ORDER BY node.id
