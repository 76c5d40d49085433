-- The ways to stand that a filter lets through, in the areas that may be seen.
SELECT k.kind, CAST(sum(k.people) AS BIGINT) AS people
FROM ix.kinds AS k
WHERE
    ($status = '' OR k.status = $status)
    AND ($failed = '' OR list_contains(k.failed, $failed))
    AND ($unknown = '' OR list_contains(k.unknown, $unknown))
    AND (NOT $verify OR k.must_verify)
    AND ($list = '' OR list_contains(k.lists, $list))
    AND ($whole OR k.area IN ($areas))
GROUP BY k.kind
