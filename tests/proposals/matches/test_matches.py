"""Doubtful matches in the office: answers in the file and in the chain, by several people, never lost, never twice."""

import csv
import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from hypothesis import given, strategies
from hypothesis import settings as how
from hypothesis.extra.django import TestCase

from naung.cli.main import main
from naung.matching import settle
from naung.office.audit.actions import check
from naung.office.audit.models import AuditEvent
from naung.office.looks.models import Look
from naung.office.permissions.rules import Actor
from naung.office.road import folder as placed
from naung.office.road.conditions import holding
from naung.office.road.models import Programme
from naung.office.road.parts import parts_of
from naung.office.waiting.reading import gather
from naung.proposals.matches import actions, rules
from naung.proposals.matches.comparing import compared, hidden_nik
from naung.proposals.matches.reading import Board, Filter, board, shown_of
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office
from tests.office.programme import doubtful_city, judged, run_of


def seen(programme: Programme) -> Board:
    found = board(programme.code)
    assert found is not None
    return found


def pick(programme: Programme, kind: str = "daftar", several: bool = False) -> str:
    open_now = seen(programme).still_open.items()
    return next(key for key, one in open_now if one.kind == kind and (len(one.candidates) > 1) == several)


def press(programme: Programme, key: str, button: str, by: Actor) -> None:
    actions.answer(programme, key, button, shown_of(seen(programme).still_open[key]), AT, by)


@pytest.fixture
def rina(office: Office) -> Actor:
    return office.actor(office.account("operator", name="Rina Amalia"))


@pytest.fixture
def path(programme: Programme) -> Path:
    return Path(settings.CONFIG.bulk) / programme.code / "penyelesaian.csv"


def events(act: str) -> list[dict[str, object]]:
    return [json.loads(one) for one in AuditEvent.objects.filter(act=act).values_list("details", flat=True)]


# --- what stands ---


def test_what_can_change_the_result_is_asked_first_and_doubles_before_all(programme: Programme) -> None:
    places = seen(programme).places(Filter())
    matter = [one.matters for one in places]
    assert matter == sorted(matter, reverse=True)
    assert 0 < sum(matter) < len(matter)
    assert seen(programme).still_open[places[0].key].kind == "ganda"


def test_an_answer_stands_in_the_file_and_in_the_chain_without_a_person(
    programme: Programme, rina: Actor, path: Path
) -> None:
    key = pick(programme)
    question = seen(programme).still_open[key]
    press(programme, key, "1", rina)
    (line,) = settle.read(path)
    assert (line.by, line.answer, line.at) == (f"Rina Amalia (petugas {rina.human_id})", "ya", AT)
    assert line.pair == question.pairs[0]
    assert path.stat().st_mode & 0o077 == 0
    (told,) = events("match.settled")
    assert (told["about"], told["list"], told["answer"]) == ("daftar", question.of_list, "ya")
    for private in (question.candidates[0].nik, question.candidates[0].nama, line.known_key):
        assert str(private) not in json.dumps(told)
    settled = seen(programme).settled[0]
    assert (settled.key, settled.by, settled.same) == (key, "Rina Amalia", True)
    assert check().fault == ""


def test_none_of_them_rules_out_every_candidate_shown(programme: Programme, rina: Actor, path: Path) -> None:
    key = pick(programme, several=True)
    count = len(seen(programme).still_open[key].candidates)
    press(programme, key, "n", rina)
    assert [one.answer for one in settle.read(path)] == ["bukan"] * count
    assert key not in seen(programme).still_open
    assert len(events("match.settled")) == 1


def test_two_rows_of_the_registry_are_settled_likewise(programme: Programme, rina: Actor, path: Path) -> None:
    press(programme, pick(programme, "ganda"), "1", rina)
    (line,) = settle.read(path)
    assert (line.kind, line.list, line.answer) == ("ganda", "", "ya")
    assert line.row_print not in json.dumps(events("match.settled"))


def test_what_is_taken_back_is_cancelled_by_a_further_line(programme: Programme, rina: Actor, path: Path) -> None:
    key, before = pick(programme, several=True), seen(programme).counts
    press(programme, key, "2", rina)
    first = path.read_bytes()
    actions.take_back(programme, key, AT, rina)
    assert path.read_bytes().startswith(first)
    assert [one.answer for one in settle.read(path)] == ["ya", "batal"]
    assert seen(programme).counts == before
    assert len(events("match.taken_back")) == 1
    with pytest.raises(Refusal, match="belum dijawab"):
        actions.take_back(programme, key, AT, rina)


