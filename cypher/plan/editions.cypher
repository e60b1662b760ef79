// Which plans are loaded, and the hash of the seed that each was loaded from.
// columns:
//   id: STRING
//   seedHash: STRING
MATCH (p:Plan)
WHERE p.seedHash IS NOT NULL
RETURN p.id AS id, p.seedHash AS seedHash
ORDER BY p.id
