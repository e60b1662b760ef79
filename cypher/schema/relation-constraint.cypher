// The key of one type of relation; run once for each type of the ontology.
// {{type}} is the only thing ever templated, and only from the ontology's closed list.
CREATE CONSTRAINT `plan_graph_{{type}}_id` IF NOT EXISTS
FOR ()-[r:{{type}}]-() REQUIRE r.id IS UNIQUE
