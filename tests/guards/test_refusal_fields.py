"""A refusal stands beside its field: the form of the page that can show it has that field."""

import ast
import importlib
import inspect
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from wtforms.fields.core import UnboundField

from corrections import facts
from foundation.refusals import Refusal
from papers.forms import PapersForm
from tests.fixtures.raised import documented
from tests.guards.tree import parsed, sources
from web.forms import Form

pytestmark = pytest.mark.usefixtures("app")  # made, the application has imported every room


def views() -> list[Path]:
    return [path for path in sources() if "views" in path.parts and path.name != "__init__.py"]


@cache
def all_documented() -> dict[str, set[str]]:
    """Return the names of the refusals of each operation that documents one."""
    found: dict[str, set[str]] = defaultdict(set)
    for operation, name in documented():
        found[operation].add(name)
    return found


def raised_by(operation: str) -> set[str]:
    """Return the names of the refusals an operation documents; see ``Raises:`` of its docstring."""
    return all_documented().get(operation, set())


def operation_of(function: object) -> str | None:
    """Return "cases/operations/files.py:close_case" for a public function of operations."""
    module = inspect.getmodule(function)
    if not inspect.isfunction(function) or module is None or "operations" not in module.__name__:
        return None
    return f"{module.__name__.replace('.', '/')}.py:{function.__name__}"


def spoken_of(path: Path, view: ast.FunctionDef) -> tuple[set[type[Form]], set[str]]:
    """Return the forms and the operations a view names, also through functions of its module."""
    module = importlib.import_module(".".join(path.with_suffix("").parts))
    functions = {node.name: node for node in parsed(path).body if isinstance(node, ast.FunctionDef)}
    forms: set[type[Form]] = set()
    operations: set[str] = set()
    todo, seen = [view.name], set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for node in ast.walk(functions[name]):
            if not isinstance(node, ast.Name | ast.Attribute):
                continue
            if isinstance(node, ast.Name) and node.id in functions:
                todo.append(node.id)
            thing = resolved(module, node)
            if isinstance(thing, type) and issubclass(thing, Form):
                forms.add(thing)
            elif (operation := operation_of(thing)) is not None:
                operations.add(operation)
    return forms, operations


def resolved(module: object, node: ast.expr) -> object:
    if isinstance(node, ast.Name):
        return getattr(module, node.id, None)
    if isinstance(node, ast.Attribute):
        holder = resolved(module, node.value)
        return getattr(holder, node.attr, None) if inspect.ismodule(holder) else None
    return None


def fields_of(form: type[Form]) -> set[str]:
    found = {name for name in dir(form) if isinstance(getattr(form, name), UnboundField)}
    if issubclass(form, PapersForm) and form.added:  # ``Paper.fields_of`` names those of the slot
        found |= {"paper", "paper_no", "paper_on", "paper_file"}
    return found


def refusals_named(name: str, operation: str) -> Iterator[type[Refusal]]:
    """Yield the refusals of a name: of several, those of the operation's own room."""

    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    found = [kind for kind in below(Refusal) if kind.__name__ == name]
    room = operation.partition("/")[0]
    own = [kind for kind in found if kind.__module__.partition(".")[0] == room]
    for kind in own or found:  # a family stands for its members
        yield kind
        yield from below(kind)


