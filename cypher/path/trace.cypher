// From one node to every node of some kinds, each by its best path: explicit before inferred, strong
// ground before weak, shorter before longer. A trace keeps one direction: `in` walks down to what leads
// to the node, `out` up to what the node leads to. Sections and periods are no hops. A trace from something
// of a period does not come to things of a past one and of a later one, except by a relation of the root.
// parameters:
//   id: STRING
//   to: LIST<STRING>  (kinds)
//   ways: LIST<STRING>  (in, out or both of them)
//   forward: LIST<STRING>  (types whose beginning leads to their end)
//   backward: LIST<STRING>  (types whose end leads to their beginning)
//   past: LIST<STRING>  (periods that are over)
//   grounds: LIST<STRING>  (strongest first)
//   bases: LIST<STRING> | NULL
//   noHops: LIST<STRING>  (kinds)
//   maxHops: INTEGER  (6 at most)
// columns:
//   target: NODE
//   strength: INTEGER  (0: all steps explicit; else the rank of the weakest ground)
//   path: PATH
MATCH (root:Entity {id: $id})
UNWIND $ways AS way
UNWIND range(0, size($grounds) + 1) AS strength
CALL (root, way, strength) {
  MATCH path = ANY SHORTEST (root)
    ((a:Entity)-[r]-(b:Entity)
      WHERE r.plan IS NOT NULL
        AND a <> b
        AND (a = root OR NOT a.kind IN $noHops)
        AND (type(r) IN $forward AND (startNode(r) = a) = (way = 'out')
          OR type(r) IN $backward AND (startNode(r) = a) = (way = 'in'))
        AND (a = root OR root.period IS NULL
          OR (a.period IS NULL OR (a.period IN $past) = (root.period IN $past))
            AND (b.period IS NULL OR (b.period IN $past) = (root.period IN $past)))
        AND ($bases IS NULL OR r.basis IN $bases)
        AND CASE r.basis
            WHEN 'explicit' THEN 0
            ELSE coalesce([i IN range(1, size($grounds)) WHERE $grounds[i - 1] = r.ground][0], size($grounds) + 1)
          END <= strength
    ){1,6}
    (target:Entity WHERE target.kind IN $to AND target <> root)
  RETURN target, path
}
WITH target, path, strength
WHERE length(path) <= $maxHops
ORDER BY strength, length(path), reduce(ids = '', r IN relationships(path) | ids + r.id + ' ')
WITH target, collect({ path: path, strength: strength })[0] AS best
RETURN target, best.strength AS strength, best.path AS path
ORDER BY strength, length(path), target.id
