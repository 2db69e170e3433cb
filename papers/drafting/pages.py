"""A draft as its page shows it: the paper, what is missing, what changed, where facts come from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from audit.subjects import Sight, Subject, named
from foundation import clock
from foundation.acts import Act
from foundation.refusals import Refusal
from papers.drafting import allowed, refusals
from papers.drafting.facts import Change, changes, declared, missing, told
from papers.drafting.models import Draft
from papers.drafting.numbers import DOTS, HOLE, Foreseen, foresee, series_for
from papers.drafting.operations.signing import IN_PLACE_OF
from papers.drafting.preview import Block, read_back
from papers.drafting.reading import read_facts
from papers.drafting.registry import Template
from papers.drafting.rendering import fill, marked, values_of

OTHER_WAYS: Final = ("_upper", "_words")  # a fact in capitals, an amount in words


@dataclass(frozen=True, slots=True)
class Origin:
    """One fact of a draft, and where it stands recorded."""

    name: str
    words: str
    value: str
    subject: Subject | None


@dataclass(frozen=True, slots=True)
class DraftShown:
    """What the page of a draft shows."""

    blocks: Sequence[Block]
    origins: Sequence[Origin]
    missing: Sequence[str]  # N_ texts
    empty: Sequence[str]  # N_ texts of the parts to be written
    changes: Sequence[Change]
    is_behind: bool
    why_not: Refusal | None  # why it is not signed now
    number: str  # the one foreseen; of a signed paper its own
    template_changed: bool

    @property
    def changed(self) -> Collection[str]:
        """The names of the facts that changed."""
        return {each.name for each in self.changes}

    @property
    def numbers(self) -> Mapping[str, int]:
        """The place among the origins of each value on the paper, also of its other ways."""
        places = {each.name: place for place, each in enumerate(self.origins, start=1)}
        return {
            f"{name}{way}": place for name, place in places.items() for way in ("", *OTHER_WAYS)
        }


def shown(draft: Draft, template: Template, sight: Sight, *, on: date, by: Act) -> DraftShown:
    """Return what the page of a draft shows to a reader.

    Args:
        on: the day on which it would be signed.
        by: the act of reading it.
    """
    thing = template.find(draft.subject_id)
    now, sources = read_facts(template, thing) if thing is not None else (None, {})
    subjects = named(set(sources.values()), sight)
    behind = draft.is_open and allowed.is_behind(draft, now)
    next_one = foresee(draft.office_id, template.kind, on, by)
    values = _values(draft, template, next_one.unnumbered)
    return DraftShown(
        blocks=read_back(fill(template, marked(values))),
        origins=[
            Origin(one.name, one.metadata["words"], value, subjects.get(sources.get(one.name, "")))
            for kind in template.kinds
            for one in declared(kind)
            if (value := told(one.metadata["form"], draft.facts.get(one.name)))
        ],
        missing=missing(template.kinds, draft.facts),
        empty=allowed.empty_parts(draft, template),
        changes=changes(template.kinds, draft.facts, now) if behind and now is not None else [],
        is_behind=behind,
        why_not=allowed.why_not_sign(draft, template, thing, now, on=on, by=by) or next_one.why_not,
        number=_number(draft, next_one),
        template_changed=draft.template_version != template.version,
    )


def draft_file(draft: Draft, template: Template) -> bytes:
    """Return the DOCX of a draft as it stands: without number and day until it is signed."""
    series = series_for(draft.office_id, template.kind, clock.today().year)
    return fill(template, _values(draft, template, series.pattern.replace(HOLE, DOTS)))


def signed_file(draft: Draft, template: Template) -> bytes:
    """Return the DOCX of what was signed, from what was kept then.

    Raises:
        TemplateChanged: the template is not the one it was signed by.
    """
    if draft.document is None:
        raise ValueError("a draft without a document has no number")
    if draft.template_version != template.version:
        raise refusals.TemplateChanged
    return draft_file(draft, template)


def _values(draft: Draft, template: Template, unnumbered: str) -> Mapping[str, Any]:
    """Return what the fields are filled with: of a signed paper with its number, day and signer."""
    document = draft.document
    if document is None:
        return values_for(draft, template, number=unnumbered, on=None)
    return values_for(
        draft,
        template,
        number=document.number or DOTS,
        on=document.issued_on,
        signer=document.signer,
        capacity=document.capacity,
    )


def _number(draft: Draft, next_one: Foreseen) -> str:
    """Return the number of a paper, or the one foreseen; dots where none is given."""
    if draft.document is not None:
        return draft.document.number or DOTS
    return next_one.number or next_one.unnumbered


def values_for(
    draft: Draft,
    template: Template,
    *,
    number: str,
    on: date | None,
    signer: str | None = None,
    capacity: str | None = None,
) -> Mapping[str, Any]:
    """Return what the fields of a paper are filled with."""
    return values_of(
        template,
        draft.facts,
        draft.free,
        number=number,
        on=on,
        signer=signer,
        capacity=capacity or template.capacities[0],
        in_place_of=draft.free.get(IN_PLACE_OF),
    )
