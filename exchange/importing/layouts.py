"""What a kind of sheet looks like: its columns, and what makes a row one of its lines."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from exchange.importing.headwords import columns_named
from exchange.importing.moneyunits import split_header
from exchange.importing.writing import tidy
from foundation.folding import fold

_ASIDE = re.compile(r"\([^()]*\)")
_THOUSANDS = re.compile(r"\b(?:nghin|ngan|trieu|ty|ti|tr)\b")


@dataclass(frozen=True)
class Layout:
    """The columns a kind of sheet has: names others write for them, and which must be there.

    Args:
        names: of each column, the whole texts it is headed by.
        required: of each group at least one.
        starts: of a column, what the text above it may begin with.
        words: of a column, what its whole text may be made of, for texts that are no name.
        weak: the same for texts that name a column only where nothing else does.
        behind: of a column so named, the one that must stand left of it.
        money: columns of amounts, which may be noted in thousands or millions.
        instead: of a column, those that stand for it where it is not there itself.
        joined: columns that may stand several times; their texts are joined.
        first_only: columns of which the first is read; others are named as not read.
        spare: of such a column, the one that the others belong to: told of the thing, not lost.
        rather: of such a column, words of the one that is read before the first.
        unless: of a column, words in its head that make it another one: the day of a seal.
        labelled: columns whose texts are told with the name of their column.
        glanced: columns that may hold what another lacks; they are still named as not read.
        thing: the column that says what the row is about.
        counts: a row with any of these is a line, whatever else it says.
        labels: columns whose names are no things: a row that has one for its thing is none.
        number: the column with the numbers of the lines.
        identifier: the column of a number by which what a line is of is known: the case number.
        remarks: columns of notes, which say nothing of what the row is.
        summed: columns that a total adds up.
        continues: columns of words, which may go on in the row below without a number.
        carried: a merged cell of these is the value of every line beside it.
        pointed: in these too a mark ("nt") is what stands above, though no merged cell is.
        shared: a merged cell of these is one value for all lines beside it, and of none of them.
        repeated: columns that stand once for each auction; "price#2" is that of the second.
        in_rounds: the column of such a head, "price#2" for "Giá lần 2"; None for any other.
    """

    names: Mapping[str, Sequence[str]]
    required: Sequence[Sequence[str]]
    starts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    weak: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    money: frozenset[str] = frozenset()
    instead: Mapping[str, Sequence[str]] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()
    first_only: frozenset[str] = frozenset()
    rather: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unless: Mapping[str, Sequence[str]] = field(default_factory=dict)
    labelled: frozenset[str] = frozenset()
    glanced: frozenset[str] = frozenset()
    thing: str = ""
    counts: Sequence[str] = ()
    labels: frozenset[str] = frozenset()
    number: str = ""
    identifier: str = ""
    remarks: frozenset[str] = frozenset()
    summed: frozenset[str] = frozenset()
    continues: frozenset[str] = frozenset()
    spare: Mapping[str, str] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()
    pointed: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    in_rounds: Callable[[str], str | None] | None = None

    def column_of(self, text: str) -> str | None:
        """Return the column that a text of a header names."""
        asides = _ASIDE.findall(text)
        bare = (
            text
            if not self.money and any(_THOUSANDS.search(fold(each)) for each in asides)
            else (_ASIDE.sub(" ", text))
        )  # a column in millions is not one in đồng
        for written in (text, bare):
            if (column := self._known.get(key(written))) is not None:
                return column
        folded = fold(tidy(text))
        found = [
            (len(start), column)
            for column, starts in self.starts.items()
            for start in starts
            if folded.startswith(start)
            and not folded[len(start) : len(start) + 1].isalnum()
            and not self._is_other(column, folded[len(start) :])
        ]
        return max(found)[1] if found else None

    def by_words(self, text: str) -> tuple[str, int] | None:
        """Return the one column whose words a text is made of, and how surely (2 before 3)."""
        bare = split_header(text)[0]
        for rank, table in ((2, self.words), (3, self.weak)):
            named = columns_named(bare, table)
            if named:
                return (named[0], rank) if len(named) == 1 else None
        return None

    def round_column(self, text: str) -> str | None:
        """Return the column of one of several auctions that a text names: "Giá lần 2"."""
        return self.in_rounds(text) if self.in_rounds is not None else None

    def is_money(self, column: str) -> bool:
        """Tell whether a column holds amounts, be it of one of several auctions."""
        return column.partition("#")[0] in self.money

    def is_name_of(self, text: str) -> bool:
        """Tell whether a text is exactly the name of a column."""
        return key(text) in self._known

    def is_rather(self, column: str, text: str) -> bool:
        """Tell whether of several columns this one is read."""
        folded = f" {fold(tidy(text))} "
        return any(f" {words} " in folded for words in self.rather.get(column, ()))

    def _is_other(self, column: str, rest: str) -> bool:
        words = set(re.split(r"[^a-z0-9]+", rest))
        return any(set(other.split()) <= words for other in self.unless.get(column, ()))

    @cached_property
    def _known(self) -> Mapping[str, str]:
        return {
            key(name): column for column, names in self.names.items() for name in (column, *names)
        }


def key(name: str) -> str:
    """Return a name for comparing: without marks, capitals and punctuation."""
    return "".join(letter for letter in fold(tidy(name)) if letter.isalnum())
