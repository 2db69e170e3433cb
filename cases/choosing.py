"""What choice fields offer of case files: by number, by what they are about, by a party's name."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cases.models import CaseFile
from cases.numbers import number_key
from foundation import search
from foundation.database import db
from foundation.permissions import Permission
from web import choices
from web.choices import Option


def cases(words: str, offices: Collection[int]) -> Sequence[Option]:
    """Return the case files that have the words, the one of that number first."""
    hits = search.find(words, offices=offices, kinds=("case",), limit=choices.MOST + 1)
    found = select(CaseFile).where(CaseFile.id.in_([hit.subject_id for hit in hits]))
    rows = db.session.scalars(
        found.options(joinedload(CaseFile.officer)).order_by(CaseFile.id.desc())
    ).all()
    of_number = [each for each in rows if number_key(each.number) == number_key(words)]
    return sorted(
        (
            Option(
                each.number,
                each.number,
                f"{each.summary} · {each.officer.full_name}",
                len(of_number) == 1 and each is of_number[0],
            )
            for each in rows
        ),
        key=lambda option: not option.exact,
    )


choices.register("cases", Permission.READ_CASES, cases)
