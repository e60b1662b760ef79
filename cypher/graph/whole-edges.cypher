// Every relation between chosen nodes, chosen by type, basis and ground, by id.
// parameters:
//   chosen: MAP  (null: no restriction; a map, so that one execution plan serves every choice)
//     kinds, plans, types, bases, grounds: LIST<STRING> | NULL
// columns:
//   edge: RELATIONSHIP
//   from: STRING
//   to: STRING
MATCH (a:Entity)-[edge]->(b:Entity)
WHERE edge.plan IS NOT NULL
  AND ($chosen.types IS NULL OR type(edge) IN $chosen.types)
  AND ($chosen.bases IS NULL OR edge.basis IN $chosen.bases)
  AND ($chosen.grounds IS NULL OR edge.ground IN $chosen.grounds)
  AND ($chosen.kinds IS NULL OR a.kind IN $chosen.kinds AND b.kind IN $chosen.kinds)
  AND ($chosen.plans IS NULL OR a.plan IN $chosen.plans AND b.plan IN $chosen.plans)
RETURN edge, a.id AS from, b.id AS to
ORDER BY edge.id
