"""The page of one upload as values for its template. Reads only; not here: any read of the disk itself (reading)."""

from typing import Any

from naung.office.permissions.rules import Actor
from naung.proposals.incoming import reading, rules
from naung.proposals.incoming.models import Upload
from naung.values.errors import Refusal
from naung.values.words import joined, number

TYPED = ("nik", "nama", "tanggal_lahir", "kelurahan", "alamat")
"""What may be pinned by its words where no table was found."""


def page_of(upload: Upload, actor: Actor) -> dict[str, Any]:
    """What every state of the page needs; `found` only where a reading found something that can still be shown."""
    context: dict[str, Any] = {
        "upload": upload,
        "programme": upload.programme,
        "state": rules.STATES[upload.state],
        "kind": rules.KINDS[upload.kind],
        "may": "operator" in actor.roles,
        "open": upload.state in rules.OPEN,
        "reads": reading.at_work(upload),
        "pinned": reading.pinned_of(upload),
        "names": rules.COLUMNS,
        "pins": [(name, (rules.COLUMNS[name], upload.columns.get(name, ""))) for name in TYPED],
    }
    if upload.read_at is None or upload.state in (rules.READING, rules.UNREAD):
        return context
    try:
        told = reading.found(upload)
    except Refusal as refusal:
        return context | {"lost": str(refusal)}
    return context | _found(upload, told, actor)


def _found(upload: Upload, told: dict[str, Any], actor: Actor) -> dict[str, Any]:
    understood = told["check"]["understood"]
    groups = [_group(group) for group in told["groups"]]
    return {
        "found": True,
        "sum": rules.sum_words([upload.new, upload.known, upload.changed, upload.ignored, upload.waiting]),
        "seconds": f"{upload.milliseconds / 1000:.1f}".replace(".", ","),
        "groups": groups,
        "must": [group for group in groups if group["must"]],
        "may_mend": [group for group in groups if not group["must"]],
        "sheets": [_sheet(sheet) for sheet in understood["sheets"]],
        "form": understood["form"],
        "unread": understood["unread"],
        "findings": told["check"]["findings"],
        "choices": _choices(understood),
        "tidied": [one | {"words": rules.TIDIED[one["what"]]} for one in told["tidied"]],
        "around": [one | {"nik": _around_nik(one)} for one in told["around"]],
        "unused": told["standings"]["tidak_dipakai"],
        "before_rows": told["before_rows"],
        "message": rules.to_office(upload.file_name, upload.office, upload.cells, upload.total, actor.name),
        "returned": rules.returned_name(upload.file_name),
        "own": told["check"]["own"],
    }


def _around_nik(one: dict[str, Any]) -> rules.Marked:
    return rules.marked(one["nik_kind"], one["nik"] or None) if one["nik_kind"] else rules.Marked(one["nik"], "")


def _group(group: dict[str, Any]) -> dict[str, Any]:
    """One kind of repair in one column: where it lies in words, its first cells marked."""
    cells = [
        cell
        | {
            "marked": rules.marked(group["kind"], cell["found"]),
            "happened": rules.happened(group["kind"], cell["found"], cell["note"], group["short"]),
        }
        for cell in group["first"]
    ]
    empty = all(cell["found"] is None and not cell["note"] for cell in group["first"])
    addresses = ", ".join(cell["at"] for cell in group["first"])
    rest = group["total"] - len(group["first"])
    return group | {
        "cells": cells,
        "empty": empty,
        "addresses": addresses + (f" dan {number(rest)} lainnya" if rest else ""),
        "where": [_where(place) for place in group["places"]],
        "sheets": len({place["sheet"] for place in group["places"]}),
    }


def _where(place: dict[str, Any]) -> dict[str, Any]:
    written = " ".join(place["written"].split())
    return place | {"written": written if written and written != place["letter"] else ""}


def _sheet(sheet: dict[str, Any]) -> dict[str, Any]:
    """One table: where it was found, what was left out of it."""
    left = [
        one | {"at": joined([number(row) for row in one["first"]]), "more": one["rows"] > len(one["first"])}
        for one in sheet["left_out"]
    ]
    columns = [column | {"words": _meaning(column)} for column in sheet["columns"]]
    return sheet | {"left": left, "columns": columns}


def _meaning(column: dict[str, Any]) -> str:
    if column["why"] == "nama sendiri":
        return ""
    return joined([rules.COLUMNS.get(name, name) for name in column["name"].split(", ")])


def _choices(understood: dict[str, Any]) -> list[dict[str, Any]]:
    """Each column once, by the words over it: what it is taken for, for the form that corrects it."""
    seen: dict[str, dict[str, Any]] = {}
    for sheet in understood["sheets"]:
        for column in sheet["columns"]:
            written = column["written"]
            if written.strip() and written not in seen:
                name = column["name"] if column["name"] in rules.COLUMNS else ""
                pinned = column["why"] == "ditentukan di program"
                seen[written] = {"written": written, "letter": column["letter"], "name": name, "pinned": pinned}
    return list(seen.values())