# What is wrong was chosen on an earlier page: the sentence stands above the form.
ABOVE = {
    # a thing of the draft may not go, or its place is closed: no field of these pages
    ("warehouse/views/hand_over_signing.py:sign", "PlaceClosed"),
    ("warehouse/views/hand_over_signing.py:sign_outside", "PlaceClosed"),
    ("warehouse/views/hand_overs.py:add", "OrderDoesNotListItem"),
    ("warehouse/views/hand_over_signing.py:sign", "NotAtTheDoor"),
    ("warehouse/views/hand_over_signing.py:sign_outside", "NotAtTheDoor"),
    ("warehouse/views/intake.py:begin", "WrongPurpose"),  # the order is in the address
    ("warehouse/views/intake.py:receive", "TooManyLines"),  # of the whole intake
    ("warehouse/views/transfers.py:places", "HolderNeeded"),  # no holder: a place of the store
    ("warehouse/views/transfers.py:send", "KeptByAnother"),  # the order is in the address
    ("warehouse/views/transfers.py:send", "OnHandOverAlready"),
    ("warehouse/views/transfers.py:send", "WrongPurpose"),
    ("warehouse/views/hand_overs.py:add", "WrongPurpose"),
    ("warehouse/views/loans.py:new", "KeptByAnother"),
    ("warehouse/views/loans.py:new", "OnHandOverAlready"),
    ("warehouse/views/loans.py:take_back", "OnHandOverAlready"),
    ("warehouse/views/releases.py:new", "KeptByAnother"),
    ("warehouse/views/releases.py:new", "OnHandOverAlready"),
    ("corrections/views/proposals.py:new", "DepositFromRound"),  # its fields are of another fact
    ("corrections/views/proposals.py:new", "WrongPlaceClass"),
    ("auctions/views/rounds.py:announce", "UnlawfulSession"),  # the session was planned before
    ("auctions/views/rounds.py:announce", "NoSessionLeft"),
    ("auctions/views/rounds.py:announce", "FirstBuyersMayBuy"),
    ("warehouse/views/intake.py:receive", "WrongPurpose"),  # the order is in the address
    ("auctions/views/rounds.py:announce", "ContractEnded"),  # the session is planned before
    ("warehouse/views/photos.py:new", "WrongPurpose"),
    ("warehouse/views/counting.py:enter", "CountedAlready"),  # of a scan, not of a row of the list
    ("warehouse/views/counting.py:enter", "NotToCountAgain"),
    ("warehouse/views/counting.py:thing", "CountedAlready"),  # thing and place are in the address
    ("warehouse/views/counting.py:thing", "NotToCountAgain"),
    ("warehouse/views/counting.py:thing", "PlaceNotCounted"),
    ("warehouse/views/counting.py:unlabelled", "PlaceNotCounted"),
    ("warehouse/views/counts.py:give_back", "NotYourPart"),  # a return has no part
    ("warehouse/views/hand_over_signing.py:sign", "KeptByAnother"),  # the things are on it already
    ("warehouse/views/hand_overs.py:sign", "KeptByAnother"),  # the things are on it already
    ("warehouse/views/releases.py:new", "WrongPurpose"),  # it follows from the order
    ("warehouse/views/movements.py:new", "HolderNeeded"),  # a move changes no holder
    ("warehouse/views/scan.py:create", "HolderNeeded"),  # a scan is answered in its row
    ("warehouse/views/scan.py:create", "ConditionNeeded"),  # a scan looks at nothing
    ("warehouse/views/scan.py:create", "SealStateNeeded"),
    ("warehouse/views/scan.py:create", "WeightNotPositive"),
    ("warehouse/views/scan.py:create", "SealNumberNeeded"),
    ("warehouse/views/scan.py:create", "ReadAgain"),
    ("warehouse/views/places.py:new", "PlaceClosed"),  # the place above is in the address
    ("warehouse/views/places.py:pattern", "PlaceClosed"),
    ("warehouse/views/places.py:close", "PlaceClosed"),
    ("warehouse/views/places.py:edit", "PlaceClosed"),  # the place is in the address
    ("accounts/views/offices.py:edit", "OfficeOutOfReach"),  # the office is in the address
    ("accounts/views/opening.py:office", "OfficeOutOfReach"),
    ("accounts/views/letterheads.py:edit", "OfficeOutOfReach"),  # the office is in the address
    ("accounts/views/letterheads.py:allow", "OfficeOutOfReach"),
    ("accounts/views/letterheads.py:end", "OfficeOutOfReach"),
    ("papers/views/numbering.py:edit", "OfficeOutOfReach"),
    ("review/views/thresholds.py:edit", "OfficeOutOfReach"),
    ("warehouse/views/kinds.py:edit", "OfficeOutOfReach"),
    ("accounts/views/people.py:limit", "OfficeOutOfReach"),  # role and office are in the address
    ("accounts/views/people.py:limit", "NoSuchMembership"),
    ("accounts/views/opening.py:people", "NameTaken"),  # of one of many rows: the sentence names it
    ("accounts/views/opening.py:people", "NameUnreadable"),
    ("warehouse/views/unknown.py:settle", "CodeBoundAlready"),  # the code was scanned before
    ("warehouse/views/unknown.py:settle", "CodeIsAWord"),
    ("warehouse/views/unknown.py:settle", "CodeTooShort"),
    ("warehouse/views/unknown.py:settle", "CodeIsOrderNumber"),
    ("warehouse/views/unknown.py:settle", "CodeIsOurs"),
    ("warehouse/views/unknown.py:settle", "CodeNamesCase"),
    ("warehouse/views/unknown.py:settle", "CodeNamesPlace"),
    ("warehouse/views/unknown.py:settle", "NoLetterOrDigit"),
    ("papers/views/drafts.py:sign", "NotACut"),  # the price was written in the draft before
    ("papers/views/drafts.py:sign", "CutTooLarge"),
    ("papers/views/drafts.py:sign", "CostFloorReached"),
    ("warehouse/views/scan.py:create", "OrganisationClosed"),  # a scan names no holder
    ("warehouse/views/scan.py:create", "OrganisationNameUnreadable"),
    ("warehouse/views/scan.py:create", "OrganisationUnclear"),
    ("warehouse/views/scan.py:create", "OrganisationUnknown"),
    ("organisations/views/registry.py:part", "SeatsSeeOtherCases"),  # both are in the address
}


