// The pages of a plan, each with its streams, blocks and sentences in reading order, and its suspected
// transcription faults.
// parameters:
//   plan: STRING
// columns:
//   source: NODE
//   streams: LIST<NODE>
//   blocks: LIST<NODE>
//   sentences: LIST<NODE>
//   faults: LIST<NODE>
MATCH (:Plan {id: $plan})-[:HAS_SOURCE]->(source:Source)
RETURN source,
  COLLECT { MATCH (source)-[:HAS_STREAM]->(x:Stream) RETURN x ORDER BY x.position } AS streams,
  COLLECT { MATCH (source)-[:HAS_BLOCK]->(x:Block) RETURN x ORDER BY x.position } AS blocks,
  COLLECT { MATCH (source)-[:HAS_SENTENCE]->(x:Sentence) RETURN x ORDER BY x.position } AS sentences,
  COLLECT { MATCH (source)-[:HAS_FAULT]->(x:TranscriptionFault) RETURN x ORDER BY x.position } AS faults
ORDER BY source.id
