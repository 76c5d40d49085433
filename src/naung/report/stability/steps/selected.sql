-- The selected, with what their stability is told by.
SELECT file_number, row, cell, tier FROM standing WHERE status = 'selected' ORDER BY file_number, row
