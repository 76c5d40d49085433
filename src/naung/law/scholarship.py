"""The children's scholarship, foreseen year by year. Not here: whether there is a right to JKK or JKM at all.

Foreseen as if each child went up a grade every year and claimed each year on the day of the event: a picture of what
may come, not a promise. The child's birthday is judged on that day of the year.
"""

from datetime import date

from naung.law.answer import Payment, Scholarship, once
from naung.law.dated import Row, Value, load
from naung.law.dates import age_on, years_after
from naung.law.event import NOT_AT_SCHOOL, Child, Event
from naung.law.membership import Standing
from naung.law.readings import CAUTIOUS, Choice, contribution_months
from naung.law.rows import find_whole, get_row, whole, word
from naung.values import words


def foresee(event: Event, program: str, standing: Standing, choice: Choice = CAUTIOUS) -> Scholarship:
    """What the children get; without payments the notes say why. Which two children the heirs choose is theirs."""
    table = load("scholarship").on(event.law_day)
    children = load("scholarship_children").on(event.law_day)
    grounds: tuple[Value, ...] = (table, children)
    if program == "jkm":
        minimum = load("scholarship_min_months").on(event.law_day)
        grounds += (minimum,)
        if short := _too_short(event, standing, minimum, choice):
            return Scholarship((), (short,), grounds)
    if not event.children:
        return Scholarship((), ("Anak belum disebut, atau tidak ada.",), grounds)
    if word(table.rows[0], "per") == "peserta":
        return _once(event, table, grounds)
    return _yearly(event, event.children, table, children.number, grounds)


def _too_short(event: Event, standing: Standing, minimum: Value, choice: Choice) -> str | None:
    months = contribution_months(event, standing, choice)
    if months is None:
        return f"Masa iur belum diketahui; beasiswa JKM memerlukan {minimum.number} bulan."
    if months < minimum.number:
        lacking = minimum.number - months
        return f"Masa iur {months} bulan; beasiswa JKM memerlukan {minimum.number} bulan, kurang {lacking} bulan."
    return None


def _once(event: Event, table: Value, grounds: tuple[Value, ...]) -> Scholarship:
    """PP 44/2015: one sum for a member who has a child at school."""
    row = table.rows[0]
    at_school = [n for n, child in enumerate(event.children or (), 1) if child.school not in (None, *NOT_AT_SCHOOL)]
    if not at_school:
        return Scholarship((), ("Tidak ada anak yang disebut masih bersekolah.",), grounds)
    payment = Payment(at_school[0], event.day.year, word(row, "level"), whole(row, "yearly_idr"))
    return Scholarship((payment,), ("Satu kali untuk setiap peserta.",), grounds)


def _yearly(
    event: Event, children: tuple[Child, ...], table: Value, most: int, grounds: tuple[Value, ...]
) -> Scholarship:
    ages = load("school_entry_age").on(event.law_day)
    age = load("scholarship_age").on(event.law_day)
    work = load("scholarship_work").find_on(event.law_day)
    notes, doubts, rows = [], [], []
    for number, child in enumerate(children, 1):
        reason = _excluded(child, event.day, age.number, work)
        if reason is None:
            rows.append(_years(child, number, event.day, table, ages, age.number))
            doubts += _guesses(child, number)
        else:
            notes.append(f"Anak {number}: {reason}")
    rows.sort(key=lambda payments: -sum(payment.amount_idr for payment in payments))
    if len(rows) > most:
        notes.append(f"Paling banyak {most} anak; ahli waris yang memilih. Dihitung yang jumlahnya terbesar.")
    notes.append(f"Perkiraan; selama masih sekolah, belum {age.number} tahun, belum menikah, tidak bekerja.")
    highest = sum(whole(row, "yearly_idr") for row in _places(table))
    notes.append(f"Seluruh jenjang paling banyak {words.rupiah(highest)} seorang anak.")
    chosen = [payment for payments in rows[:most] for payment in payments]
    chosen.sort(key=lambda payment: (payment.child, payment.year))
    used = (age, ages) if work is None or not any(child.works for child in children) else (age, ages, work)
    return Scholarship(tuple(chosen), tuple(notes), (*grounds, *used), once(doubts))


def _excluded(child: Child, day: date, limit: int, work: Value | None) -> str | None:
    """Why a child gets nothing now."""
    if age_on(child.birth_date, day) >= limit:
        return f"sudah berumur {limit} tahun."
    if child.married:
        return "sudah menikah."
    if child.school == "tidak":
        return "tidak bersekolah."
    if child.works not in (None, "tidak") and not _may_work(child, work):
        return f"sudah bekerja ({child.works})."
    return None


def _may_work(child: Child, work: Value | None) -> bool:
    """Work that does not end the scholarship; wage work whose months were not told may be too long, so it does."""
    row = None if work is None else next((row for row in work.rows if row["works"] == child.works), None)
    if row is None:
        return False
    most = find_whole(row, "months")
    return most is None or (child.works_months is not None and child.works_months <= most)


def _years(child: Child, number: int, day: date, table: Value, ages: Value, limit: int) -> list[Payment]:
    """A payment each year from the child's place at school to the end of the last level, or to the age limit."""
    places = _places(table)
    at, first = _start(child, day, places, ages)
    payments = []
    for step, row in enumerate(places[at:]):
        claim = years_after(day, first + step)
        if age_on(child.birth_date, claim) >= limit:
            break
        payments.append(Payment(number, claim.year, word(row, "level"), whole(row, "yearly_idr")))
    return payments


def _places(table: Value) -> list[Row]:
    """One row for each year of school, from kindergarten to the last year of study."""
    return [row for row in table.rows for _ in range(whole(row, "years"))]


def _start(child: Child, day: date, places: list[Row], ages: Value) -> tuple[int, int]:
    """Where among the places the child stands, and in how many years it starts."""
    age = age_on(child.birth_date, day)
    entry = whole(ages.rows[0], "age")
    if child.school == "belum" or (child.school is None and age < entry):
        return 0, max(0, entry - age)
    level = child.school or _level_at(age, ages)
    levels = [word(row, "level") for row in places]
    begins = levels.index(level)
    length = levels.count(level)
    grade = child.grade or min(max(1, age - whole(get_row(ages, "level", level), "age") + 1), length)
    # Beyond the paid years of a level nothing is left of it; the child goes on with the next.
    return begins + min(grade - 1, length), 0


def _level_at(age: int, ages: Value) -> str:
    return [word(row, "level") for row in ages.rows if whole(row, "age") <= age][-1]


def _guesses(child: Child, number: int) -> list[str]:
    if child.school is None:
        return [f"Sekolah anak {number} belum disebut; jenjangnya dikira dari umur, perlu dipastikan."]
    if child.grade is None and child.school not in NOT_AT_SCHOOL:
        return [f"Kelas anak {number} belum disebut; dikira dari umur, perlu dipastikan."]
    return []
