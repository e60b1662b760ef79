// The hash of the seed that was loaded last; no row when the plan was never loaded.
// parameters:
//   plan: STRING
// columns:
//   seedHash: STRING
MATCH (p:Plan {id: $plan})
WHERE p.seedHash IS NOT NULL
RETURN p.seedHash AS seedHash
