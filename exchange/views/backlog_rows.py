"""What a row of a backlog would become, in a few lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from exchange.importing.olddrafts import OldDraft, OldKind, OldRoundDraft
from foundation.partdays import PartDay
from web.formatting import grouped, label

MOST = 4  # auctions of one asset that are shown one by one


@dataclass(frozen=True, slots=True)
class Lines:
    """The thing a row tells of, what kind of thing it is, and what is told of it."""

    title: str
    kind: str
    told: list[str]


def lines_of(draft: OldDraft) -> Lines:
    """Return the lines of a row; that of an asset shows what all its rows say."""
    kind = [label(draft.kind)]
    if draft.case is not None and draft.kind is not OldKind.CASE:
        kind.append(draft.case.number)
    if draft.rounds and draft.kind is OldKind.ASSET:
        kind.append(ngettext("%(num)d auction", "%(num)d auctions", len(draft.rounds)))
    if draft.failures:
        kind.append(ngettext("%(num)d failed in all", "%(num)d failed in all", draft.failures))
    if draft.reductions:
        kind.append(ngettext("%(num)d reduction", "%(num)d reductions", draft.reductions))
    return Lines(_title(draft), " · ".join(kind), list(_told(draft)))


def _title(draft: OldDraft) -> str:
    words = draft.words
    if draft.item is not None:
        return draft.item.exhibit.description
    if draft.asset is not None:
        return draft.asset.description or _("Asset %(number)s", number=draft.asset.number)
    if draft.case is not None:
        return draft.case.number
    return words.get("short_name") or words.get("name") or words.get("full_name", "")


def _told(draft: OldDraft) -> Iterator[str]:
    for column in ("kind", "roles", "parent"):
        if text := draft.words.get(column):
            yield text
    if draft.kind is OldKind.CASE and draft.case is not None:
        yield from filter(None, (draft.case.creditor, draft.case.debtor))
    if draft.asset is not None and draft.asset.seized:
        yield _("Seized: %(day)s", day=PartDay.of(draft.asset.seized).shown)
    rounds = draft.rounds if len(draft.rounds) <= MOST else draft.rounds[-1:]
    yield from map(_round, rounds)
    if draft.sale is not None and draft.sale.price is not None:
        yield _("Sold for %(price)s ₫", price=grouped(draft.sale.price))
    if draft.obstacle is not None:
        told = (draft.obstacle.reason, draft.obstacle.held_by, draft.obstacle.holder_name)
        yield " · ".join(filter(None, told))
    if draft.item is not None and draft.item.exhibit.quantity is not None:
        exhibit = draft.item.exhibit
        yield f"{exhibit.quantity:f} {exhibit.unit or ''} · {draft.item.place}"


def _round(one: OldRoundDraft) -> str:
    number = _("Auction %(number)s", number=one.number) if one.number else _("An auction")
    day = PartDay.of(one.session).shown if one.session else _("day not known")
    price = f"{grouped(one.price)} ₫" if one.price is not None else _("price not known")
    return f"{number}: {day} · {price} · {label(one.ended)}"
