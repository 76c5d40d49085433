-- How many are selected in each kelurahan.
SELECT c.kode_kelurahan, count(*) AS people
FROM here_chosen AS c
GROUP BY c.kode_kelurahan
ORDER BY c.kode_kelurahan
