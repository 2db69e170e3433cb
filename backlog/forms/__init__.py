"""The form of an old asset: what is typed becomes an old matter, also when half of it is typed."""

from collections.abc import Iterator, Sequence
from typing import Any

import wtforms
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FormField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from backlog.forms import choices
from backlog.forms.rows import COUNT, AttemptRow, Cut, HolderRow, RoundRow, is_typed, put_beside
from backlog.parties import is_bank, is_organisation
from backlog.paying import DELIVERED, delivery_told, payment_told
from backlog.shapes import (
    OldAsset,
    OldAttempt,
    OldEnd,
    OldHolder,
    OldMatter,
    OldObstacle,
    OldPaid,
    OldParty,
    OldRound,
    OldSale,
)
from cases.models import AssetCategory, Certainty, Holder, Keeper
from foundation.refusals import Refusal
from lawbook.money import WHOLE, Rounding, share
from organisations.forms import ADD_NEW
from papers.forms import PaperForm
from web.fields import PART_DAY, DongField, PartDayField, QuantityField, WholeNumberField
from web.fields.choices import CHOOSE, EnumField, SearchField
from web.fields.rows import RowList

ROUNDS, HOLDERS = 6, 3  # rows to begin with
MOST_ROUNDS, MOST_HOLDERS, MOST_ATTEMPTS = 40, 10, 20


