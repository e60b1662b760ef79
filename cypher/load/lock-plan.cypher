// Takes the plan's lock until the transaction ends, so that of two loads at once the second waits.
// parameters:
//   plan: STRING
// columns:
//   seedHash: STRING | NULL
MERGE (p:Plan {id: $plan})
SET p.loading = true
REMOVE p.loading
RETURN p.seedHash AS seedHash
