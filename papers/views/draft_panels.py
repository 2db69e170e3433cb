"""Drafts on the page of the thing they are about, and the papers that can be begun there."""

from typing import Any

from flask import url_for

from foundation.i18n import N_
from foundation.permissions import Permission
from papers.drafting import queries
from papers.drafting.allowed import why_not_begin
from papers.drafting.models import Draft
from papers.drafting.registry import Template, templates_for
from papers.views.draft_list import called, state_of
from web import panels
from web.access import may
from web.buttons import Button
from web.formatting import moment
from web.i18n import translated
from web.panels import Column, Line, Panel, Section

SUBJECTS = ("lot", "order", "hand_over", "count")
"""The things that have papers drafted here; a room that adds another declares its panel here."""


def begin_buttons(subject: str, thing: Any) -> list[Button]:
    """Return the papers that this person may begin about a thing now."""
    return [
        Button(translated(template.words), address, icon="file-text")
        for template in templates_for(subject)
        if (address := draft_address(template, thing))
    ]


def draft_address(template: Template, thing: Any) -> str:
    """Return where the paper field of an act drafts such a paper; "" where this person may not."""
    if not may(template.permission, thing.office_id) or why_not_begin(template, thing) is not None:
        return ""
    return url_for("papers.drafts.new", template=template.code, subject_id=thing.id)


def _panel(subject: str, thing: Any) -> Panel:
    few = panels.first_few(queries.drafts_of(subject, thing.id), Draft.id, Draft.id.desc())
    return few.panel(
        [
            Line(
                what=called(draft),
                url=url_for("papers.drafts.show", draft_id=draft.id),
                under=draft.document.number if draft.document else moment(draft.drafted_at),
                right=state_of(draft),
            )
            for draft in few.rows
        ],
        acts=begin_buttons(subject, thing),
    )


for subject in SUBJECTS:
    panels.declare(
        Section(
            page=subject,
            key="drafts",
            title=N_("Papers drafted here"),
            empty=N_("No paper was drafted here."),
            permission=Permission.READ_CASES,
            make=lambda thing, subject=subject: _panel(subject, thing),  # type: ignore[misc]
            rank=80,
            column=Column.MAIN,
            jump=False,
        )
    )
