// Relations of one type, between entities that stand already.
// parameters:
//   rows: LIST<MAP>  ({ id, from, to, properties })
// columns:
//   written: INTEGER
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
MERGE (a)-[r:{{type}} {id: row.id}]->(b)
FOREACH (_ IN CASE WHEN properties(r) = row.properties THEN [] ELSE [1] END | SET r = row.properties)
RETURN count(r) AS written
