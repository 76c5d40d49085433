"""Roles given and ended, one human behind several accounts, and the smallest cast. Plain values in, words out."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import combinations

from naung.office.permissions.rules import CITY_ONLY, ROLES, Held
from naung.office.wrong import Wrong
from naung.values.errors import Refusal
from naung.values.words import joined

_USERNAME = re.compile(r"[a-z][a-z0-9.]{2,30}")


def check_nik(nik: str) -> None:
    if not re.fullmatch(r"[1-9]\d{15}", nik):
        raise Wrong("nik", "NIK harus 16 angka, seperti di KTP.")


def check_nip(nip: str) -> None:
    if nip and not re.fullmatch(r"\d{18}", nip):
        raise Wrong("nip", "NIP harus 18 angka. Kosongkan bila bukan ASN.")


def check_username(username: str) -> None:
    if not _USERNAME.fullmatch(username):
        raise Wrong("username", "Nama akun: huruf kecil, angka, dan titik; 3 sampai 31 huruf. Contoh: rina.amalia")


def check_same_human(by_nik: int | None, by_nip: int | None) -> int | None:
    """Which known human this is, None for a new one; NIK and NIP of two different humans are refused."""
    if by_nik is not None and by_nip is not None and by_nik != by_nip:
        raise Wrong("nip", "NIK dan NIP ini milik dua petugas yang berbeda. Periksa lagi keduanya.")
    return by_nik if by_nik is not None else by_nip


def check_grant(held: Held, giver: int | None, receiver: int, on: date) -> None:
    """May this role be given? `giver` and `receiver` are humans; None gives at the server's own terminal."""
    if held.role not in ROLES:
        raise Wrong("role", "Pilih salah satu peran.")
    if giver == receiver:
        raise Refusal("Anda tidak dapat memberi peran kepada diri sendiri, juga lewat akun lain. Minta admin lain.")
    if held.role in CITY_ONLY and not held.areas.whole:
        raise Wrong("whole", f"Peran {ROLES[held.role]} berlaku untuk seluruh kota.")
    if not held.areas.whole and not held.areas.codes:
        raise Wrong("areas", "Pilih paling sedikit satu kelurahan, atau seluruh kota.")
    if held.role == "verifier" and held.areas.whole:
        raise Wrong("areas", "Verifikator bekerja di kelurahannya. Pilih kelurahannya.")
    if held.until is not None and held.until <= held.since:
        raise Wrong("until", "Hari terakhir harus sesudah hari pertama.")
    if held.until is not None and held.until <= on:
        raise Wrong("until", "Masa peran ini sudah lewat.")


def check_end(giver: int, receiver: int) -> None:
    if giver == receiver:
        raise Refusal("Anda tidak dapat mengakhiri peran sendiri. Minta admin lain.")


def check_renewal(giver: int, receiver: int) -> None:
    if giver == receiver:
        raise Refusal("Kata sandi sendiri diganti di halaman akun Anda, dengan kata sandi lama.")


def check_close(closer: int, owner: int) -> None:
    if closer == owner:
        raise Refusal("Akun sendiri ditutup oleh admin lain. Minta admin lain.")


@dataclass(frozen=True)
class Act:
    """Something that one human must do; `other_than`: acts that must have been done by others."""

    name: str
    role: str
    words: str
    other_than: frozenset[str]


def load_acts() -> tuple[Act, ...]:
    """acts.csv, with each difference said from both sides."""
    text = files("naung.office.permissions").joinpath("acts.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    apart: dict[str, set[str]] = {row["act"]: set(row["other_than"].split()) for row in rows}
    for act, others in list(apart.items()):
        for other in others:
            apart[other].add(act)
    return tuple(Act(row["act"], row["role"], row["words"], frozenset(apart[row["act"]])) for row in rows)


@dataclass(frozen=True)
class Cast:
    """The fewest humans with whom every act has somebody, and who does what then."""

    groups: tuple[tuple[Act, ...], ...]

    @property
    def humans(self) -> int:
        return len(self.groups)

    @property
    def words(self) -> tuple[str, ...]:
        """A line a human: the roles one may hold together."""
        lines = []
        for group in self.groups:
            roles = {act.role for act in group}
            lines.append(joined([ROLES[role] for role in ROLES if role in roles]))
        return tuple(lines)


def smallest_cast(acts: Sequence[Act]) -> Cast:
    """Exact: the fewest groups in which no two acts must differ (a colouring; acts are few)."""
    for count in range(1, len(acts) + 1):
        found = _grouped(acts, [], count)
        if found is not None:
            return Cast(tuple(tuple(group) for group in found))
    return Cast(())


@dataclass(frozen=True)
class Filled:
    """Whether the staff as they are can do every act. `missing`: sentences; empty where all is well."""

    missing: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.missing


def fill(acts: Sequence[Act], staff: Mapping[int, frozenset[str]]) -> Filled:
    """`staff`: the roles of each human, all accounts together."""
    missing = []
    for role, name in ROLES.items():
        wanted = [act for act in acts if act.role == role]
        if wanted and not any(role in roles for roles in staff.values()):
            words = joined([act.words for act in wanted])
            missing.append(f"Belum ada {name}, padahal harus ada yang {words}.")
    if missing:
        return Filled(tuple(missing))
    if _assigned(acts, staff, {}):
        return Filled(())
    apart = _too_few(acts, staff)
    return Filled((f"Yang harus dikerjakan orang berbeda: {joined([act.words for act in apart])}. Orangnya kurang.",))


def check_cast(acts: Sequence[Act], staff: Mapping[int, frozenset[str]]) -> None:
    """No programme starts below the smallest cast."""
    filled = fill(acts, staff)
    if not filled.ok:
        raise Refusal("Program belum dapat dimulai. " + " ".join(filled.missing))


def _grouped(acts: Sequence[Act], groups: list[list[Act]], most: int) -> list[list[Act]] | None:
    if not acts:
        return groups
    act, rest = acts[0], acts[1:]
    for group in groups:
        if not any(one.name in act.other_than for one in group):
            group.append(act)
            if (found := _grouped(rest, groups, most)) is not None:
                return found
            group.pop()
    if len(groups) < most:
        groups.append([act])
        if (found := _grouped(rest, groups, most)) is not None:
            return found
        groups.pop()
    return None


def _assigned(acts: Sequence[Act], staff: Mapping[int, frozenset[str]], done: dict[str, int]) -> bool:
    if not acts:
        return True
    act, rest = acts[0], acts[1:]
    barred = {done[other] for other in act.other_than if other in done}
    for human, roles in staff.items():
        if act.role in roles and human not in barred:
            done[act.name] = human
            if _assigned(rest, staff, done):
                return True
            del done[act.name]
    return False


def _too_few(acts: Sequence[Act], staff: Mapping[int, frozenset[str]]) -> Sequence[Act]:
    """The fewest acts that already cannot be given out; all of them together cannot."""
    for size in range(2, len(acts)):
        for some in combinations(acts, size):
            if not _assigned(some, staff, {}):
                return some
    return acts
