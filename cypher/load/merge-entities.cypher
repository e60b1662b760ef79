// Entities of one kind: found by their key, then written whole.
// parameters:
//   rows: LIST<MAP>  ({ id, properties })
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n = row.properties
SET n:{{label}}
