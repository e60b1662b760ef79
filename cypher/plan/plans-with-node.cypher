// The plans that are loaded and have a node of this local id, which is what stands after the plan's in its id.
// parameters:
//   local: STRING
// columns:
//   id: STRING
MATCH (p:Plan)
WHERE p.seedHash IS NOT NULL
MATCH (:Entity {id: p.id + ':' + $local})
RETURN p.id AS id
ORDER BY p.id