def test_the_last_of_ones_own_is_taken_back_even_among_namesakes(
    programme: Programme, rina: Actor, office: Office
) -> None:
    other = office.actor(office.account("operator", name="Rina Amalia"))
    mine = pick(programme)
    press(programme, mine, "1", rina)
    press(programme, pick(programme), "n", other)
    assert actions.take_back_last(programme, AT, rina) == mine
    with pytest.raises(Refusal, match="Belum ada jawaban Anda"):
        actions.take_back_last(programme, AT, rina)


# --- two people, other writers ---


def test_what_another_has_answered_meanwhile_is_told_and_nothing_written(
    programme: Programme, rina: Actor, office: Office, path: Path
) -> None:
    other = office.actor(office.account("operator", name="Dewi"))
    key = pick(programme, several=True)
    shown = shown_of(seen(programme).still_open[key])
    press(programme, key, "1", other)
    before = path.read_bytes()
    with pytest.raises(Refusal, match="Orang lain baru saja"):
        actions.answer(programme, key, "2", shown, AT, rina)
    actions.take_back(programme, key, AT, other)
    settle.append(path, settle.Settlement(AT, "x", *seen(programme).still_open[key].pairs[0], "bukan"))
    with pytest.raises(Refusal, match="Orang lain baru saja"):
        actions.answer(programme, key, "n", shown, AT, rina)
    assert path.read_bytes().startswith(before)
    assert len(events("match.settled")) == 1


