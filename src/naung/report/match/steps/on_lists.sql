-- People by how many lists they stand on, and those who stand twice in one; of all lists, and of those that propose.
WITH standing AS (
    SELECT person, list_number, kind = 'proposal' AS proposal, count(*) AS lines
    FROM listed_people
    GROUP BY person, list_number, kind
),
people AS (
    SELECT 'all' AS which, person, count(*) AS lists, max(lines) > 1 AS twice FROM standing GROUP BY person
    UNION ALL
    SELECT 'proposal', person, count(*), max(lines) > 1 FROM standing WHERE proposal GROUP BY person
)
SELECT
    which,
    count(*) FILTER (WHERE lists = 2) AS two,
    count(*) FILTER (WHERE lists = 3) AS three,
    count(*) FILTER (WHERE lists >= 4) AS more,
    count(*) FILTER (WHERE twice) AS twice
FROM people
GROUP BY which
