// The plans that are loaded, with their counts.
// columns:
//   plan: NODE
//   nodes: INTEGER
//   edges: INTEGER
//   explicit: INTEGER
//   sources: INTEGER
MATCH (plan:Plan)
WHERE plan.seedHash IS NOT NULL
CALL (plan) {
  MATCH (a:Entity {plan: plan.id})-[r]->(:Entity)
  WHERE r.plan = plan.id
  RETURN count(r) AS edges, count(CASE WHEN r.basis = 'explicit' THEN 1 END) AS explicit
}
RETURN plan, COUNT { (:Entity {plan: plan.id}) } AS nodes, edges, explicit,
  COUNT { (plan)-[:HAS_SOURCE]->(:Source) } AS sources
ORDER BY plan.id
