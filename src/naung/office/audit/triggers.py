"""Triggers that keep the chain and the read log append-only, for SQLite and PostgreSQL. Data for migrations."""

from collections.abc import Callable
from typing import Any

APPEND_ONLY = ("office_auditevent", "office_look")

_SQLITE_NO = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_SQLITE_NEXT = """
CREATE TRIGGER office_auditevent_next BEFORE INSERT ON office_auditevent
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM office_auditevent)
  OR NEW.previous <> coalesce((SELECT digest FROM office_auditevent ORDER BY seq DESC LIMIT 1), '{start}')
BEGIN SELECT RAISE(ABORT, 'office_auditevent: not the next entry'); END
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION office_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
_POSTGRES_NO = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION office_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION office_append_only()
"""
_POSTGRES_NEXT = """
CREATE FUNCTION office_audit_next() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  SELECT seq, digest INTO last FROM office_auditevent ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.previous <> coalesce(last.digest, '{start}') THEN
    RAISE EXCEPTION 'office_auditevent: not the next entry';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER office_auditevent_next BEFORE INSERT ON office_auditevent
FOR EACH ROW EXECUTE FUNCTION office_audit_next()
"""


def statements(vendor: str) -> list[str]:
    """The chain's own, and the read log's, on a database of this kind."""
    start = "0" * 64
    each = [one for table in APPEND_ONLY for one in append_only(vendor, table)]
    if vendor == "postgresql":
        return [_POSTGRES_FUNCTION, *each, _POSTGRES_NEXT.replace("{start}", start)]
    return [*each, _SQLITE_NEXT.format(start=start)]


def append_only(vendor: str, table: str) -> list[str]:
    """Nothing in `table` is changed or deleted; the chain's statements come before."""
    if vendor == "postgresql":
        return [_POSTGRES_NO.format(table=table)]
    return [_SQLITE_NO.format(table=table, verb=verb) for verb in ("UPDATE", "DELETE")]


def keep_append_only(*tables: str) -> Callable[[Any, Any], None]:
    """For a migration of a room that has such tables."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        for table in tables:
            for statement in append_only(schema_editor.connection.vendor, table):
                schema_editor.execute(statement, None)

    return forwards
