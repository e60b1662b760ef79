// The relations that touch any of the nodes, without their evidence: one level of a search for paths.
// parameters:
//   ids: LIST<STRING>
//   types: LIST<STRING>
//   bases: LIST<STRING> | NULL
// columns:
//   id: STRING
//   type: STRING
//   from: STRING
//   to: STRING
//   fromKind: STRING
//   toKind: STRING
//   fromPeriod: STRING | NULL
//   toPeriod: STRING | NULL
//   basis: STRING
//   ground: STRING | NULL
UNWIND $ids AS start
MATCH (n:Entity {id: start})-[r]-(:Entity)
WHERE r.plan IS NOT NULL
  AND type(r) IN $types
  AND ($bases IS NULL OR r.basis IN $bases)
WITH DISTINCT r
WITH r, startNode(r) AS a, endNode(r) AS b
RETURN r.id AS id, type(r) AS type, a.id AS from, b.id AS to,
  a.kind AS fromKind, b.kind AS toKind, a.period AS fromPeriod, b.period AS toPeriod, r.basis AS basis, r.ground AS ground
ORDER BY id
