"""Numbers an office gives to the documents it issues: held, compared, found again.

A number is one office's, of one kind and calendar year, whether it was typed from paper or given
here, however its zeros are written. A number of figures alone is in no book by itself: vouchers of
the store and of the cash box both begin with 1.
"""

import re
from collections.abc import Collection
from typing import Final

from sqlalchemy import Select, extract, select

from foundation.database import db, lock_name
from papers.models import Document, DocumentDirection, DocumentKind, document_key, document_numbered
from papers.naming import Paper

FIGURES: Final = re.compile(r"\d+")
LONGEST: Final = 4  # figures to which people fill a number with zeros


def hold_numbers(office_id: int, kind: DocumentKind, year: int) -> None:
    """Hold the numbers of one kind and year until the transaction ends: nobody else takes one."""
    lock_name(f"document_series:{office_id}:{kind}:{year}")


def keys_of(number: str) -> frozenset[str]:
    """Return the keys of a number with and without zeros before its first figures: 1, 01, 001."""
    found = FIGURES.search(number)
    if found is None:
        return frozenset({document_key(number)})
    before, value, after = number[: found.start()], found[0].lstrip("0") or "0", found.end()
    ways = {value.zfill(width) for width in range(1, LONGEST + 1)}
    return frozenset(document_key(f"{before}{way}{number[after:]}") for way in ways)


def keys_taken(
    office_id: int, kind: DocumentKind, year: int, keys: Collection[str]
) -> frozenset[str]:
    """Return those of some keys that an issued document of the year has, in one query."""
    found = _issued(office_id, kind, year).where(document_numbered(*keys))
    numbers = db.session.scalars(found.with_only_columns(Document.number))
    return frozenset(document_key(number or "") for number in numbers)


def given_here(paper: Paper, office_id: int) -> Document | None:
    """Return the document that was drafted here under the number of a typed paper.

    The numbers of its kind and year are held from here on.
    """
    if paper.direction is not DocumentDirection.ISSUED or paper.issued_on is None:
        return None
    keys = keys_of(paper.number or "")
    if all(key.isdecimal() for key in keys):
        return None
    hold_numbers(office_id, paper.kind, paper.issued_on.year)
    found = _issued(office_id, paper.kind, paper.issued_on.year).where(
        document_numbered(*keys), Document.template.is_not(None)
    )
    return db.session.scalars(found.order_by(Document.id.desc()).limit(1)).first()


def _issued(office_id: int, kind: DocumentKind, year: int) -> Select[Document]:
    return select(Document).where(
        Document.office_id == office_id,
        Document.kind == kind,
        Document.direction == DocumentDirection.ISSUED,
        extract("year", Document.issued_on) == year,
    )
