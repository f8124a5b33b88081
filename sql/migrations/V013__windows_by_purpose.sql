-- Second readings are found by key. V013 to V019 are one change, a statement each: a server takes back no half of a file.

-- A feed's windows by why they were read, newest last; and those of a state by time.
ALTER TABLE coverage_window
  ADD KEY window_of_purpose (feed_id, purpose, to_at, from_at),
  DROP KEY window_state,
  ADD KEY window_state (state, feed_id, from_at);
