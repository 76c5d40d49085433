"""The changes of one batch, one by one, against the state before it: what each brings about, or what is wrong with it.

Not here: who follows (fill), writing it down (book).
"""

from pathlib import Path

from naung.draw.bytes import nonce_of, person_of, pseudonym_of, ticket
from naung.draw.frozen import read_commitment, read_freeze
from naung.draw.late.changes import CORRECTED, LEAVES, UPHELD, Change
from naung.draw.late.fill import Terms
from naung.draw.late.state import Person, Standing, Told
from naung.draw.late.upheld import Committed, Corrected
from naung.draw.proof import prove_row
from naung.draw.seed import read_seed
from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import text
from naung.values.errors import Refusal

ROOM = "naung.draw"


class Batch:
    """The changes of one batch against the state before it; faults are collected, line by line."""

    def __init__(self, frozen: Path, duck: Duck, now: Standing, terms: Terms, key: bytes) -> None:
        self.frozen, self.duck, self.now, self.terms, self.key = frozen, duck, now, terms, key
        self.faults: list[str] = []
        self.by_nik = {now.nik(who): who for who in now.people}
        duck.open("frozen_rows", [frozen / "baris.parquet"])
        self.seed = read_seed(frozen).hex
        self.per_family = int(read_freeze(frozen)["programme"]["per_family"])

    def check(self) -> None:
        if self.faults:
            raise Refusal("\n".join(self.faults))

    def _fault(self, change: Change, words: str) -> None:
        self.faults.append(f"baris {change.line}: {words}")

    def _person(self, change: Change) -> Person | None:
        """The candidate whom a line names by the NIK known now."""
        who = self.by_nik.get(change.nik)
        if who is None:
            self._fault(change, f"NIK {change.nik} bukan calon dalam undian ini")
            return None
        return self.now.people[who]

    def _take(self, told: Told) -> Told:
        self.now.state.take(told)
        return told

    def correct(self, change: Change) -> Told:
        person = self._person(change)
        if person is None:
            return {}
        self._check_own(change, str(change.new_nik), person.pseudonym)
        who = self.by_nik.pop(change.nik)
        self.by_nik[str(change.new_nik)] = who
        told = {"kind": CORRECTED, "pseudonym": who, "cell": person.cell, "ticket": person.ticket}
        return self._take({**told, "nik": change.nik, "nik_baru": change.new_nik, "reason": change.reason})

    def leave(self, change: Change) -> Told:
        person = self._person(change)
        month = change.month
        if person is None or month is None:
            return {}
        who = person.pseudonym
        if who in self.now.state.gone:
            self._fault(change, f"NIK {change.nik} sudah tidak di antrean")
            return {}
        held, entered = self.now.holds(who), self.now.state.entered.get(who, self.terms.start)
        if held and month > max(self.terms.price_idr):
            self._fault(change, f"bulan {month} sesudah bulan terakhir yang dibayar")
        told: Told = {"kind": LEAVES, "pseudonym": who, "nik": change.nik, "cell": person.cell, "ticket": person.ticket}
        told |= {"rank": self.now.rank(who), "held": held, "month": str(month), "reason": change.reason}
        # Months before `start` count as paid: whether they come back is a matter of money, not of the line.
        # Those before she entered are paid for the one before her.
        return self._take({**told, "free": str(max(month, self.terms.start, entered)) if held else None})

    def uphold(self, changes: list[Change], corrected: Corrected) -> tuple[list[Told], list[Committed]]:
        """What becomes of each, and who of them joins the line."""
        told: list[Told] = []
        upheld: list[Committed] = []
        for change in changes:
            row = self._committed(change)
            if row is not None:
                told += self._judge(change, row, corrected)
                if told and told[-1].get("outcome") == "antre":
                    upheld.append(row)
                    self.by_nik[row.nik] = row.pseudonym
        return told, upheld

    def _committed(self, change: Change) -> Committed | None:
        """The frozen row that a line speaks of: by NIK, or by `file/row` where it had no NIK of its own."""
        found = self.duck.rows(step(ROOM, "called_row", {"name": text(change.nik)}))
        if not found:
            words = "tidak ada di registri yang dibekukan, jadi tidak bertiket; tunggu undian berikutnya"
            self._fault(change, f"NIK {change.nik} {words}")
            return None
        if len(found) > 1:
            self._fault(
                change,
                f"NIK {change.nik} ada di {len(found)} baris registri; sebut berkas/baris, misalnya {found[0][0]}",
            )
            return None
        called, person, codes = found[0]
        if person_of(nonce_of(self.key, called), called).hex() != person:
            raise Refusal(f"{self.frozen / 'baris.parquet'}: sudah diubah; ada NIK yang bukan milik barisnya")
        prove_row(self.frozen, read_commitment(self.frozen), self.duck, person, codes)
        pseudonym = pseudonym_of(self.key, called)
        nik = change.new_nik or self.now.state.niks.get(pseudonym, change.nik)
        self._check_own(change, nik, pseudonym)
        return Committed(pseudonym, ticket(self.seed, pseudonym).hex(), nik)

    def _check_own(self, change: Change, nik: str, who: str) -> None:
        """A fault for a NIK that is somebody else's: with it her place or her facts would be taken."""
        if self.by_nik.get(nik, who) != who:
            self._fault(change, f"NIK {nik} sudah dipakai calon lain")
            return
        rows = self.duck.rows(step(ROOM, "called_row", {"name": text(nik)}))
        if rows and who not in {pseudonym_of(self.key, called) for called, *_ in rows}:
            words = "ada di baris lain registri yang dibekukan: itu orang lain, atau ia tercatat dua kali"
            self._fault(change, f"NIK {nik} {words}")

    def _judge(self, change: Change, row: Committed, corrected: Corrected) -> list[Told]:
        """`dikabulkan` with its outcome; before it `ditarik`, where another of the family gives way."""
        told: Told = {"kind": UPHELD, "pseudonym": row.pseudonym, "ticket": row.ticket, "nik": change.nik}
        told |= {"nik_baru": change.new_nik, "reason": change.reason, "codes": "", "outcome": "antre"}
        if row.pseudonym in self.now.people and self.now.holds(row.pseudonym):
            self._fault(change, f"NIK {change.nik} sudah punya tempat")
            return []
        if row.pseudonym in self.now.state.left:
            self._fault(change, f"NIK {change.nik} sudah berhenti")
            return []
        codes = corrected.fate(row.nik)
        if codes != "":
            return [{**told, "outcome": "tetap", "codes": "tidak_di_registri" if codes is None else codes}]
        place = corrected.place(row.nik)
        if place is None:
            return [{**told, "outcome": "keluarga"}]
        cell, family = place
        others = self._family(family, row.pseudonym)
        gives_way: list[Told] = []
        if len(others) >= self.per_family:
            by_nik = {self.now.nik(who): who for who in others if not self.now.holds(who)}
            out = [who for nik, who in by_nik.items() if corrected.place(nik) is None]
            if not out:
                return [{**told, "cell": cell, "outcome": "keluarga"}]
            one = self.now.people[out[-1]]
            gives_way = [{"kind": "ditarik", "pseudonym": one.pseudonym, "nik": self.now.nik(one.pseudonym)}]
            gives_way[0]["cell"] = one.cell
            self._take(gives_way[0])
        return [*gives_way, {**told, "cell": cell}]

    def _family(self, family: str | None, but: str) -> list[str]:
        """Who else of a family stands in the line or holds a place."""
        if family is None:
            return []
        people = self.now.people.values()
        same = (one.pseudonym for one in people if one.family == family and one.pseudonym != but)
        return [who for who in same if who not in self.now.state.gone]
