// Removes the plan's links from entities to sentences that their evidence no longer touches.
// parameters:
//   plan: STRING
//   keep: LIST<STRING>  (entity and sentence, parted by a space)
MATCH (n:Entity {plan: $plan})-[q:QUOTED_FROM]->(x:Sentence)
WHERE NOT n.id + ' ' + x.id IN $keep
DELETE q
