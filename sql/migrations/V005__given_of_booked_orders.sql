-- Apart from V004: this takes minutes in a large book, and can be broken off and begun again.

-- Until now no order had an after-sale, and only files came without a time of change.
UPDATE book_order SET given_status = status, forward_status = status, given_refund_total = refund_total;

UPDATE book_order b JOIN document d ON d.document_id = b.document_id SET b.dated = 0 WHERE d.kind = 'FILE';

UPDATE book_line SET given_refund_state = refund_state WHERE refund_state <> '';
