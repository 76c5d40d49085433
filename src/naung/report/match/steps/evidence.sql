-- What list rows that tell names say of who they are.
SELECT id, name_key, birth, area, owner FROM asked
