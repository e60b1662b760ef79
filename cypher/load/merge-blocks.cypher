// The blocks of a page, in reading order by their position.
// parameters:
//   rows: LIST<MAP>  ({ id, source, properties })
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
MERGE (x:Block {id: row.id})
FOREACH (_ IN CASE WHEN properties(x) = row.properties THEN [] ELSE [1] END | SET x = row.properties)
MERGE (s)-[:HAS_BLOCK]->(x)
