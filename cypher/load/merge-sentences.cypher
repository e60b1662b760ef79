// The sentences of a page, in reading order by their position.
// parameters:
//   rows: LIST<MAP>  ({ id, source, properties })
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
MERGE (x:Sentence {id: row.id})
SET x = row.properties
MERGE (s)-[:HAS_SENTENCE]->(x)
