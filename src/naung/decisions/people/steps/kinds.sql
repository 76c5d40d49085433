-- Each way a person can stand in a run, and in which area how many stand so: counts and filters look here first.
SELECT
    dense_rank() OVER (ORDER BY w.status, w.failed, w.unknown, w.must_verify, w.lists) AS kind,
    w.status, w.failed, w.unknown, w.must_verify, w.lists, w.kode_kelurahan AS area, count(*) AS people
FROM wide AS w
GROUP BY w.status, w.failed, w.unknown, w.must_verify, w.lists, w.kode_kelurahan
ORDER BY kind, area
