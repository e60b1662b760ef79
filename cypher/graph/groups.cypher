// How many nodes each group of a choice gathers, and how many relations run from group to group, by type
// and basis. A group is a plan, a kind within it, or the section that quotes a node first.
// parameters:
//   by: STRING  (plan, kind or chapter)
//   chosen: MAP  (null: no restriction; a map, so that one execution plan serves every choice)
//     kinds, plans, types, bases, grounds: LIST<STRING> | NULL
//     without: LIST<STRING> | NULL  (facets of commitment; 'none': that of a node that has no other. Whoever
//       stands in no facet but these is left out)
// columns:
//   groups: LIST<MAP>  ({ plan, of, nodes }; of: the kind, the section's id, or empty)
//   facets: LIST<MAP>  ({ facet, nodes }; how many nodes stand in each facet of commitment)
//   links: LIST<MAP>  ({ from, to, type, basis, edges }; from and to: { plan, of })
CALL () {
  MATCH (n:Entity)
  WHERE n.kind IS NOT NULL
    AND ($chosen.kinds IS NULL OR n.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR n.plan IN $chosen.plans)
    AND ($chosen.without IS NULL OR any(
      facet IN CASE WHEN n.commitment IS NULL AND n.nature IS NULL THEN ['none'] ELSE [n.commitment, n.nature] END
      WHERE facet IS NOT NULL AND NOT facet IN $chosen.without
    ))
  WITH n.plan AS plan,
    CASE $by WHEN 'kind' THEN n.kind WHEN 'chapter' THEN coalesce(n.evidenceSection[0], '') ELSE '' END AS of,
    count(n) AS nodes
  RETURN collect({ plan: plan, of: of, nodes: nodes }) AS groups
}
CALL () {
  MATCH (n:Entity)
  WHERE n.kind IS NOT NULL
    AND ($chosen.kinds IS NULL OR n.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR n.plan IN $chosen.plans)
    AND ($chosen.without IS NULL OR any(
      facet IN CASE WHEN n.commitment IS NULL AND n.nature IS NULL THEN ['none'] ELSE [n.commitment, n.nature] END
      WHERE facet IS NOT NULL AND NOT facet IN $chosen.without
    ))
  UNWIND CASE WHEN n.commitment IS NULL AND n.nature IS NULL THEN ['none'] ELSE [n.commitment, n.nature] END AS facet
  WITH facet, count(n) AS nodes
  WHERE facet IS NOT NULL
  RETURN collect({ facet: facet, nodes: nodes }) AS facets
}
CALL () {
  MATCH (a:Entity)-[r]->(b:Entity)
  WHERE r.plan IS NOT NULL
    AND ($chosen.types IS NULL OR type(r) IN $chosen.types)
    AND ($chosen.bases IS NULL OR r.basis IN $chosen.bases)
    AND ($chosen.grounds IS NULL OR r.ground IN $chosen.grounds)
    AND ($chosen.kinds IS NULL OR a.kind IN $chosen.kinds AND b.kind IN $chosen.kinds)
    AND ($chosen.plans IS NULL OR a.plan IN $chosen.plans AND b.plan IN $chosen.plans)
    AND ($chosen.without IS NULL OR any(
      facet IN CASE WHEN a.commitment IS NULL AND a.nature IS NULL THEN ['none'] ELSE [a.commitment, a.nature] END
      WHERE facet IS NOT NULL AND NOT facet IN $chosen.without
    ))
    AND ($chosen.without IS NULL OR any(
      facet IN CASE WHEN b.commitment IS NULL AND b.nature IS NULL THEN ['none'] ELSE [b.commitment, b.nature] END
      WHERE facet IS NOT NULL AND NOT facet IN $chosen.without
    ))
  WITH a.plan AS fromPlan,
    CASE $by WHEN 'kind' THEN a.kind WHEN 'chapter' THEN coalesce(a.evidenceSection[0], '') ELSE '' END AS fromOf,
    b.plan AS toPlan,
    CASE $by WHEN 'kind' THEN b.kind WHEN 'chapter' THEN coalesce(b.evidenceSection[0], '') ELSE '' END AS toOf,
    type(r) AS type,
    r.basis AS basis,
    count(r) AS edges
  RETURN collect({
    from: { plan: fromPlan, of: fromOf },
    to: { plan: toPlan, of: toOf },
    type: type,
    basis: basis,
    edges: edges
  }) AS links
}
RETURN groups, facets, links