def named(refusal: type[Refusal]) -> tuple[str, ...]:
    return (refusal.field,) if isinstance(refusal.field, str) else refusal.field or ()


def shown() -> Iterator[tuple[str, type[Refusal], set[str]]]:
    """Yield every view with a form, each refusal of its operations, and the fields of its forms."""
    for path in views():
        for view in parsed(path).body:
            if not isinstance(view, ast.FunctionDef) or not view.decorator_list:
                continue
            forms, operations = spoken_of(path, view)
            fields = set().union(*(fields_of(form) for form in forms))
            if path.as_posix() == "corrections/views/proposals.py":  # its form is made of the facts
                fields |= {f.key for fact in facts.declared().values() for f in fact.fields}
            for operation in operations if forms else ():
                for name in raised_by(operation):
                    for refusal in refusals_named(name, operation):
                        yield f"{path}:{view.name}", refusal, fields


def test_every_refusal_stands_beside_a_field_of_its_form() -> None:
    pairs = list(shown())
    astray = {
        f"{view}: {refusal.__name__} stands beside {refusal.field}"
        for view, refusal, fields in pairs
        if named(refusal) and not fields & set(named(refusal))
        if not {(view, kind.__name__) for kind in refusal.__mro__} & ABOVE
    }
    assert len(pairs) > 150, "the views are no longer understood"
    assert not astray, "\n".join(sorted(astray))


def test_every_field_a_refusal_names_is_one_of_some_form() -> None:
    """No name is left over from a form of long ago."""
    corrected = {field.key for fact in facts.declared().values() for field in fact.fields}
    known: dict[type[Refusal], set[str]] = {}
    for _view, refusal, fields in shown():
        known.setdefault(refusal, set()).update(fields)
    idle = {
        f"{refusal.__name__}: {name}"
        for refusal, fields in known.items()
        for name in named(refusal)
        if name not in fields | corrected
    }
    assert not idle, "\n".join(sorted(idle))
