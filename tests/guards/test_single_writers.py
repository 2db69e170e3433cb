"""What has one writer is written nowhere else: custody, ledger, lots, commit, time.

``tests.fixtures.writers`` watches custody and lots while the tests run, too.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect

import app as _whole  # noqa: F401  # so that every fact is declared
from corrections import facts
from foundation.database import Model
from tests.fixtures.writers import WRITERS, Writer
from tests.guards.tree import assigned, at, calls, imported, name_of, parsed, sources
from warehouse.custody import CUSTODY_COLUMNS
from warehouse.models import EvidenceItem

CUSTODY = "warehouse/custody.py"
CORRECTIONS = "corrections/facts.py"
LEDGER = "audit/"
TRANSACTION = "foundation/transaction.py"
SEARCH = "foundation/search.py"
CLOCK = "foundation/clock.py"

NEVER_CHANGED = {"Registration.status"}  # written once, with the row

# Columns other tables have as well: there the name of the thing tells whose column it is.
SHARED_NAMES = {"status", "place_id", "holder", "holder_name", "seal_number", "container_id"}
SHARED_NAMES |= {"office_id", "keeper_id"}
AN_ITEM = re.compile(r"(^|_)(item|thing|exhibit|inner|content|container|box)s?$")


def writers(matches: Callable[[Path], Iterator[ast.expr]], allowed: str) -> list[str]:
    return [
        at(path, node)
        for path in sources()
        if not path.as_posix().startswith(allowed)
        for node in matches(path)
    ]


def moves_an_item(path: Path) -> Iterator[ast.expr]:
    for node in assigned(path):
        if node.attr not in {*CUSTODY_COLUMNS, "custody_seq"}:
            continue
        if node.attr not in SHARED_NAMES or AN_ITEM.search(name_of(node.value)):
            yield node


def sets(writer: Writer) -> Callable[[Path], Iterator[ast.expr]]:
    """Find assignments to the columns of a writer, by the name of the variable."""

    def matches(path: Path) -> Iterator[ast.expr]:
        for node in assigned(path):
            if node.attr in writer.columns and writer.is_named(name_of(node.value)):
                yield node

    return matches


def calling(*names: str) -> Callable[[Path], Iterator[ast.expr]]:
    def matches(path: Path) -> Iterator[ast.expr]:
        yield from (call for call in calls(path) if ast.unparse(call.func) in names)

    return matches


def rewriting(*models: str) -> Callable[[Path], Iterator[ast.expr]]:
    """Find statements that would change rows without loading them."""

    def matches(path: Path) -> Iterator[ast.expr]:
        for call in calls(path):
            statement = name_of(call.func) in {"update", "delete", "insert"}
            if statement and call.args and name_of(call.args[0]) in models:
                yield call

    return matches


@pytest.mark.parametrize(
    ("matches", "allowed"),
    [
        pytest.param(moves_an_item, CUSTODY, id="custody assigned"),
        pytest.param(rewriting("EvidenceItem"), CUSTODY, id="custody by statement"),
        pytest.param(calling("LedgerEntry"), LEDGER, id="ledger entry made"),
        pytest.param(rewriting("LedgerEntry"), LEDGER, id="ledger by statement"),
        pytest.param(calling("SearchEntry"), SEARCH, id="search entry made"),
        pytest.param(calling("db.session.commit", "session.commit"), TRANSACTION, id="commit"),
        pytest.param(
            calling("datetime.now", "datetime.utcnow", "date.today", "time.time", "datetime.today"),
            CLOCK,
            id="time",
        ),
    ],
)
def test_there_is_one_writer(matches: Callable[[Path], Iterator[ast.expr]], allowed: str) -> None:
    assert writers(matches, allowed) == []


@pytest.mark.parametrize(
    "writer", WRITERS, ids=lambda writer: f"{writer.model.__name__}.{min(writer.columns)}"
)
def test_a_status_has_one_writer(writer: Writer) -> None:
    assert writers(sets(writer), writer.module) == []
    assert writers(rewriting(writer.model.__name__), writer.module) == []
    assert list(sets(writer)(Path(writer.module))), "the writer writes nothing"


@pytest.mark.parametrize("act", ["close_case", "lift_hold"])
def test_what_two_people_decide_is_done_by_the_approval_alone(act: str) -> None:
    assert writers(calling(act), "cases/operations/deciding.py") == []
    assert list(calling(act)(Path("cases/operations/deciding.py"))), "nobody does it"


def test_every_status_column_has_a_writer() -> None:
    """A new table with a state says which module alone sets it."""
    watched = {(writer.model, column) for writer in WRITERS for column in writer.columns}
    unwatched = [
        f"{mapper.class_.__name__}.{column.key}"
        for mapper in Model.registry.mappers
        for column in mapper.column_attrs
        if column.key in {"state", "status"}
        and (mapper.class_, column.key) not in watched
        and mapper.class_ is not EvidenceItem
    ]
    assert sorted(unwatched) == sorted(NEVER_CHANGED)


def test_what_a_subject_is_found_by_is_said_once() -> None:
    """An act that changes a subject indexes it by the function of its room."""
    calling_it = {
        path.as_posix()
        for path in sources()
        for call in calls(path)
        if ast.unparse(call.func) == "search.index"
    }
    assert {path.rpartition("/")[2] for path in calling_it} == {"finding.py"}


def test_custody_is_moved_only_through_the_ledger() -> None:
    assert "audit.ledger" in set(imported(Path(CUSTODY)))
    assert [name_of(call.func) for call in calls(Path(CUSTODY))].count("setattr") == 1


# Who still lets a thing change hands by one person's act. The list only gets shorter: each goes to
# the hand-over, where two sign.
BY_ONE_PERSON = {
    "warehouse/operations/claims.py": {"holder"},  # as an old file has it: nobody hands it over
    "warehouse/operations/movement.py": {"holder"},  # to a place elsewhere, and back
}
HANDS = {"holder", "office_id", "keeper_id"}
SIGNED_BY_TWO = {
    "warehouse/operations/intakes_carried_out.py": {"holder"},
    "warehouse/operations/keepers_carried_out.py": {"keeper_id"},
    "warehouse/operations/loans_carried_out.py": {"holder"},
    "warehouse/operations/releases_carried_out.py": {"holder"},
    "warehouse/operations/transfers_carried_out.py": {"holder", "office_id", "keeper_id"},
}


def changes_hands(path: Path) -> set[str]:
    """Return the columns of who has a thing that a module gives to custody."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and name_of(node.func) == "post":
            found |= {word.arg for word in node.keywords if word.arg in HANDS}
        if isinstance(node, ast.Dict):  # spread into it
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            found |= {key for key in keys if key in HANDS}
    return found


