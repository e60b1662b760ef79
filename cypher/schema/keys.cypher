// The labels and types whose id is unique: read after the constraints are made, because one of another
// kind that has taken the name of one of ours makes IF NOT EXISTS pass it over in silence.
// columns:
//   named: LIST<STRING>
SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type
WHERE properties = ['id'] AND (type CONTAINS 'UNIQUENESS' OR type CONTAINS 'KEY')
RETURN collect(labelsOrTypes[0]) AS named
