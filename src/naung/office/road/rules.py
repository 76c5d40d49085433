"""A programme's road as data: its states, the steps between them, who may take which, and the words of a refusal.

Plain values. What a condition needs is looked up by whoever asks and handed in as a set of names; what a step does
belongs to the rooms (proposals, decisions).
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from naung.office.permissions.rules import ROLES, Actor, same_person
from naung.values.errors import Refusal
from naung.values.words import joined

STATES = {
    "collect": "Mengumpulkan",
    "judge": "Menilai",
    "check": "Memeriksa",
    "objections": "Keberatan",
    "freeze": "Dibekukan",
    "approve": "Disetujui",
    "draw": "Diundi",
    "decree": "Ditetapkan",
}
START, END = "collect", "decree"
TEXT_CHANGES = ("collect", "judge", "check", "objections")
"""States in which the programme file may still change; from the freeze on it stands."""
SHORTEST_REASON = 10

CONDITIONS = {
    "cast_complete": "Petugas belum cukup untuk empat mata.",
    "lists_accepted": "Masih ada daftar masuk yang belum diterima atau ditolak.",
    "run_chosen": "Belum ada hasil penilaian yang dipilih untuk diteruskan.",
    "checks_back": "Jawaban BPJS Ketenagakerjaan, Dukcapil, atau kelurahan belum lengkap.",
    "board_up": "Daftar calon belum diumumkan.",
    "clock_over": "Masa keberatan belum lewat.",
    "no_open_objection": "Masih ada keberatan yang belum diputuskan.",
    "no_doubtful": "Masih ada data meragukan atau kembar di antara yang terjangkau.",
    "frozen_files": "Pembekuan belum selesai atau berkasnya berubah.",
    "seed_known": "Benih undian belum dicatat.",
    "number_entered": "Nomor dan tanggal keputusan belum diisi.",
    "not_drawn": "Dadu sudah dilempar. Sesudah itu tidak ada yang mengundi ulang.",
}


@dataclass(frozen=True)
class Step:
    """One way on.

    Attributes:
        act: its name, which stands in the chain.
        words: what a button says.
        role: who may take it.
        needs: conditions that must hold, in the order in which they are told.
        other_than: earlier steps that must have been taken by other humans.
    """

    act: str
    source: str
    target: str
    words: str
    role: str
    needs: tuple[str, ...] = ()
    other_than: frozenset[str] = frozenset()

    @property
    def reasoned(self) -> bool:
        """A way back wants a reason."""
        return list(STATES).index(self.target) < list(STATES).index(self.source)


ROAD = (
    Step("open_judging", "collect", "judge", "Mulai menilai", "operator", ("cast_complete", "lists_accepted")),
    Step("reopen_lists", "judge", "collect", "Buka daftar lagi", "operator"),
    Step("send_checks", "judge", "check", "Kirim untuk diperiksa", "operator", ("run_chosen",)),
    Step("judge_again", "check", "judge", "Nilai ulang dengan data baru", "operator"),
    Step("open_objections", "check", "objections", "Umumkan calon", "operator", ("checks_back", "board_up")),
    Step("recheck", "objections", "check", "Periksa lagi", "operator"),
    Step(
        *("freeze", "objections", "freeze", "Bekukan", "operator"),
        ("clock_over", "no_open_objection", "no_doubtful"),
    ),
    Step("thaw", "freeze", "objections", "Cairkan untuk diperbaiki", "approver", ("not_drawn",), frozenset({"freeze"})),
    Step(
        "approve", "freeze", "approve", "Setujui", "approver", ("frozen_files",), frozenset({"freeze", "send_checks"})
    ),
    Step("draw", "approve", "draw", "Undi", "operator", ("frozen_files", "seed_known")),
    Step(
        "void", "approve", "objections", "Batalkan sebelum diundi", "inspector", ("not_drawn",), frozenset({"approve"})
    ),
    Step("decree", "draw", "decree", "Tetapkan", "approver", ("number_entered",), frozenset({"draw"})),
)


def steps_from(state: str) -> tuple[Step, ...]:
    return tuple(step for step in ROAD if step.source == state)


def step_of(act: str) -> Step:
    return next(step for step in ROAD if step.act == act)


def why_not(step: Step, state: str, actor: Actor, holds: Set[str], taken: Mapping[str, int]) -> str:
    """Why `actor` may not take `step` now; empty where she may. The same words stand beside the button.

    Args:
        holds: the names of conditions that are true now.
        taken: who, as a human's id, took which earlier step last.
    """
    if state != step.source:
        return f"{step.words}: hanya dari keadaan {STATES[step.source].lower()}; sekarang {STATES[state].lower()}."
    if step.role not in actor.roles:
        return f"{step.words}: yang dapat melakukannya {ROLES[step.role]}."
    same = [act for act in sorted(step.other_than) if act in taken and same_person(taken[act], actor.human_id)]
    if same:
        done = joined([step_of(act).words.lower() for act in same])
        return f"{step.words}: Anda yang melakukan {done}. Harus orang lain, juga bila akunnya lain."
    return next((CONDITIONS[name] for name in step.needs if name not in holds), "")


def take(act: str, state: str, actor: Actor, holds: Set[str], taken: Mapping[str, int]) -> str:
    """The state after the step, or a refusal."""
    step = step_of(act)
    words = why_not(step, state, actor, holds, taken)
    if words:
        raise Refusal(words)
    return step.target


def diagram() -> str:
    """The road as a Mermaid state diagram; docs/office.md carries it, a test keeps it fresh."""
    lines = ["stateDiagram-v2", f"    [*] --> {START}"]
    lines += [f"    {state}: {words}" for state, words in STATES.items()]
    lines += [f"    {step.source} --> {step.target}: {step.words} ({ROLES[step.role]})" for step in ROAD]
    return "\n".join([*lines, f"    {END} --> [*]"])
