"""Which notices offer an asset that is known: of a notice in the file, or of a lot that stands.

Notices of one asset are found by its identifiers, or by the same words; they follow each other by
their rounds or the days of their sessions, wherever they stand in the file.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from sqlalchemy import and_, func, select

from auctions.models import Lot, Round
from exchange.importing.drafts import NoticeDraft
from exchange.importing.marks import Marks, marks_of
from exchange.models import ImportedMark, ImportedRow, SheetKind
from exchange.operations.notice_facts import session_on
from foundation.database import db

CHUNK: Final = 500  # values in one query
T = TypeVar("T", str, int)


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer of an asset: of a row of the file, or the newest of a lot that stands."""

    fingerprint: str
    session_on: date | None
    number: int | None
    row: int | None = None
    lot_id: int | None = None
    code: str = ""
    has_round: bool = True

    def may_precede(self, other: "Offered") -> bool:
        """Whether the other one can be of a later round of the same lot."""
        if not other.has_round or self.fingerprint == other.fingerprint:
            return False
        if not self.has_round:
            return True
        if self.number is not None and other.number is not None:
            return other.number > self.number
        known = self.session_on is not None and other.session_on is not None
        return known and (other.session_on or date.min) > (self.session_on or date.max)


@dataclass(frozen=True, slots=True)
class Again:
    """What a row may offer again."""

    before: Offered
    joins: bool  # whether it can be one more round of it


@dataclass(slots=True)
class _Asset:
    """The rows of a file that offer one asset, and the lot that stands for it."""

    offers: list[Offered] = field(default_factory=list)
    marks: list[Marks] = field(default_factory=list)
    standing: Offered | None = None

    def in_order(self) -> Sequence[Offered]:
        """Return the offers by round, or by session where the number of a round is not known."""
        numbered = all(one.number is not None for one in self.offers if one.has_round)
        return sorted(
            self.offers,
            key=lambda one: (
                one.has_round,
                (one.number or 0) if numbered else 0,
                one.session_on or date.max,
                one.row or 0,
            ),
        )


def offered_again(office_id: int, drafts: Iterable[NoticeDraft]) -> Mapping[int, Again]:
    """Return the rows of a file that may offer an asset again, each with the offer before it."""
    assets: list[_Asset] = []
    by_key: dict[str, _Asset] = {}
    by_mark: dict[str, list[_Asset]] = {}
    for draft in drafts:
        marks = marks_of(draft)
        asset = by_key.get(draft.lot_key) or _known_by(marks, by_mark)
        if asset is None:
            asset = _Asset()
            assets.append(asset)
        by_key[draft.lot_key] = asset
        asset.marks.append(marks)
        asset.offers.append(
            Offered(
                draft.fingerprint,
                session_on(draft),
                draft.auction_round,
                row=draft.row,
                has_round=not draft.is_asset_only,
            )
        )
        for key in marks.keys:
            by_mark.setdefault(key, []).append(asset)
    _find_standing(office_id, by_key, by_mark)
    return {row: again for asset in assets for row, again in _linked(asset).items()}


def _known_by(marks: Marks, by_mark: Mapping[str, Sequence[_Asset]]) -> _Asset | None:
    """Return the one asset of rows before that these identifiers are of, if it is only one."""
    found = {
        id(asset): asset
        for key in marks.keys
        for asset in by_mark.get(key, ())
        if any(one.is_of_same_asset(marks) for one in asset.marks)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _linked(asset: _Asset) -> dict[int, Again]:
    found: dict[int, Again] = {}
    newest = asset.standing
    for offer in asset.in_order():
        if newest is None:
            newest = offer
        elif newest.fingerprint == offer.fingerprint:  # one more publication of the same round
            if newest.row in found:
                found[offer.row or 0] = found[newest.row]
        else:
            joins = newest.may_precede(offer)
            found[offer.row or 0] = Again(newest, joins)
            newest = offer if joins else newest
    return found


# what stands


def _find_standing(
    office_id: int, by_key: Mapping[str, _Asset], by_mark: Mapping[str, Sequence[_Asset]]
) -> None:
    """Give each asset the lot that stands for it: by the same words, else by identifiers."""
    said_alike = dict(_rows_by(office_id, by_key))
    known = _rows_by_mark(office_id, by_mark)
    lots = _newest({*said_alike.values(), *(lot_id for lot_id, _marks in known.values())})
    for key, lot_id in said_alike.items():
        by_key[key].standing = lots.get(lot_id)
    for lot_id, marks in known.values():
        for asset in {id(one): one for key in marks.keys for one in by_mark.get(key, ())}.values():
            if asset.standing is None and any(map(marks.is_of_same_asset, asset.marks)):
                asset.standing = lots.get(lot_id)


def _rows_by(office_id: int, keys: Collection[str]) -> Iterable[tuple[str, int]]:
    """Return the lots of notices of the same words, the newest last."""
    for some in _chunks(keys):
        rows = db.session.execute(
            select(ImportedRow.lot_key, ImportedRow.lot_id)
            .where(
                ImportedRow.office_id == office_id,
                ImportedRow.kind == SheetKind.NOTICES,
                ImportedRow.lot_key.in_(some),
                ImportedRow.lot_id.is_not(None),
            )
            .order_by(ImportedRow.id)
        )
        yield from ((key, lot_id) for key, lot_id in rows if key and lot_id)


def _rows_by_mark(office_id: int, keys: Collection[str]) -> dict[int, tuple[int, Marks]]:
    """Return the imported rows that share an identifier, each with its lot and all its marks."""
    found: dict[int, tuple[int, list[str]]] = {}
    for some in _chunks(keys):
        sharing = select(ImportedMark.imported_row_id).where(
            ImportedMark.office_id == office_id, ImportedMark.mark.in_(some)
        )
        rows = db.session.execute(
            select(ImportedMark.imported_row_id, ImportedRow.lot_id, ImportedMark.mark)
            .join(ImportedRow, ImportedRow.id == ImportedMark.imported_row_id)
            .where(ImportedMark.imported_row_id.in_(sharing), ImportedRow.lot_id.is_not(None))
            .order_by(ImportedMark.imported_row_id.desc())
        )
        for row_id, lot_id, mark in rows:
            found.setdefault(row_id, (lot_id or 0, []))[1].append(mark)
    return {row_id: (lot_id, Marks.read(marks)) for row_id, (lot_id, marks) in found.items()}


def _newest(lot_ids: Collection[int]) -> dict[int, Offered]:
    """Return the newest round of each lot, as an offer."""
    found: dict[int, Offered] = {}
    for some in _chunks(lot_ids):
        rows = db.session.execute(
            select(Lot.id, Lot.code, ImportedRow.fingerprint, Round)
            .join(ImportedRow, ImportedRow.lot_id == Lot.id)
            .outerjoin(Round, and_(Round.lot_id == Lot.id, Round.stands))
            .where(Lot.id.in_(some))
            .order_by(ImportedRow.id, func.coalesce(Round.number, 0))
        )
        for lot_id, code, fingerprint, round_ in rows:
            found[lot_id] = Offered(
                fingerprint,
                round_.session_on if round_ else None,
                round_.number if round_ and not round_.number_unknown else None,
                lot_id=lot_id,
                code=code,
                has_round=round_ is not None,
            )
    return found


def _chunks(values: Collection[T]) -> Iterable[Sequence[T]]:
    wanted = sorted(set(values))
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
