"""docs/benefits.md: its example is run, its output is what comes out, it tells every field; words stay short."""

import re
from pathlib import Path

import pytest

from naung.cli import law_words
from naung.law import event_parts
from naung.law.benefit import answer
from naung.law.event_file import KEYS, parse
from tests.law.benefit_examples import Example, examples

DOCS = (Path(__file__).parents[2] / "docs" / "benefits.md").read_text(encoding="utf-8")
LONGEST = 20  # words between stops; citations and lists of days reach it, sentences stay below


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_gives_the_output_shown() -> None:
    assert law_words.answer(answer(parse(block("yaml")))) + "\n" == block("text")


def test_every_field_and_every_word_it_takes_is_told() -> None:
    fields = DOCS[DOCS.index("## Fields") :]
    for key in KEYS | set().union(*event_parts.PART_KEYS.values()):
        assert re.search(rf"\b{key}\b", fields), key
    for word in (*event_parts.SCHOOLS, *event_parts.WORKS, *event_parts.AIDS, *event_parts.SEGMENTS):
        assert re.search(rf"\b{word}\b", fields), word


@pytest.mark.parametrize("example", examples(), ids=lambda one: f"{one.file}: {one.name}")
def test_sentences_are_short(example: Example) -> None:
    found = example.answer
    texts = [item.text for item in found.items] + [need.text for need in found.needs] + list(found.doubts)
    texts += [deadline.what for deadline in found.deadlines] + [change.condition for change in found.changes]
    texts += [rule.text for rule in found.rules]
    texts += [one.text for one in found.missing] + list(found.scholarship.notes if found.scholarship else ())
    for text in texts:
        for sentence in re.split(r"(?<=[.;:])\s", text):
            assert len(sentence.split()) <= LONGEST, sentence
