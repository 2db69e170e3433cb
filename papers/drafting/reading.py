"""What a draft says now: the facts of its thing as they are recorded at this moment."""

from typing import Any

from accounts.letterhead import letterhead_of
from accounts.models import Office
from foundation.database import db
from papers.drafting.facts import stored
from papers.drafting.models import Draft
from papers.drafting.registry import Letterhead, Template


def read_facts(template: Template, thing: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the facts of a paper about a thing, as they are kept, and the source of each."""
    head = letterhead_of(db.session.get_one(Office, thing.office_id))
    top = Letterhead(office_above=head.superior, office_name=head.name, place=head.place)
    facts = template.read(thing)
    return stored(top) | stored(facts), dict(facts.sources)


def facts_now(draft: Draft, template: Template) -> dict[str, Any] | None:
    """Return what a draft would be filled with now; None where its thing is gone."""
    thing = template.find(draft.subject_id)
    return None if thing is None else read_facts(template, thing)[0]
