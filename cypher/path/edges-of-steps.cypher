// The full relations of steps that were found, each sought at the node where it begins.
// parameters:
//   steps: LIST<MAP>  ({ id, from })
// columns:
//   edge: RELATIONSHIP
//   from: STRING
//   to: STRING
UNWIND $steps AS step
MATCH (a:Entity {id: step.from})-[edge]->(b:Entity)
WHERE edge.id = step.id
RETURN edge, a.id AS from, b.id AS to
ORDER BY edge.id
