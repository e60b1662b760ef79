// Removes the plan's entities that left the seed.
// parameters:
//   plan: STRING
//   keep: LIST<STRING>
// columns:
//   removed: INTEGER
MATCH (n:Entity {plan: $plan})
WHERE n.id STARTS WITH $plan + ':' AND NOT n.id IN $keep
DETACH DELETE n
RETURN count(n) AS removed
