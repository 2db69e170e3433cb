"""Tables of notices whose facts were written down before the reader had seen any of them."""

import csv
from datetime import datetime
from pathlib import Path

from exchange.importing.drafts import NoticeDraft
from exchange.importing.notices import read_notices

#: Found and fact of a column, by row of a file.
Differences = dict[str, dict[str, tuple[str, str]]]


def facts_of(folder: Path) -> list[dict[str, str]]:
    """Return the facts of a folder, one for each notice of its files."""
    with (folder / "facts.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("?.csv"))


def found(draft: NoticeDraft | None) -> dict[str, str]:
    """Return what became of a row in the words of the table of facts."""
    if draft is None:
        return {"outcome": "refused"}
    shown = "%Y-%m-%d" if draft.hour_unknown else "%Y-%m-%d %H:%M"
    return {
        "outcome": "in",
        "price": str(draft.starting_price or ""),
        "session": draft.session.strftime(shown) if draft.session else "",
        "deposit": str(draft.deposit or ""),
        "kind": draft.asset_kind or "",
        "round": str(draft.auction_round or ""),
        "told": draft.told or "",
        "code": draft.failure_code or "",
        "sold": str(draft.sold_price or ""),
        "place": draft.auction_place,
        "fee": str(draft.dossier_fee or ""),
        "step": str(draft.bid_step or ""),
        "sale_from": _shown(draft.dossier_sale_from),
        "sale_to": _shown(draft.dossier_sale_to),
    }


def differences(facts: list[dict[str, str]], name: str, content: bytes | Path) -> Differences:
    """Return what of each row of a file is read otherwise than a person reads it: found, fact."""
    drafts = {draft.row: draft for draft in read_notices(content, name).drafts}
    wrong = {}
    for fact in facts:
        if fact["file"][0] != name[0]:
            continue
        # a blank kind: a person could not say which either
        differing = {
            column: (value, fact[column])
            for column, value in found(drafts.get(int(fact["row"]))).items()
            if column in fact and value != fact[column] and (column != "kind" or fact[column])
        }
        if differing:
            wrong[f"{name}:{fact['row']}"] = differing
    return wrong


def _shown(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else ""
