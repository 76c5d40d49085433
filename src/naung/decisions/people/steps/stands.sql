-- Each way to stand.
SELECT DISTINCT k.kind, k.status, k.failed, k.unknown, k.must_verify, k.lists FROM ix.kinds AS k
