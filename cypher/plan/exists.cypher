// Whether a plan is loaded: one row if it is.
// parameters:
//   plan: STRING
// columns:
//   id: STRING
MATCH (p:Plan {id: $plan})
WHERE p.seedHash IS NOT NULL
RETURN p.id AS id
