INSERT IGNORE INTO handoff_turn (turn_id) VALUES (1);
