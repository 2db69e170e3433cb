"""What is typed about an old asset is taken in or refused: no field of the form is passed over."""

import pytest
from wtforms import FieldList, HiddenField

from backlog.forms import OldAssetForm

LEAST = {
    "case_number": "77/2019",
    "description": "Nhà xưởng tại xã Mẫu",
    "category": "house",
    "source": "theo hồ sơ cũ",
}
SOLD = LEAST | {"rounds-0-session": "3/2019", "price": "2000000000"}
STUCK = LEAST | {"reason_code": "F04_NO_ACCESS", "holders-0-held_by": "court"}
#: A value of each field that says something.
TYPED = {
    "case_number": "78/2019",
    "debtor": "Công ty TNHH S.P.",
    "creditor": "NH TMCP N.L.",
    "source": "theo sổ thụ lý",
    "certainty": "papers",
    "description": "Máy ép viên",
    "is_another": "y",
    "category": "machinery",
    "seized": "11/2018",
    "appraised": "3000000000",
    "valued": "12/2018",
    "keeper": "debtor",
    "keeper_name": "Ông Mẫu",
    "adds_keeper": "y",
    "location": "xã Mẫu",
    "quantity": "2",
    "unit": "cái",
    "immovable": "no",
    "failures_before": "2",
    "reductions_before": "1",
    "numbers_unknown": "y",
    "rounds-0-session": "4/2019",
    "rounds-0-starting_price": "1900000000",
    "rounds-0-registrants": "3",
    "rounds-0-deposit": "300000000",
    "rounds-0-contract": "2/2019",
    "rounds-0-notified": "3/2019",
    "rounds-0-ended": "unknown",
    "price": "2100000000",
    "winner": "Lê Thử",
    "payment": "nothing",
    "paid_amount": "50000000",
    "paid": "5/2019",
    "delivered": "no",
    "delivered_day": "6/2019",
    "attempts-0-day": "7/2019",
    "attempts-0-outcome": "blocked",
    "attempts-0-note": "chủ nhà khóa cửa",
    "reason_code": "F05_GRAVES",
    "holders-0-held_by": "police",
    "holders-0-name": "Công an xã Mẫu",
    "holders-0-since": "7/2019",
    "next_act": "Họp liên ngành",
    "note": "theo biên bản họp",
    "paper_no": "12/BB",
    "paper_on": "05/06/2019",
}


def fields_of(form):
    """Yield the names of the fields a person types into, of a list those of its first row."""
    for field in form:
        if isinstance(field, FieldList):
            yield from (each.name for each in field[0].form)
        elif not isinstance(field, HiddenField) and field.type != "KeptFileField":
            yield field.name


def told(app, typed):
    """Return what a form says, or None where it refuses it."""
    with app.test_request_context(method="POST", data=typed):
        form = OldAssetForm(papers=(), meta={"csrf": False})
        return form.matter(1) if form.validate() else None


def test_every_field_has_a_value_here(app):
    with app.test_request_context(method="POST", data=LEAST):
        form = OldAssetForm(papers=())
        form.lengthen("attempts")
        assert set(fields_of(form)) == set(TYPED)


@pytest.mark.parametrize("about", [LEAST, SOLD, STUCK], ids=["asset", "sale", "obstacle"])
@pytest.mark.parametrize("field", TYPED)
def test_what_is_typed_is_told_or_refused(app, about, field):
    before = told(app, about)
    assert before is not None
    assert told(app, about | {field: TYPED[field]}) != before
