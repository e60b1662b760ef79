// Every relation between chosen nodes, chosen by type, basis and ground, by id.
// parameters:
//   kinds: LIST<STRING> | NULL
//   plans: LIST<STRING> | NULL
//   types: LIST<STRING> | NULL
//   bases: LIST<STRING> | NULL
//   grounds: LIST<STRING> | NULL
// columns:
//   edge: RELATIONSHIP
//   from: STRING
//   to: STRING
MATCH (a:Entity)-[edge]->(b:Entity)
WHERE edge.plan IS NOT NULL
  AND ($types IS NULL OR type(edge) IN $types)
  AND ($bases IS NULL OR edge.basis IN $bases)
  AND ($grounds IS NULL OR edge.ground IN $grounds)
  AND ($kinds IS NULL OR a.kind IN $kinds AND b.kind IN $kinds)
  AND ($plans IS NULL OR a.plan IN $plans AND b.plan IN $plans)
RETURN edge, a.id AS from, b.id AS to
ORDER BY edge.id
