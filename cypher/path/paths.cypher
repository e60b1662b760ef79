// The best paths between two nodes, whatever way the arrows point: explicit before inferred, strong ground
// before weak, shorter before longer. No node twice; some kinds are no hops. Of each strength the fifty
// shortest are looked at.
// parameters:
//   from: STRING
//   to: STRING
//   types: LIST<STRING>
//   bases: LIST<STRING> | NULL
//   grounds: LIST<STRING>  (strongest first)
//   noHops: LIST<STRING>  (kinds)
//   maxHops: INTEGER  (6 at most)
//   limit: INTEGER
// columns:
//   strength: INTEGER  (0: all steps explicit; else the rank of the weakest ground)
//   path: PATH
MATCH (from:Entity {id: $from})
MATCH (to:Entity {id: $to})
WHERE from <> to
UNWIND range(0, size($grounds) + 1) AS strength
CALL (from, to, strength) {
  MATCH path = SHORTEST 50 (from)
    ((a:Entity)-[r]-(b:Entity)
      WHERE r.plan IS NOT NULL
        AND a <> b
        AND b <> from
        AND a <> to
        AND (a = from OR NOT a.kind IN $noHops)
        AND type(r) IN $types
        AND ($bases IS NULL OR r.basis IN $bases)
        AND CASE r.basis
            WHEN 'explicit' THEN 0
            ELSE coalesce([i IN range(1, size($grounds)) WHERE $grounds[i - 1] = r.ground][0], size($grounds) + 1)
          END <= strength
    ){1,6}
    (to)
  RETURN path
}
WITH path, min(strength) AS strength
WHERE length(path) <= $maxHops
  AND all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))
RETURN strength, path
ORDER BY strength, length(path), reduce(ids = '', r IN relationships(path) | ids + r.id + ' ')
LIMIT $limit
