// Writes the plan's own words, and the hash of the seed, when everything else is written.
// parameters:
//   plan: STRING
//   properties: MAP
MATCH (p:Plan {id: $plan})
SET p += $properties
