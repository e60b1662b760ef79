// Whether the database answers.
// columns:
//   ready: BOOLEAN
RETURN true AS ready
