// Removes the plan's relations that left the seed, or changed their type or ends. Only ours: those that
// carry our key and the plan's name, between two entities.
// parameters:
//   plan: STRING
//   keep: LIST<STRING>  (id, type, from and to, parted by spaces)
// columns:
//   removed: INTEGER
MATCH (a:Entity {plan: $plan})-[r]->(b:Entity)
WHERE r.plan = $plan
  AND r.id STARTS WITH $plan + ':'
  AND NOT r.id + ' ' + type(r) + ' ' + a.id + ' ' + b.id IN $keep
DELETE r
RETURN count(r) AS removed
