"""What the rows of a file of notices say of each other: repetitions and second publications."""

from dataclasses import replace

from exchange.importing import stored
from exchange.importing.drafts import NoticeDraft
from exchange.importing.problems import Code, Problem, Severity

ID = "notice_id"


def compare_rows(
    drafts: list[NoticeDraft],
) -> tuple[list[NoticeDraft], dict[int, int], list[Problem]]:
    """Compare rows by notice number and asset, then by what they offer.

    The same number for the same asset with the same content is a repetition; with other content
    neither row is to be believed. One number may stand for several assets. Another number with the
    same asset, price and session is the second publication.
    """
    problems: list[Problem] = []
    repeated: dict[int, int] = {}
    by_number: dict[str, list[NoticeDraft]] = {}
    for draft in drafts:
        # a notice without a number is known by what it says
        number = draft.notice_id.casefold()
        content = stored.content_hash(stored.written(draft))
        key = f"{number}\n{draft.lot_key if number else content}"
        by_number.setdefault(key, []).append(draft)
    kept: list[NoticeDraft] = []
    for first, *others in by_number.values():
        if any(replace(other, row=first.row) != first for other in others):
            for draft, other in zip(
                (first, *others), (others[0], *[first] * len(others)), strict=True
            ):
                problems.append(Problem(draft.row, ID, Code.ID_TWICE, {"other": other.row}))
            continue
        kept.append(first)
        for other in others:
            repeated[other.row] = first.row
            details = {"other": first.row}
            problems.append(Problem(other.row, "", Code.ROW_REPEATED, details, Severity.WARNING))
    return _mark_duplicates(sorted(kept, key=lambda draft: draft.row)), repeated, problems


def _mark_duplicates(drafts: list[NoticeDraft]) -> list[NoticeDraft]:
    first_of: dict[str, NoticeDraft] = {}
    marked: list[NoticeDraft] = []
    for draft in drafts:
        first = first_of.setdefault(draft.fingerprint, draft)
        if first is not draft:
            details: dict[str, str | int] = {"other": first.row, "notice": first.notice_id}
            warning = Problem(draft.row, ID, Code.DUPLICATE_OF, details, Severity.WARNING)
            draft = replace(draft, warnings=(*draft.warnings, warning))
        marked.append(draft)
    return marked
