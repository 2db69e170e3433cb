"""Drafts: begun, written, renewed when facts changed, dropped."""

from collections.abc import Mapping
from typing import Any

from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.gone import refuse_gone
from foundation.refusals import check
from papers.drafting import allowed, entries, refusals
from papers.drafting.facts import changes, cleaned, version_of
from papers.drafting.models import Draft
from papers.drafting.reading import facts_now, read_facts
from papers.drafting.registry import Template


def begin_draft(thing: Any, *, template: Template, by: Act) -> Draft:
    """Begin a draft with what is recorded of a thing now.

    Raises:
        NoSuchPaperNow: the thing has no such paper in its present state.
        CaseByMistake: it was taken back.
    """
    refuse_gone(thing)
    check(allowed.why_not_begin(template, thing))
    facts, _sources = read_facts(template, thing)
    draft = Draft(
        office_id=thing.office_id,
        template=template.code,
        template_version=template.version,
        subject_kind=template.subject,
        subject_id=thing.id,
        facts=facts,
        facts_version=version_of(facts),
        free={part.key: part.first for part in template.free if part.first},
        drafted_by_id=by.actor.id,
        drafted_at=by.at,
    )
    db.session.add(draft)
    db.session.flush()
    ledger.append(
        draft.stream,
        entries.DRAFT_BEGUN,
        office_id=draft.office_id,
        by=by,
        payload={"template": template.code, "about": draft.subject},
        begins=True,
    )
    return draft


def write_draft(draft: Draft, *, template: Template, free: Mapping[str, str], by: Act) -> Draft:
    """Write the parts of a draft that are no recorded facts.

    Raises:
        ChangedMeanwhile: the draft changed since the person saw it.
        DraftEnded: it was signed or dropped.
        PartTooLong: a part is longer than a paper can hold.
    """
    lock_as_seen(draft, by)
    check(allowed.why_not_write(draft))
    typed = {part.key: cleaned(free.get(part.key) or "") for part in template.free}
    for part in template.free:
        if len(typed[part.key]) > part.longest:
            raise _too_long(part.key, part.longest)
    changed = sorted(key for key, text in typed.items() if text != draft.free.get(key, ""))
    if not changed:
        return draft
    draft.free = typed
    ledger.append(
        draft.stream,
        entries.DRAFT_WRITTEN,
        office_id=draft.office_id,
        by=by,
        payload={"parts": changed},
    )
    return draft


def renew_draft(draft: Draft, *, template: Template, by: Act) -> Draft:
    """Take what changed since it was drafted into a draft; what a person wrote stays.

    Raises:
        ChangedMeanwhile: the draft changed since the person saw it.
        DraftEnded: it was signed or dropped.
        NothingChanged: everything is as it was drafted.
    """
    now, names = _changed(draft, template, by)
    draft.facts, draft.facts_version = now, version_of(now)
    draft.template_version, draft.kept_version = template.version, None
    draft.drafted_at = by.at
    ledger.append(
        draft.stream,
        entries.DRAFT_RENEWED,
        office_id=draft.office_id,
        by=by,
        payload={"facts": names},
    )
    return draft


def keep_draft(draft: Draft, *, template: Template, by: Act) -> Draft:
    """Leave a draft as it was, having seen what changed since; a later change is asked again.

    Raises:
        ChangedMeanwhile: the draft changed since the person saw it.
        DraftEnded: it was signed or dropped.
        NothingChanged: everything is as it was drafted.
    """
    now, names = _changed(draft, template, by)
    draft.kept_version = version_of(now)
    ledger.append(
        draft.stream,
        entries.DRAFT_KEPT,
        office_id=draft.office_id,
        by=by,
        payload={"facts": names},
    )
    return draft


def drop_draft(draft: Draft, *, reason: str, by: Act) -> Draft:
    """Throw a draft away; it stays readable and is never signed.

    Raises:
        ReasonOfDropNeeded: nobody says why.
        ChangedMeanwhile: the draft changed since the person saw it.
        DraftEnded: it was signed or dropped.
    """
    if not reason.strip():
        raise refusals.ReasonOfDropNeeded
    lock_as_seen(draft, by)
    check(allowed.why_not_write(draft))
    draft.dropped_reason = reason.strip()
    ledger.append(
        draft.stream,
        entries.DRAFT_DROPPED,
        office_id=draft.office_id,
        by=by,
        payload={"reason": reason.strip()},
    )
    return draft


def _changed(draft: Draft, template: Template, by: Act) -> tuple[dict[str, Any], list[str]]:
    lock_as_seen(draft, by)
    check(allowed.why_not_write(draft))
    now = facts_now(draft, template)
    if now is None or not allowed.is_behind(draft, now):
        raise refusals.NothingChanged
    return now, [each.name for each in changes(template.kinds, draft.facts, now)]


def _too_long(key: str, longest: int) -> refusals.PartTooLong:
    refusal = refusals.PartTooLong(most=longest)
    refusal.field = key
    return refusal