def test_the_terminal_and_the_office_see_each_others_answers(
    programme: Programme, rina: Actor, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = pick(programme)
    settle.append(path, settle.Settlement(AT, "dari terminal", *seen(programme).still_open[key].pairs[0], "ya"))
    assert seen(programme).settled[0].by == "dari terminal"
    press(programme, pick(programme), "n", rina)
    assert main(["review", str(placed.run_folder(programme.code, 1)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == seen(programme).counts.as_json()


def test_a_torn_last_line_is_told_and_dropped_by_the_next_answer(
    programme: Programme, rina: Actor, path: Path, office: Office
) -> None:
    press(programme, pick(programme), "1", rina)
    whole = path.read_bytes()
    path.write_bytes(whole + b"2026-05-12T09:14:00+07:00,Rina,daf")
    assert seen(programme).counts.settled == 1
    page = office.client(office.account("operator")).get(reverse("matches", args=[programme.code])).content.decode()
    assert "terpotong" in page
    press(programme, pick(programme), "n", rina)
    assert path.read_bytes().startswith(whole)
    assert [one.answer for one in settle.read(path)] == ["ya", "bukan"]


def test_a_file_that_somebody_spoiled_stops_answers_in_words(programme: Programme, path: Path, office: Office) -> None:
    path.write_text("bukan,kepala\n", encoding="utf-8")
    client = office.client(office.account("operator"))
    page = client.get(reverse("matches", args=[programme.code]))
    assert (page.status_code, "kepalanya harus" in page.content.decode()) == (422, True)
    for address in (reverse("home"), reverse("programme", args=[programme.code])):
        assert "kepalanya harus" in client.get(address).content.decode()
    assert not holding(programme, ("no_doubtful",))


def test_neither_file_nor_chain_when_the_file_cannot_be_written(
    programme: Programme, rina: Actor, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    key = pick(programme)
    monkeypatch.setattr(settle, "append", full)
    with pytest.raises(OSError, match="No space"):
        press(programme, key, "1", rina)
    assert not path.exists()
    assert events("match.settled") == []


def test_a_name_that_the_file_cannot_hold_is_kept_as_it_can(programme: Programme, office: Office, path: Path) -> None:
    odd = office.actor(office.account("operator", name='Rina, "Ina"'))
    press(programme, pick(programme), "1", odd)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1][1] == f'Rina, "Ina" (petugas {odd.human_id})'
    assert seen(programme).settled[0].by == 'Rina, "Ina"'


# --- who may, and when ---


@pytest.mark.parametrize("role", ["approver", "inspector"])
def test_who_only_looks_is_told_who_answers(role: str, programme: Programme, signed: Callable[[str], Client]) -> None:
    client, key = signed(role), pick(programme)
    where = reverse("matches-one", args=[programme.code, key])
    page = client.get(where).content.decode()
    assert "Yang menjawab: Operator" in page
    assert "<kbd>" not in page
    shown = shown_of(seen(programme).still_open[key])
    assert client.post(where, {"press": "1", "shown": shown}).status_code == 422
    assert seen(programme).counts.settled == 0


def test_nothing_is_answered_after_the_freeze(programme: Programme, rina: Actor) -> None:
    press(programme, pick(programme), "1", rina)
    Programme.objects.update(state="freeze")
    with pytest.raises(Refusal, match="sudah dibekukan"):
        press(programme, pick(programme), "1", rina)
    with pytest.raises(Refusal, match="sudah dibekukan"):
        actions.take_back_last(programme, AT, rina)


@pytest.mark.parametrize("button", ["0", "6", "9", "", "y", "²", "-1", "1 "])
def test_a_press_that_is_no_button_is_refused(button: str, programme: Programme, rina: Actor) -> None:
    with pytest.raises(Refusal, match="Tombol itu tidak dipakai"):
        press(programme, pick(programme), button, rina)


def test_a_reading_of_two_people_is_logged_once_a_question_and_the_list_names_nobody(
    programme: Programme, signed: Callable[[str], Client]
) -> None:
    client, key = signed("operator"), pick(programme)
    question = seen(programme).still_open[key]
    listed = client.get(reverse("matches", args=[programme.code])).content.decode()
    assert str(question.candidates[0].nama) not in listed
    assert Look.objects.count() == 0
    page = client.get(reverse("matches-one", args=[programme.code, key])).content.decode()
    assert Look.objects.get().subject == f"match:{key}"
    assert str(question.candidates[0].nama) in page
    assert str(question.candidates[0].nik) not in page


# --- the walk from question to question ---


def test_answers_lead_on_by_effect_and_skipped_ones_wait(programme: Programme, signed: Callable[[str], Client]) -> None:
    client = signed("operator")
    order = [one.key for one in seen(programme).places(Filter())]
    where = [reverse("matches-one", args=[programme.code, key]) for key in order]
    shown = [shown_of(seen(programme).still_open[key]) for key in order]
    assert client.post(where[0], {"press": "s"}).headers["Location"] == where[1]
    assert client.post(where[1], {"press": "n", "shown": shown[1]}).headers["Location"] == where[2]
    assert client.post(where[2], {"press": "u"}).headers["Location"] == where[1]
    assert where[0] not in client.post(where[1], {"press": "n", "shown": shown[1]}).headers["Location"]


def test_the_filter_stays_in_the_address(programme: Programme, signed: Callable[[str], Client]) -> None:
    client = signed("operator")
    keys = [one.key for one in seen(programme).places(Filter("aktif"))]
    where = reverse("matches-one", args=[programme.code, keys[0]]) + "?list=aktif"
    shown = shown_of(seen(programme).still_open[keys[0]])
    onward = client.post(where, {"press": "n", "shown": shown}).headers["Location"]
    assert onward == reverse("matches-one", args=[programme.code, keys[1]]) + "?list=aktif"
    page = client.get(reverse("matches", args=[programme.code]), {"list": "aktif"}).content.decode()
    assert f"{keys[1]}/?list=aktif" in page
    nasty = {"list": "<script>x</script>", "kind": "'; --", "page": "²"}
    answer = client.get(reverse("matches", args=[programme.code]), nasty)
    assert answer.status_code == 200
    assert "<script>x" not in answer.content.decode()


def test_two_people_get_different_questions(programme: Programme, signed: Callable[[str], Client]) -> None:
    one, other = signed("operator"), signed("operator")
    page = reverse("matches", args=[programme.code])
    order = [place.key for place in seen(programme).places(Filter())]
    one.get(reverse("matches-one", args=[programme.code, order[0]]))
    assert order[0] in one.get(page).content.decode()
    assert order[0] not in other.get(page).content.decode()
    assert order[1] in other.get(page).content.decode()


def test_who_waits_longer_than_looked_at_is_passed() -> None:
    places = [rules.Place("a", matters=True), rules.Place("b", matters=False)]
    assert rules.next_place(places, (), ()) == places[0]
    assert rules.next_place(places, (), {"a"}) == places[1]
    assert rules.next_place(places, {"b"}, {"a"}) == places[0]
    assert rules.next_place(places, {"a", "b"}, ()) is None
    assert timedelta() < rules.LOOKED_AT < timedelta(minutes=10)


# --- before the freeze ---


def test_the_freeze_waits_for_what_matters_and_for_a_run_that_knows_the_answers(
    programme: Programme, rina: Actor, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naung.proposals.matches.holds.count_open", lambda _: 0)
    assert not holding(programme, ("no_doubtful",))
    (told,) = [one for one in parts_of(programme, rina) if one.title == "Data meragukan"]
    assert (told.urgency, "harus selesai sebelum pembekuan" in told.words) == ("warn", True)
    assert any("harus selesai" in one.title for one in gather(rina, AT))
    for key, one in list(seen(programme).still_open.items()):
        if one.matters:
            press(programme, key, "n", rina)
    assert seen(programme).counts.matter == 0
    assert not holding(programme, ("no_doubtful",))
    assert any("Nilai lagi" in one.words for one in parts_of(programme, rina))
    with_answers = shutil.copytree(doubtful_city(), Path(tempfile.mkdtemp(dir=settings.CONFIG.folder)) / "kota")
    shutil.copyfile(path, with_answers / "penyelesaian.csv")
    run_of(with_answers / "program.yaml", with_answers / "hasil" / "2")
    shutil.copytree(with_answers / "hasil" / "2", placed.run_folder(programme.code, 2))
    assert seen(programme).number == 2
    assert seen(programme).fresh
    assert holding(programme, ("no_doubtful",))
    assert not [one for one in gather(rina, AT) if "meragukan" in one.hint]


def test_a_question_keeps_its_key_in_the_next_run(programme: Programme, rina: Actor, path: Path) -> None:
    before = dict(seen(programme).asked.questions)
    there = placed.run_folder(programme.code, 2)
    shutil.copytree(placed.run_folder(programme.code, 1), there)
    assert seen(programme).number == 2
    assert set(seen(programme).asked.questions) == set(before)
    (there / "run.json").unlink()
    assert seen(programme).number == 1


def test_before_the_first_run_nothing_is_asked(office: Office, signed: Callable[[str], Client]) -> None:
    programme = Programme.objects.create(code="kosong", title="Kosong", since=AT)
    page = signed("operator").get(reverse("matches", args=["kosong"])).content.decode()
    assert "Belum ada data meragukan" in page
    assert not holding(programme, ("no_doubtful",))


# --- how it looks ---


def test_a_damaged_nik_stands_as_it_is_and_a_whole_one_is_masked() -> None:
    assert hidden_nik("3,27501E+15") == "3,27501E+15"
    assert hidden_nik("-") == "-"
    assert hidden_nik("3275010101800012") == "3275••••••••0012"
    assert hidden_nik("327501010180") == "3275••••0180"


def test_a_rule_is_named_in_words(programme: Programme) -> None:
    found = seen(programme)
    told = [words for one in found.still_open.values() for words in compared(one, found.asked.rules).effects]
    assert any("gugur pada syarat “" in words for words in told)
    assert not any("_ditanggung" in words for words in told)


class TwoPeople(TestCase):
    """Whatever two people press, the office and `naung review --json` count alike, and the chain holds."""

    def setUp(self) -> None:
        from naung.office.people.actions import add_kelurahan
        from tests.office.conftest import AREAS

        add_kelurahan(AREAS)
        office = Office()
        self.people = [office.actor(office.account("operator", name=name)) for name in ("Rina", "Dewi")]

    @given(
        pressed=strategies.lists(
            strategies.tuples(strategies.integers(0, 1), strategies.integers(0, 20), strategies.sampled_from("12nub")),
            max_size=25,
        )
    )
    @how(max_examples=12)
    def test_counts_agree(self, pressed: list[tuple[int, int, str]]) -> None:
        from naung.report.past import open_run
        from naung.report.review.session import Session

        with judged() as programme:
            every = list(seen(programme).asked.questions)
            for who, place, button in pressed:
                by, key = self.people[who], every[place % len(every)]
                try:
                    if button == "u":
                        actions.take_back_last(programme, AT, by)
                    elif button == "b":
                        actions.take_back(programme, key, AT, by)
                    elif key in seen(programme).still_open:
                        press(programme, key, button, by)
                except Refusal:
                    continue
            found = seen(programme)
            run = open_run(placed.run_folder(programme.code, 1))
            questions = tuple(found.asked.questions.values())
            session = Session(questions, found.asked.path, "-", lambda: AT, lambda _: None)
            assert run.folder == found.asked.run.folder
            assert session.counts == found.counts
            assert check().fault == ""


def test_a_run_that_was_made_elsewhere_is_answered_in_the_programmes_own_file(
    programme: Programme, rina: Actor, path: Path
) -> None:
    record = placed.run_folder(programme.code, 1) / "run.json"
    told = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps(told | {"settlements": "../kota/penyelesaian.csv"}), encoding="utf-8")
    press(programme, pick(programme), "n", rina)
    assert path.exists()
