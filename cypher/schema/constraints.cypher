// The keys, unique before the first row is written, and the indexes that the questions use.
// One statement after another, parted by semicolons; running them again changes nothing.

CREATE CONSTRAINT plan_graph_entity_id IF NOT EXISTS
FOR (n:Entity) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT plan_graph_plan_id IF NOT EXISTS
FOR (n:Plan) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT plan_graph_source_id IF NOT EXISTS
FOR (n:Source) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT plan_graph_stream_id IF NOT EXISTS
FOR (n:Stream) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT plan_graph_block_id IF NOT EXISTS
FOR (n:Block) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT plan_graph_sentence_id IF NOT EXISTS
FOR (n:Sentence) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT plan_graph_fault_id IF NOT EXISTS
FOR (n:TranscriptionFault) REQUIRE n.id IS UNIQUE;

CREATE INDEX plan_graph_entity_plan IF NOT EXISTS
FOR (n:Entity) ON (n.plan);

CREATE INDEX plan_graph_entity_kind IF NOT EXISTS
FOR (n:Entity) ON (n.kind);

// For WHERE n.name CONTAINS '太湖湾', typed by hand in Neo4j Browser.
CREATE INDEX plan_graph_entity_search_name IF NOT EXISTS
FOR (n:Entity) ON (n.searchName);

CREATE TEXT INDEX plan_graph_entity_name IF NOT EXISTS
FOR (n:Entity) ON (n.name);

// cjk cuts Chinese into pairs of characters, which fit any word; a word asked as a phrase is found whole.
CREATE FULLTEXT INDEX plan_graph_words IF NOT EXISTS
FOR (n:Entity) ON EACH [n.searchName, n.searchAliases, n.searchText]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk' } };
