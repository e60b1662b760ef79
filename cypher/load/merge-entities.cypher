// Entities of one kind: found by their key, then written whole if anything has changed.
// parameters:
//   rows: LIST<MAP>  ({ id, properties })
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
FOREACH (_ IN CASE WHEN properties(n) = row.properties THEN [] ELSE [1] END | SET n = row.properties)
SET n:{{label}}
