"""Every code a screen may show has words: each member of each enumeration, in whatever room."""

import enum
import importlib
from collections.abc import Iterator

import pytest

from tests.guards.tree import LAYERS, sources
from web.formatting import label

# Codes the program asks itself; nobody ever reads them.
NEVER_SHOWN = {
    "Permission",  # a page may be opened, or it may not
    "Rounding",  # how the lawbook rounds
    "Direction",  # how the lawbook counts
    "Caution",  # the same
    "Nature",  # the same: whose a period is
    "Column@web",  # where a panel stands on a page
    "ClosedMatter",  # which edition rules a closed matter
    "StoppingAct",  # the lawbook's own words (lawbook.stopping.WORDS)
    "Decision",  # which decision a ground of the lawbook is of; the event says it
    "StallStage",  # groups the reasons of obstacles
    "CodeProblem",  # each has a sentence of its own where a code is typed
    "LotAct",  # each has the words of its button
    "SaleAct",  # the same
    "ActKind",  # which table a due act comes from
    "AssetKind@exchange",  # what a notice says, before it is a category of ours
    "Movability",  # the same
    "Code",  # problems of an import: each has a sentence
    "Severity@exchange",  # whether such a sentence stops the row
    "Told",  # what a notice says of a round: told by the state of the round
    "Form@papers",  # how a fact is written on a paper
    "Kind@papers",  # how a part of a paper is typed
    "OldFont",  # a proper name, said inside a sentence
}


def modules() -> Iterator[str]:
    for path in sources():
        parts = path.with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def enumerations() -> list[type[enum.StrEnum]]:
    for name in modules():
        importlib.import_module(name)
    ours = (kind for kind in enum.StrEnum.__subclasses__() if room_of(kind) in LAYERS)
    return sorted(ours, key=full_name)


def room_of(kind: type[enum.StrEnum]) -> str:
    return kind.__module__.partition(".")[0]


def full_name(kind: type[enum.StrEnum]) -> str:
    return f"{kind.__module__}.{kind.__name__}"


def names_of(kind: type[enum.StrEnum]) -> set[str]:
    return {kind.__name__, f"{kind.__name__}@{room_of(kind)}"}


def wordless(kind: type[enum.StrEnum]) -> bool:
    try:
        return not all(label(member) for member in kind)
    except LookupError:
        return True


@pytest.mark.parametrize("kind", enumerations(), ids=full_name)
def test_every_code_has_words_unless_nobody_reads_it(kind, app):
    never_shown = bool(names_of(kind) & NEVER_SHOWN)
    with app.test_request_context():
        assert wordless(kind) is never_shown


def test_the_list_of_codes_nobody_reads_names_codes_there_are():
    assert set().union(*(names_of(kind) for kind in enumerations())) >= NEVER_SHOWN
