-- One hand-off chooses its orders at a time: it holds this table's only row until they are its own.
CREATE TABLE handoff_turn (
  turn_id TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (turn_id)
);
