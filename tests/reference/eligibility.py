"""Who passes (contract 3): the built-in rules, then the programme's. Nothing about order or places."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .expressions import Value

NIK = re.compile("[0-9]{6}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{2}(?!0000)[0-9]{4}")


@dataclass(frozen=True)
class Verdict:
    """`failed` and `unknown` in rule order; `must_verify` is FALSE for the ineligible."""

    failed: list[str]
    unknown: list[str]
    must_verify: bool

    @property
    def eligible(self) -> bool:
        """*Eligible* = `failed` is empty."""
        return not self.failed


def nik_is_valid(nik: str) -> bool:
    """16 ASCII digits; day 01-31 or 41-71; month 01-12; serial not 0000."""
    return NIK.fullmatch(nik) is not None


def built_ins(nik: Value, code: Value, niks: Counter[Value], known: Mapping[str, str]) -> dict[str, bool]:
    """Built-ins first, in this order, always rejecting; TRUE is passed, and they are never NULL."""
    return {
        "nik_tidak_sah": nik is not None and nik_is_valid(str(nik)),
        "nik_ganda": nik is None or niks[nik] == 1,
        "kelurahan_tidak_dikenal": code is not None and code in known,
    }


def judge(results: Mapping[str, Value], settings: Mapping[str, str]) -> Verdict:
    """`failed` = codes with FALSE, plus NULL where `unknown: reject`. `unknown` = codes with NULL, whatever the
    setting. `must_verify` = eligible and some NULL rule says `verify`. `accept` lets NULL pass."""
    unknown = [code for code, result in results.items() if result is None]
    failed = [
        code for code, result in results.items() if result is False or (result is None and settings[code] == "reject")
    ]
    return Verdict(failed, unknown, not failed and any(settings[code] == "verify" for code in unknown))
