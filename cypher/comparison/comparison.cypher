// The nodes of two plans, without the parts of their pages, and which of them match: one kind, and a name
// or an alias in common (in the form in which search compares words).
// parameters:
//   one: STRING  (a plan)
//   other: STRING  (a plan; may be the same)
//   leaving: LIST<STRING>  (kinds that are parts of a page)
// columns:
//   nodes: LIST<MAP>  ({ node, degree }, by id)
//   matches: LIST<MAP>  ({ one, other }, ids, by id)
CALL () {
  MATCH (n:Entity)
  WHERE n.plan IN [$one, $other] AND n.kind IS NOT NULL AND NOT n.kind IN $leaving
  WITH n ORDER BY n.id
  RETURN collect({
    node: n,
    degree: COUNT { (n)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' }
  }) AS nodes
}
CALL () {
  MATCH (a:Entity)
  WHERE a.plan = $one AND NOT a.kind IN $leaving
  MATCH (b:Entity)
  WHERE b.plan = $other AND b.kind = a.kind
    AND any(word IN [a.searchName] + a.searchAliases WHERE word = b.searchName OR word IN b.searchAliases)
  WITH a.id AS one, b.id AS other
  ORDER BY one, other
  RETURN collect({ one: one, other: other }) AS matches
}
RETURN nodes, matches
