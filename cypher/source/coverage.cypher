// Every place of a plan's pages that a node or a relation quotes. A sentence is covered by those whose
// places touch it.
// parameters:
//   plan: STRING
// columns:
//   source: STRING
//   start: INTEGER
//   end: INTEGER
//   of: STRING  (node or edge)
//   id: STRING
MATCH (:Plan {id: $plan})-[:HAS_SOURCE]->(s:Source)
WITH collect(s.id) AS sources
CALL (sources) {
  MATCH (n:Entity)
  WHERE n.kind IS NOT NULL
  UNWIND range(0, size(n.evidenceSource) - 1) AS i
  WITH sources, n, i WHERE n.evidenceSource[i] IN sources
  RETURN n.evidenceSource[i] AS source, n.evidenceStart[i] AS start, n.evidenceEnd[i] AS end, 'node' AS of, n.id AS id
UNION ALL
  MATCH (:Entity)-[r]->(:Entity)
  WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN'
  UNWIND range(0, size(r.evidenceSource) - 1) AS i
  WITH sources, r, i WHERE r.evidenceSource[i] IN sources
  RETURN r.evidenceSource[i] AS source, r.evidenceStart[i] AS start, r.evidenceEnd[i] AS end, 'edge' AS of, r.id AS id
}
RETURN source, start, end, of, id
ORDER BY source, start, id
