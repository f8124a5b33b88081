-- Can be broken off and begun again.

UPDATE doubt d
  JOIN (SELECT MIN(doubt_id) AS doubt_id FROM doubt WHERE ended_at IS NULL GROUP BY feed_id) first_open
    ON first_open.doubt_id = d.doubt_id
SET d.open_feed_id = d.feed_id;

UPDATE doubt SET ended_at = found_at, reason = 'one with the open doubt before it'
WHERE ended_at IS NULL AND open_feed_id IS NULL;
