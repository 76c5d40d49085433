-- The nonce and the NIK's last four of every row that failed nothing, the candidates among them.
SELECT person, nonce, right(nik, 4) AS nik_last4 FROM frozen_rows WHERE codes = ''
