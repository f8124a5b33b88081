-- kind may be MOVED too: only a file told of the order, because it had moved on in time that the API was not owed yet.
ALTER TABLE difference ADD KEY difference_of_order (external_no);
