"""What a name is brought to: titles away, spellings folded, and only where that is what they are."""

import pytest

from naung.matching.names import fold, read_token


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SAEFUDIN", "SAEPUDIN"),
        ("SAEFUDIN", "SYAIFUDDIN"),
        ("ZAENAL", "JAENAL"),
        ("ZAENAL", "ZAINAL"),
        ("SOEKARNO", "SUKARNO"),
        ("DJOKO", "JOKO"),
        ("TJAHJONO", "CAHJONO"),
        ("RIZKY", "RIZKI"),
        ("SUPRIYADI", "SUPRIADI"),
        ("SUMIATIH", "SUMIATI"),
        ("KHODIJAH", "CHODIJAH"),
        ("ROHMAN", "RAHMAN"),
        ("MUHAMMAD", "MUHAMAD"),
        ("FITRI", "PITRI"),
    ],
)
def test_spellings_of_one_sound(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("SITI", "SATI"), ("BUDI", "BUDE"), ("RINA", "RINI"), ("HASAN", "HUSEN")])
def test_other_names_stay_other(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("token", "kind", "words"),
    [
        ("H.", "F", ("H",)),
        ("HJ", "F", ("HJ",)),
        ("DRS.", "F", ("DRS",)),
        ("S.E", "B", ("SE",)),
        ("S.PD.I", "B", ("SPDI",)),
        ("ST.", "W", ("SITI",)),
        ("MOH.", "W", ("MUHAMMAD",)),
        ("ABD.", "W", ("ABDUL",)),
        ("M.", "W", ("M",)),
        ("MOH.SAEFUDIN", "W", ("MUHAMMAD", "SAEFUDIN")),
        ("MUHAMM4D", "W", ("MUHAMMAD",)),
        ("BIN", "N", ()),
        ("ALIAS", "N", ()),
        ("-", "N", ()),
        ("12", "N", ()),
        ("SAEFUDIN", "W", ("SAEFUDIN",)),
    ],
)
def test_what_a_token_is(token: str, kind: str, words: tuple[str, ...]) -> None:
    told = read_token(token)
    assert (told.kind, told.words) == (kind, words)
