-- What the first reading has shown and quarantine has taken is no difference.
ALTER TABLE quarantine ADD KEY quarantine_of_order (external_no);
