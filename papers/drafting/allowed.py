"""What may be done with a draft, and why not; pages and operations ask the same functions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from foundation import clock
from foundation.acts import Act
from foundation.moments import Moment
from foundation.past import why_not_before
from foundation.refusals import Refusal
from papers.drafting import refusals
from papers.drafting.facts import version_of
from papers.drafting.models import Draft
from papers.drafting.registry import Free, Kind, Template


def why_not_begin(template: Template, thing: Any) -> Refusal | None:
    """Say why a thing has no such paper now."""
    return None if template.fits(thing) else refusals.NoSuchPaperNow()


def why_not_write(draft: Draft) -> Refusal | None:
    """Say why nobody changes a draft any more."""
    return None if draft.is_open else refusals.DraftEnded()


def is_behind(draft: Draft, now: Mapping[str, Any] | None) -> bool:
    """Whether facts changed since they were read, and nobody said to leave them."""
    if now is None:
        return False
    found = version_of(now)
    return found not in {draft.facts_version, draft.kept_version}


def empty_parts(draft: Draft, template: Template) -> list[str]:
    """Return the words (N_ texts) of the parts that must be written and are not."""
    return [
        part.words
        for part in template.free
        if part.needed and not _is_written(part, draft.free.get(part.key, ""))
    ]


def _is_written(part: Free, typed: str) -> bool:
    return typed.isdecimal() if part.kind is Kind.MONEY else bool(typed.strip())


def why_not_sign(
    draft: Draft,
    template: Template,
    thing: Any,
    now: Mapping[str, Any] | None,
    *,
    on: date,
    by: Act,
) -> Refusal | None:
    """Say why a draft gets no number.

    Args:
        on: the day of signing, by which the template's own rule is judged. A paper is not signed
            before its facts were read.
    """
    if why := why_not_write(draft):
        return why
    if thing is None or not template.fits(thing):
        return refusals.NoSuchPaperNow()
    if is_behind(draft, now):
        return refusals.FactsChanged()
    if empty_parts(draft, template):
        return refusals.PartsEmpty()
    why = why_not_before(on, clock.local_day(draft.drafted_at), Moment.DRAFT, Moment.DRAFTED)
    return why or template.why_not(thing, draft.facts, draft.free, on, by)
