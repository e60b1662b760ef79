// How many nodes of each kind a plan has.
// parameters:
//   plan: STRING
// columns:
//   kind: STRING
//   count: INTEGER
MATCH (n:Entity {plan: $plan})
RETURN n.kind AS kind, count(n) AS count
