// Takes a kind's label from the plan's entities that are of another kind now.
// parameters:
//   plan: STRING
MATCH (n:Entity:{{label}})
WHERE n.plan = $plan AND n.kind <> '{{label}}'
REMOVE n:{{label}}
