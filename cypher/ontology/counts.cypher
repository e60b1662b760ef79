// How many nodes of each kind there are, and how many relations of each type.
// columns:
//   of: STRING  (kind or type)
//   id: STRING
//   count: INTEGER
CALL () {
  MATCH (n:Entity)
  WHERE n.kind IS NOT NULL
  RETURN 'kind' AS of, n.kind AS id, count(n) AS count
UNION ALL
  MATCH (:Entity)-[r]->(:Entity)
  WHERE r.plan IS NOT NULL
  RETURN 'type' AS of, type(r) AS id, count(r) AS count
}
RETURN of, id, count
ORDER BY of, id
