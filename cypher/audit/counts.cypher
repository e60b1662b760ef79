// What an editor should look at: numbers that the page declares beside what it names, what it leaves
// unsaid, and suspected transcription faults.
// parameters:
//   plan: STRING | NULL  (null: every plan)
// columns:
//   counts: LIST<MAP>  ({ node, degree, declared, named, namedIn }, by id; namedIn: ids of the sources
//     quoted by the relations that make the named ones members)
//   gaps: LIST<MAP>  ({ kind, node, degree }, by kind of gap, then id)
//   faults: LIST<NODE>
CALL () {
  MATCH (n:Entity)
  WHERE n.declaredCount IS NOT NULL AND n.kind IS NOT NULL AND ($plan IS NULL OR n.plan = $plan)
  WITH n ORDER BY n.id
  RETURN collect({
    node: n,
    degree: COUNT { (n)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' },
    declared: n.declaredCount,
    // A member that itself declares a count is a sub-group: its members are counted in its place.
    named: COUNT {
      MATCH (m:Entity) ((a)-[r:PART_OF|BELONGS_TO]->(b) WHERE r.plan IS NOT NULL){1,4} (n)
      WHERE m.declaredCount IS NULL AND all(x IN b[..-1] WHERE x.declaredCount IS NOT NULL)
      WITH m.id AS id
      RETURN DISTINCT id
    },
    namedIn: COLLECT {
      MATCH (m:Entity) ((a)-[r:PART_OF|BELONGS_TO]->(b) WHERE r.plan IS NOT NULL){1,4} (n)
      WHERE m.declaredCount IS NULL AND all(x IN b[..-1] WHERE x.declaredCount IS NOT NULL)
      WITH DISTINCT r[0] AS member
      UNWIND member.evidenceSource AS source
      WITH DISTINCT source
      RETURN source ORDER BY source
    }
  }) AS counts
}
CALL () {
  CALL () {
    MATCH (n:Entity:Strategy)
    WHERE n.declaredCount IS NULL
      AND NOT EXISTS { (:Entity:Project)-[r:ADVANCES]->(n) WHERE r.plan IS NOT NULL }
    RETURN 1 AS place, 'strategy-without-project' AS kind, n
  UNION ALL
    MATCH (n:Entity:Project)
    WHERE n.declaredCount IS NULL
      AND NOT EXISTS { (n)-[r:LOCATED_IN]->(:Entity) WHERE r.plan IS NOT NULL }
    RETURN 2 AS place, 'project-without-place' AS kind, n
  UNION ALL
    MATCH (n:Entity:Indicator)
    WHERE n.status = 'target'
      AND NOT EXISTS { (n)-[r:SUCCEEDS]->(m:Entity) WHERE r.plan IS NOT NULL AND m <> n }
    RETURN 3 AS place, 'target-without-baseline' AS kind, n
  }
  WITH place, kind, n
  WHERE $plan IS NULL OR n.plan = $plan
  ORDER BY place, n.id
  RETURN collect({
    kind: kind,
    node: n,
    degree: COUNT { (n)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' }
  }) AS gaps
}
RETURN counts, gaps, COLLECT {
  MATCH (p:Plan)-[:HAS_SOURCE]->(s:Source)-[:HAS_FAULT]->(x:TranscriptionFault)
  WHERE p.seedHash IS NOT NULL AND ($plan IS NULL OR p.id = $plan)
  RETURN x ORDER BY s.id, x.position
} AS faults
