"""Pages name no command: who reads them has no command line; the papers for operators do."""

import re

import pytest
from babel.messages.pofile import read_po

from tests.guards.tree import ROOT

COMMAND = re.compile(r"\bflask [a-z-]+")
OF_COMMANDS = {
    "The database belongs to another version. Run: flask --app app db upgrade"
}  # said there


@pytest.mark.parametrize(
    "room", sorted(path.name for path in (ROOT / "translations/vi").glob("*.po"))
)
def test_no_text_of_a_page_names_a_command(room):
    with (ROOT / "translations" / "vi" / room).open("rb") as file:
        texts = [(str(each.id), str(each.string)) for each in read_po(file)]
    named = [english for english, told in texts if COMMAND.search(english) or COMMAND.search(told)]
    assert set(named) <= OF_COMMANDS
