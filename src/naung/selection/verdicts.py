"""From a row's verdicts, a letter a rule, to what is said of the person. Not here: how a rule is judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from naung.selection.programme import Rule

TRUE, FALSE, UNKNOWN = "T", "F", "N"
MAYBE_DOUBLE = "M"
"""In the place of a valid NIK's T: the row may be another row's person."""


@dataclass(frozen=True)
class Reason:
    """What one combination of verdicts means; codes in rule order, the built-ins first."""

    failed: tuple[str, ...]
    unknown: tuple[str, ...]
    must_verify: bool

    @property
    def eligible(self) -> bool:
        return not self.failed


def reason(verdicts: str, shared_nik: bool, rules: Sequence[Rule]) -> Reason:
    """The meaning of `verdicts`: a valid NIK, a known kelurahan, then the rules, each T, F or N."""
    valid_nik, known_area, *letters = list(verdicts)
    failed = []
    if valid_nik == FALSE:
        failed.append("nik_tidak_sah")
    if shared_nik:
        failed.append("nik_ganda")
    if valid_nik == MAYBE_DOUBLE:
        failed.append("mungkin_ganda")
    if known_area == FALSE:
        failed.append("kelurahan_tidak_dikenal")
    pairs = list(zip(rules, letters, strict=True))
    failed += [rule.code for rule, letter in pairs if letter == FALSE or _rejects(rule, letter)]
    unknown = tuple(rule.code for rule, letter in pairs if letter == UNKNOWN)
    verify = any(rule.unknown == "verify" for rule, letter in pairs if letter == UNKNOWN)
    return Reason(tuple(failed), unknown, verify and not failed)


def _rejects(rule: Rule, letter: str) -> bool:
    return letter == UNKNOWN and rule.unknown == "reject"
