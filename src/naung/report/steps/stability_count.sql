SELECT count(*) AS people FROM stay
