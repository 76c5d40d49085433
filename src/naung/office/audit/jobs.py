"""Walking along the whole chain as background work."""

from collections.abc import Mapping

from naung.office.audit import actions
from naung.office.jobs.kinds import Progress, kind
from naung.values.errors import Refusal
from naung.values.words import number

CHECK = "audit.check"


@kind(CHECK, repeatable=True)
def check(details: Mapping[str, object], progress: Progress) -> str:
    """Ends in words: whole, or the first altered entry."""
    total = actions.head().seq
    progress(0, total, "peristiwa")
    checked = actions.check(seen=lambda seq: progress(seq, max(seq, total), "peristiwa"))
    progress(checked.entries, max(checked.entries, total), "peristiwa")
    if checked.fault:
        raise Refusal(f"Jejak tidak utuh. {checked.fault}")
    return f"Jejak utuh: {number(checked.entries)} peristiwa, tidak ada yang berubah."
