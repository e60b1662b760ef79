// The streams of text on a page (an article, the glossary), each read from its first block to its last.
// parameters:
//   rows: LIST<MAP>  ({ id, source, properties })
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
MERGE (x:Stream {id: row.id})
FOREACH (_ IN CASE WHEN properties(x) = row.properties THEN [] ELSE [1] END | SET x = row.properties)
MERGE (s)-[:HAS_STREAM]->(x)
