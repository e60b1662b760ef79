// Finds nodes by words: name, other names, pinyin, initials, and the words of their evidence. The rank of
// a node is, over all words, the worst of each word's best place; 1 is the name itself. When nothing is
// found, names of which the query may be a short form (六大战略 of 六大发展战略): rank 14.
// parameters:
//   terms: LIST<STRING>  (normalised words; all must be found)
//   letters: LIST<STRING>  (the characters of a short form, in their order; empty: it is none)
//   chosen: MAP  (null: no restriction; a map, so that one execution plan serves every choice)
//     kinds, plans: LIST<STRING> | NULL
//     phrase: STRING | NULL  (one of the words, quoted for the full-text index; null looks at every node)
//   limit: INTEGER
// columns:
//   total: INTEGER
//   rank: INTEGER
//   node: NODE
//   degree: INTEGER
CALL () {
  CALL () {
    WITH 1 AS one WHERE $chosen.phrase IS NOT NULL
    CALL db.index.fulltext.queryNodes('plan_graph_words', $chosen.phrase) YIELD node
    RETURN node
  UNION ALL
    WITH 1 AS one WHERE $chosen.phrase IS NULL
    MATCH (node:Entity)
    RETURN node
  }
  WITH node
  WHERE node.kind IS NOT NULL
    AND ($chosen.kinds IS NULL OR node.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR node.plan IN $chosen.plans)
  WITH node, [term IN $terms | CASE
      WHEN node.searchName = term THEN 1
      WHEN node.searchName STARTS WITH term THEN 2
      WHEN term IN node.searchAliases THEN 3
      WHEN any(alias IN node.searchAliases WHERE alias STARTS WITH term) THEN 4
      WHEN node.searchPinyin[0] = term THEN 5
      WHEN node.searchPinyin[0] STARTS WITH term THEN 6
      WHEN node.searchInitials = term THEN 7
      WHEN size(term) > 1 AND node.searchInitials STARTS WITH term THEN 8
      WHEN node.searchName CONTAINS term THEN 9
      WHEN any(alias IN node.searchAliases WHERE alias CONTAINS term) THEN 10
      WHEN any(suffix IN node.searchPinyin WHERE suffix STARTS WITH term) THEN 11
      WHEN size(term) > 1 AND node.searchInitials CONTAINS term THEN 12
      WHEN node.searchText CONTAINS term THEN 13
      ELSE 99
    END] AS ranks
  WITH node, reduce(worst = 0, rank IN ranks | CASE WHEN rank > worst THEN rank ELSE worst END) AS rank
  WHERE 0 < rank < 99
  WITH node, rank, COUNT { (node)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' } AS degree
  RETURN collect({ node: node, rank: rank, degree: degree }) AS plain
}
CALL (plain) {
  WITH plain WHERE size(plain) = 0 AND size($letters) > 0
  MATCH (node:Entity)
  USING INDEX node:Entity(searchName)
  WHERE node.searchName STARTS WITH $letters[0]
    AND node.kind IS NOT NULL
    AND ($chosen.kinds IS NULL OR node.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR node.plan IN $chosen.plans)
    AND reduce(rest = node.searchName, letter IN $letters |
      CASE WHEN rest CONTAINS letter THEN substring(rest, size(split(rest, letter)[0]) + 1) END) IS NOT NULL
  WITH node, COUNT { (node)-[r]-(:Entity) WHERE r.plan IS NOT NULL AND type(r) <> 'STATED_IN' } AS degree
  RETURN collect({ node: node, rank: 14, degree: degree }) AS short
}
UNWIND plain + short AS hit
WITH hit ORDER BY hit.rank, hit.degree DESC, hit.node.id
WITH collect(hit) AS found
UNWIND found[..$limit] AS hit
RETURN size(found) AS total, hit.rank AS rank, hit.node AS node, hit.degree AS degree
