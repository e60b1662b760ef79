// Which sentences an entity's evidence touches, so that a person can ask the page in Neo4j Browser.
// parameters:
//   rows: LIST<MAP>  ({ entity, sentence })
UNWIND $rows AS row
MATCH (n:Entity {id: row.entity})
MATCH (x:Sentence {id: row.sentence})
MERGE (n)-[:QUOTED_FROM]->(x)
