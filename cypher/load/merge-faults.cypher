// 转录疑误: what the transcription has, and what the print probably has.
// parameters:
//   rows: LIST<MAP>  ({ id, source, properties })
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
MERGE (x:TranscriptionFault {id: row.id})
FOREACH (_ IN CASE WHEN properties(x) = row.properties THEN [] ELSE [1] END | SET x = row.properties)
MERGE (s)-[:HAS_FAULT]->(x)
