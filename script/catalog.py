"""One Vietnamese catalog out of a source a package: merge, compile, check that nothing is missing.

English is what the code says, so English needs no catalog.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "translations" / "vi"
COMPILED = SOURCES / "LC_MESSAGES" / "messages.mo"
METHODS = [("**.py", "python"), ("templates/**", "jinja2")]
OPTIONS = {"templates/**": {"silent": "false"}}  # a template that does not parse is a fault
NOT_OURS = {
    "tests",
    "migrations",
    "script",
    "static",
    "translations",
    "var",
}  # say nothing to users
KEYWORDS = parse_keywords(
    ["_", "_l", "N_", "gettext", "lazy_gettext", "ngettext:1,2", "lazy_ngettext:1,2"]
    + ["pgettext:1c,2", "lazy_pgettext:1c,2", "npgettext:1c,2,3", "lazy_npgettext:1c,2,3"]
)
HOLE = re.compile(r"%\((\w+)\)[#0\- +]*[\d.]*[a-zA-Z]")

Key = tuple[str, str | None]  # msgid (the singular one), context


class Source(Catalog):
    """One .po file; a message that stands in it twice is a fault, not an update."""

    def __init__(self, path: Path) -> None:
        super().__init__(locale="vi")
        self.path = path
        self.repeated: list[str] = []

    def __setitem__(self, key: Any, message: Message) -> None:
        if key and self.get(key if isinstance(key, str) else key[0], message.context):
            self.repeated.append(str(message.id))
        super().__setitem__(key, message)


def key_of(message: Message) -> Key:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return singular, message.context


def texts(string: Any) -> tuple[str, ...]:
    """Return the text or the plural forms of a msgid or msgstr; none for an empty one."""
    forms = (string,) if isinstance(string, str) else tuple(string or ())
    return tuple(form for form in forms if form)


def read(path: Path) -> Source:
    source = Source(path)
    with path.open("rb") as file:
        PoFileParser(source, ignore_obsolete=True, abort_invalid=True).parse(file)
    return source


def merge(faults: list[str]) -> Catalog:
    """Return every source as one catalog; the same words must read the same everywhere."""
    merged = Catalog(locale="vi", domain="messages", fuzzy=False)
    first_in: dict[Key, str] = {}
    for path in sorted(SOURCES.glob("*.po")):
        try:
            source = read(path)
        except (PoFileError, UnicodeDecodeError) as error:
            faults.append(f"{path.name}: cannot be read: {error}")
            continue
        faults += [f"{path.name}: stands there twice: {text!r}" for text in source.repeated]
        for message in source:
            if not message.id:
                continue
            known = merged.get(key_of(message)[0], message.context)
            if known is None:
                first_in[key_of(message)] = path.name
                merged[message.id] = message
            elif texts(known.string) != texts(message.string):
                faults.append(
                    f"{path.name}: {message.id!r} reads {message.string!r},"
                    f" but {known.string!r} in {first_in[key_of(message)]}"
                )
    return merged


def extracted() -> Iterator[tuple[str, Any, str | None]]:
    """Yield (where, msgid or (singular, plural), context) for every message in the tree."""
    for name, line, msgid, _comments, context in extract_from_dir(
        ROOT, METHODS, OPTIONS, KEYWORDS, directory_filter=is_ours
    ):
        if msgid:
            yield f"{name}:{line}", msgid, context


def is_ours(folder: Any) -> bool:
    name = Path(folder).relative_to(ROOT).as_posix()
    return not Path(folder).name.startswith((".", "__")) and name not in NOT_OURS


def check(merged: Catalog, faults: list[str]) -> int:
    """Compare the catalog with the tree; return how many messages the tree has."""
    used: set[Key] = set()
    for where, msgid, context in extracted():
        singular = msgid if isinstance(msgid, str) else msgid[0]
        if (singular, context) in used:
            continue
        used.add((singular, context))
        message = merged.get(singular, context)
        if message is None:
            faults.append(f"{where}: missing: {singular!r}")
        elif not texts(message.string):
            faults.append(f"{where}: empty: {singular!r}")
        elif message.fuzzy:
            faults.append(f"{where}: fuzzy: {singular!r}")
        elif isinstance(msgid, tuple) != isinstance(message.id, tuple):
            faults.append(f"{where}: plural on one side only: {singular!r}")
        else:
            faults += [f"{where}: {fault}: {singular!r}" for fault in holes(message, where)]
    for message in merged:
        if message.id and key_of(message) not in used:
            faults.append(f"obsolete: {key_of(message)[0]!r}")
    return len(used)


def holes(message: Message, where: str) -> Iterator[str]:
    """Yield what would break when the holes of a translated text are filled."""
    # Vietnamese has one form: it stands for the plural, which names the count.
    wanted = set(HOLE.findall(texts(message.id)[-1]))
    for text in texts(message.string):
        found = set(HOLE.findall(text))
        if found != wanted:
            yield f"holes differ, {sorted(wanted)} and {sorted(found)}"
        # Templates always fill in, so a bare % must be written %%.
        if (wanted or ".html:" in where) and "%" in HOLE.sub("", text).replace("%%", ""):
            yield "a bare %"


def main() -> int:
    faults: list[str] = []
    merged = merge(faults)
    if sys.argv[1:] == ["--check"]:
        count = check(merged, faults)
        if not faults:
            print(f"{count} messages, every one in Vietnamese.")
    elif sys.argv[1:]:
        print("Usage: script/catalog [--check]", file=sys.stderr)
        return 2
    else:  # even with faults, so that one bad source does not stop every other room
        COMPILED.parent.mkdir(exist_ok=True)
        fresh = COMPILED.with_name(f"{COMPILED.name}.new")
        with fresh.open("wb") as file:
            write_mo(file, merged)
        fresh.replace(COMPILED)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
