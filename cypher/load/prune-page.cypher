// Removes the plan's sources, and their streams, blocks, sentences and faults, that left the seed.
// parameters:
//   plan: STRING
//   keep: LIST<STRING>
MATCH (:Plan {id: $plan})-[:HAS_SOURCE]->(s:Source)
OPTIONAL MATCH (s)-[:HAS_STREAM|HAS_BLOCK|HAS_SENTENCE|HAS_FAULT]->(x)
WITH collect(DISTINCT s) + collect(DISTINCT x) AS parts
UNWIND parts AS part
WITH part WHERE NOT part.id IN $keep
DETACH DELETE part
