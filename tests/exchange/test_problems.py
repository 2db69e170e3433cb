"""Every problem has a sentence, in English and in Vietnamese, that its details fill."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from exchange.importing.problems import MESSAGES, Code, Problem, Severity

SOURCES = Path(__file__).parents[2] / "translations" / "vi"


class _Anything(dict[str, str]):
    """Fills every hole of a sentence, as the details of a real problem would."""

    def __missing__(self, name: str) -> str:
        return name.upper()


@pytest.fixture(scope="module")
def vietnamese() -> dict[str, str]:
    said: dict[str, str] = {}
    for path in SOURCES.glob("*.po"):
        with path.open("rb") as file:
            said |= {str(message.id): str(message.string) for message in read_po(file)}
    return said


@pytest.mark.parametrize("code", Code)
def test_a_problem_has_its_sentence_in_both_languages(code, vietnamese):
    english = MESSAGES[code]
    translated = vietnamese[english]

    assert sorted(re.findall(r"%\(\w+\)s", english)) == sorted(re.findall(r"%\(\w+\)s", translated))
    for sentence in (english, translated):
        assert "%(" not in sentence % _Anything()


def test_a_refusal_keeps_the_row_out_and_a_warning_does_not():
    assert Problem(2, "", Code.DESCRIPTION_MISSING).refuses
    assert not Problem(2, "", Code.DESCRIPTION_MISSING, severity=Severity.WARNING).refuses
