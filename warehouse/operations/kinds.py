"""What an office says of a kind of thing: from a day on, with a reason; never edited."""

from datetime import date

from accounts.models import Office
from accounts.operations.offices import tree_changed
from accounts.operations.records import check_reach
from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.folding import tidy
from warehouse import law, refusals
from warehouse.kinds import entries
from warehouse.kinds.in_force import OwnRule, held_in, kept
from warehouse.models import ItemKind, OfficeKind, PlaceClass


def rule_kind(
    office: Office,
    kind: ItemKind,
    *,
    rule: OwnRule | None,
    valid_from: date,
    reason: str,
    by: Act,
) -> OfficeKind:
    """Say in which places an office, and those under it, keep a kind, and what they ask of it.

    What was received or put away before stays as it was judged then.

    Args:
        rule: None: from that day the office above decides again.
        valid_from: the first day on which it holds, today or later.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        ClassNotByLaw: the law does not let the kind lie in one of the classes.
        KindRuleInThePast: the day is past.
        KindReasonNeeded: no reason is given in words.
        NoKindRuleAbove: there is nothing of its own to give up.
        KindRuleUnchanged: the office says just that on that day.
    """
    check_reach(office, by)
    tree_changed()  # first: of two who set one the second waits here; every process reads anew
    kept.forget()
    rule = _tidied(rule, kind)
    if valid_from < by.day:
        raise refusals.KindRuleInThePast
    reason = tidy(reason)
    if not any(map(str.isalpha, reason)):
        raise refusals.KindReasonNeeded
    before = held_in(kind, office.id, valid_from)
    own = before.rule if before.office_id == office.id else None
    if rule == own:
        raise refusals.KindRuleUnchanged if rule is not None else refusals.NoKindRuleAbove
    row = OfficeKind(
        office_id=office.id,
        kind=kind,
        is_own=rule is not None,
        classes=_codes(rule.classes) if rule and rule.classes is not None else None,
        demands=_codes(rule.demands) if rule else "",
        unit=rule.unit if rule else None,
        valid_from=valid_from,
        reason=reason,
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    db.session.add(row)
    db.session.flush()
    kept.forget()
    ledger.append(
        f"office:{office.id}",
        entries.KIND_RULED,
        office_id=office.id,
        by=by,
        payload={
            "kind": kind,
            "own": row.is_own,
            "classes": sorted(rule.classes) if rule and rule.classes is not None else None,
            "demands": sorted(rule.demands) if rule else [],
            "unit": row.unit,
            "valid_from": valid_from,
            "reason": reason,
        },
    )
    return row


def _tidied(rule: OwnRule | None, kind: ItemKind) -> OwnRule | None:
    """Return the rule in its one form: every class the law allows is no word of the office's own.

    Raises:
        ClassNotByLaw: the law does not let the kind lie in one of the classes.
    """
    if rule is None:
        return None
    ours = law.allowed_classes(kind) - {PlaceClass.ELSEWHERE}
    classes = None if rule.classes is None else rule.classes - {PlaceClass.ELSEWHERE}
    if classes is not None and (wrong := classes - ours):
        raise refusals.ClassNotByLaw(kind=kind, classes=sorted(wrong))
    return OwnRule(
        None if classes == ours else classes, rule.demands, tidy(rule.unit or "")[:40] or None
    )


def _codes(codes: frozenset[str]) -> str:
    return " ".join(sorted(codes))
