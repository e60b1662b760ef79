// The plan's sources: the text of each page, exactly as stored.
// parameters:
//   plan: STRING
//   rows: LIST<MAP>  ({ id, properties })
MATCH (p:Plan {id: $plan})
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
FOREACH (_ IN CASE WHEN properties(s) = row.properties THEN [] ELSE [1] END | SET s = row.properties)
MERGE (p)-[:HAS_SOURCE]->(s)