def test_a_thing_changes_hands_by_a_hand_over_alone() -> None:
    """Holder, office and keeper are given to custody by the second signature, and by who is named
    above."""
    rooms = [path for path in sources() if path.as_posix().startswith("warehouse/operations/")]
    found = {path.as_posix(): hands for path in rooms if (hands := changes_hands(path))}
    posting = {
        path.as_posix()
        for path in sources()
        for call in calls(path)
        if ast.unparse(call.func) in {"custody.post", "custody.post_all"}
    }
    assert all(path.startswith("warehouse/operations/") for path in posting)
    assert {path: found.pop(path) for path in SIGNED_BY_TWO} == SIGNED_BY_TWO
    assert found == BY_ONE_PERSON


@pytest.mark.parametrize(
    "act", ["carry_out_intake", "carry_out_loan", "carry_out_return", "carry_out_release"]
)
def test_what_two_sign_is_done_by_the_second_signature_alone(act: str) -> None:
    """Named in the table of what a signature carries out, and called nowhere by name."""
    assert writers(calling(act), "nobody") == []
    naming = {
        path.as_posix()
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name) and node.id == act
    }
    assert naming == {"warehouse/operations/hand_over_signing.py"}


def test_only_where_one_signs_the_page_itself_is_the_check() -> None:
    """Elsewhere the answers to what nothing takes back are shown before it (decision 0027)."""
    signing = {
        path.as_posix()
        for path in sources()
        for call in calls(path)
        if name_of(call.func) == "act_page" and any(word.arg == "signs" for word in call.keywords)
    }
    assert signing == {"warehouse/views/hand_over_signing.py"}


def test_setattr_is_no_way_around() -> None:
    """A name given as text hides from the checks above."""
    found = [
        at(path, call)
        for path in sources()
        if path.as_posix() not in {CUSTODY, CORRECTIONS}
        for call in calls(path)
        if name_of(call.func) in {"setattr", "__setattr__", "bulk_update_mappings"}
    ]
    assert found == []


def test_a_correction_sets_no_column_that_has_a_writer() -> None:
    """Its fields are set by name; a state, or where a thing is, is never among them."""
    watched = {(writer.model, column) for writer in WRITERS for column in writer.columns}
    watched |= {(EvidenceItem, column) for column in (*CUSTODY_COLUMNS, "custody_seq")}
    named = {
        (fact.model, field.key)
        for fact in facts.declared().values()
        if fact.put is facts.give
        for field in fact.fields
    }
    assert named & watched == set()
    for fact in facts.declared().values():
        assert {field.key for field in fact.fields} <= set(inspect(fact.model).column_attrs.keys())


def test_lists_never_skip_rows_by_counting_them() -> None:
    offsets = [
        at(path, c) for path in sources() for c in calls(path) if name_of(c.func) == "offset"
    ]
    assert not offsets, "keyset pages, not OFFSET"


def test_nothing_is_swallowed() -> None:
    """No bare except, and no except that only passes."""
    silent = [
        at(path, node.body[0])
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or all(isinstance(step, ast.Pass) for step in node.body))
    ]
    assert not silent