class OldAssetForm(PaperForm):
    """An asset with all its past, as the old file has it; what it does not say stays empty."""

    case_number = SearchField(
        _l("Case number"),
        description=_l("As on the cover. A case that is not there yet is opened by its number."),
        validators=[InputRequired(_l("Enter the case number.")), Length(max=60)],
        source="cases",
    )
    debtor = StringField(
        _l("Debtor"),
        description=_l("Several: with a semicolon between."),
        validators=[Optional(), Length(max=400)],
    )
    creditor = SearchField(
        _l("Creditor"), validators=[Optional(), Length(max=200)], source="organisations-bank"
    )
    source = StringField(
        _l("Old file"),
        validators=[InputRequired(_l("Say which old file names it.")), Length(max=200)],
    )
    certainty = EnumField(_l("How sure"), Certainty, empty=CHOOSE, validators=[Optional()])
    description = TextAreaField(
        _l("Description"),
        validators=[InputRequired(_l("Say what was seized.")), Length(max=2000)],
    )
    is_another = BooleanField(_l("It is another asset than the one of this name in the case"))
    category = EnumField(_l("Kind"), AssetCategory)
    seized = PartDayField(
        _l("Seized on (day, month or year)"), description=PART_DAY, validators=[Optional()]
    )
    appraised = DongField(_l("Appraised value (₫)"), validators=[Optional()])
    valued = PartDayField(_l("Day of the certificate of value"), validators=[Optional()])
    keeper = EnumField(
        _l("Who keeps the asset"), Keeper, empty=_l("not known"), validators=[Optional()]
    )
    keeper_name = SearchField(
        _l("Name of the keeper"),
        validators=[Optional(), Length(max=200)],
        source="organisations",
    )
    adds_keeper = BooleanField(ADD_NEW)
    location = StringField(_l("Where it is"), validators=[Optional(), Length(max=300)])
    quantity = QuantityField(_l("Quantity"), validators=[Optional()])
    unit = StringField(_l("Unit"), validators=[Optional(), Length(max=40)])
    immovable = SelectField(_l("Kind in law"), choices=choices.kinds, validators=[Optional()])
    failures_before = WholeNumberField(_l("Failures before the first row"), validators=COUNT)
    reductions_before = WholeNumberField(_l("Price cuts before the first row"), validators=COUNT)
    numbers_unknown = BooleanField(_l("Nobody knows which rounds these were"))
    rounds = RowList(
        FormField(RoundRow), label=_l("Rounds"), min_entries=ROUNDS, max_entries=MOST_ROUNDS
    )
    price = DongField(_l("Price it was sold for (₫)"), validators=[Optional()])
    winner = StringField(_l("Winner"), validators=[Optional(), Length(max=200)])
    payment = EnumField(
        _l("Payment"), OldPaid, empty=_l("full, if there is a day"), validators=[Optional()]
    )
    paid_amount = DongField(_l("Paid in all, if a part (₫)"), validators=[Optional()])
    paid = PartDayField(_l("Paid on"), description=PART_DAY, validators=[Optional()])
    delivered = SelectField(
        _l("Handed over to the buyer"), choices=choices.handed_over, validators=[Optional()]
    )
    delivered_day = PartDayField(_l("Handed over on"), validators=[Optional()])
    attempts = RowList(
        FormField(AttemptRow), label=_l("Attempts to deliver"), max_entries=MOST_ATTEMPTS
    )
    reason_code = SelectField(_l("Obstacle"), choices=choices.reasons, validators=[Optional()])
    holders = RowList(
        FormField(HolderRow), label=_l("Holders"), min_entries=HOLDERS, max_entries=MOST_HOLDERS
    )
    next_act = StringField(_l("Next act"), validators=[Optional(), Length(max=200)])
    note = TextAreaField(_l("Note"), validators=[Optional(), Length(max=500)])

    def lengthen(self, name: str) -> None:
        """Add rows to one of the lists."""
        lists = {"rounds": self.rounds, "holders": self.holders, "attempts": self.attempts}
        rows = lists.get(name)
        if rows is not None and len(rows) < (rows.max_entries or 0):
            rows.append_entry()

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse what would be lost: a buyer of no sale, who acts on no obstacle, a cut of what."""
        valid = bool(super().validate(extra_validators))
        for field, why in self._about_nothing():
            field.errors = [*field.errors, why]
            valid = False
        known = False
        for row in (entry.form for entry in self.rounds if entry.form.is_told):
            typed = row.starting_price.data
            if isinstance(typed, Cut) and not known:
                row.starting_price.errors = [_l("Nobody knows the price before: enter the amount.")]
                self.rounds.errors = [entry.errors for entry in self.rounds]
                valid = False
            known = typed is not None
        return valid

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal about a row that is told beside its cell, else as every form does."""
        lists = {"rounds": self.rounds, "attempts": self.attempts, "holders": self.holders}
        if not put_beside(refusal, lists):
            super().refuse(refusal)

    def _about_nothing(self) -> Iterator[tuple[wtforms.Field, Any]]:
        """Yield the fields without which others say nothing, and why they are needed."""
        below = bool(self._holder_rows() or self.next_act.data or self.note.data)
        if below and not self.reason_code.data:
            yield self.reason_code, _l("Choose the obstacle: what stands below it is about it.")
        of_a_sale = any(map(is_typed, self._of_sale()))
        if of_a_sale and self.price.data is None and not self.price.errors:
            yield self.price, _l("Enter the price: what stands beside it is about a sale.")
        rows = any(entry.form.is_told for entry in self.rounds)
        if self.numbers_unknown.data and not rows:
            yield self.numbers_unknown, _l("Enter the rounds of which nobody knows the number.")
        from_first = rows and not (self.failures_before.data or self.numbers_unknown.data)
        if self.reductions_before.data and from_first:
            yield self.reductions_before, _l("The first row is the first auction: none was before.")

    def _of_sale(self) -> Iterator[wtforms.Field]:
        """Yield the fields that say more of a sale."""
        yield from (self.winner, self.payment, self.paid_amount, self.paid)
        yield from (self.delivered, self.delivered_day)
        for entry in self.attempts:
            yield from entry.form

    def matter(self, office_id: int) -> OldMatter:
        """Return what was typed; of a field that cannot be read nothing."""
        return OldMatter(
            office_id=office_id,
            case_number=self.case_number.data or "",
            debtors=tuple(map(_party, _parts(self.debtor.data))),
            creditors=tuple(map(_party, _parts(self.creditor.data))),
            asset=self._asset(),
            rounds=self._rounds(),
            failures_before=self.failures_before.data or 0,
            reductions_before=self.reductions_before.data or 0,
            sale=self._sale(),
            obstacle=self._obstacle(),
            source=self.source.data or "",
            certainty=self.certainty.data,
            is_another=bool(self.is_another.data),
            paper=self.given["paper"],
        )

    def _asset(self) -> OldAsset:
        return OldAsset(
            description=self.description.data or "",
            category=self.category.data or AssetCategory.OTHER,
            quantity=self.quantity.data,
            unit=self.unit.data or None,
            immovable={"yes": True, "no": False}.get(self.immovable.data or ""),
            seized=self.seized.data,
            location=self.location.data or None,
            appraised=self.appraised.data,
            valued=self.valued.data,
            keeper=self.keeper.data,
            keeper_name=self.keeper_name.data or None,
            adds_keeper=bool(self.adds_keeper.data),
        )

    def _rounds(self) -> tuple[OldRound, ...]:
        """Return the rounds in their rows; a cut is taken off the price before it."""
        told: list[OldRound] = []
        price: int | None = None
        rows = [entry.form for entry in self.rounds if entry.form.is_told]
        first = (self.failures_before.data or 0) + 1
        for place, row in enumerate(rows):
            typed = row.starting_price.data
            if isinstance(typed, Cut):
                left = WHOLE - typed.basis_points
                typed = share(price, left, Rounding.UP) if price is not None else None
            price = typed  # of a round whose price nobody knows there is no cut
            told.append(
                OldRound(
                    ended=row.ended.data or self._usual_end(place, len(rows)),
                    number=None if self.numbers_unknown.data else first + place,
                    session=row.session.data,
                    starting_price=typed,
                    registrants=row.registrants.data,
                    deposit=row.deposit.data,
                    contract=row.contract.data,
                    notified=row.notified.data,
                )
            )
        return tuple(told)

    def _usual_end(self, place: int, rows: int) -> OldEnd:
        """Return how a round ended where nothing is chosen: it failed, or it is the one sold."""
        chosen = [entry.form.ended.data for entry in self.rounds if entry.form.is_told]
        sold = place == rows - 1 and self.price.data is not None and OldEnd.SOLD not in chosen
        return OldEnd.SOLD if sold else OldEnd.FAILED

    def _sale(self) -> OldSale | None:
        if self.price.data is None:
            return None
        said, amount, attempts = self.payment.data, self.paid_amount.data, self._attempts()
        told = payment_told(
            said,
            price=self.price.data,
            amount=amount,
            in_full=said is None and amount is None and self.paid.data is not None,
        )
        return OldSale(
            price=self.price.data,
            winner=self.winner.data or None,
            payment=told or said or OldPaid.PART,  # what crosses itself is refused
            paid_amount=self.paid_amount.data,
            paid=self.paid.data,
            delivered=delivery_told(
                DELIVERED.get(self.delivered.data or ""),
                on_a_day=self.delivered_day.data is not None,
                reason=self.reason_code.data,
                attempted=bool(attempts),
            ),
            delivered_day=self.delivered_day.data,
            attempts=attempts,
        )

    def _attempts(self) -> tuple[OldAttempt, ...]:
        return tuple(
            OldAttempt(outcome=row.outcome.data, day=row.day.data, note=row.note.data or None)
            for row in (entry.form for entry in self.attempts)
            if row.outcome.data is not None
        )

    def _holder_rows(self) -> list[Any]:
        return [entry.form for entry in self.holders if entry.form.is_told]

    def _obstacle(self) -> OldObstacle | None:
        if not self.reason_code.data:
            return None
        return OldObstacle(
            reason_code=self.reason_code.data,
            holders=tuple(
                OldHolder(
                    held_by=row.held_by.data or Holder.UNKNOWN,
                    name=row.name.data or None,
                    since=row.since.data,
                )
                for row in self._holder_rows()
            ),
            next_act=self.next_act.data or None,
            note=self.note.data or None,
        )


def _parts(text: str | None) -> Sequence[str]:
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def _party(name: str) -> OldParty:
    return OldParty(name=name, is_organisation=is_organisation(name), is_bank=is_bank(name))
