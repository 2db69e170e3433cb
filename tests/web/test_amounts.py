"""An amount in words, and what the money field is told while one types."""

import importlib
import pkgutil
import random

import pytest
import wtforms
from flask import request
from wtforms.fields.core import UnboundField

from foundation.amounts import in_english_words, in_vietnamese_words
from tests.guards.tree import LAYERS
from web.amounts import amount_words
from web.fields import DongField
from web.forms import Form

VIETNAMESE = {
    0: "không đồng",
    5: "năm đồng",
    10: "mười đồng",
    11: "mười một đồng",
    15: "mười lăm đồng",
    21: "hai mươi mốt đồng",
    25: "hai mươi lăm đồng",
    105: "một trăm linh năm đồng",
    1_000: "một nghìn đồng",
    1_005: "một nghìn không trăm linh năm đồng",
    110_000: "một trăm mười nghìn đồng",
    12_300_000_000: "mười hai tỷ ba trăm triệu đồng",
    1_000_000_005: "một tỷ không trăm linh năm đồng",
    2_000_000_000_000: "hai nghìn tỷ đồng",
    10**15: "một triệu tỷ đồng",
}
ENGLISH = {
    0: "zero đồng",
    21: "twenty-one đồng",
    1_250_000: "one million two hundred fifty thousand đồng",
    12_300_000_000: "twelve billion three hundred million đồng",
    10**15: "one quadrillion đồng",
}


@pytest.mark.parametrize(("amount", "words"), VIETNAMESE.items())
def test_an_amount_in_vietnamese_words(amount, words):
    assert in_vietnamese_words(amount) == words


@pytest.mark.parametrize(("amount", "words"), ENGLISH.items())
def test_an_amount_in_english_words(amount, words):
    assert in_english_words(amount) == words


@pytest.fixture
def asked(pages):
    def ask(text):
        return pages.anonymous().client.get("/amounts", query_string={"text": text}).json

    return ask


@pytest.mark.parametrize("text", ["12300000000", "12.300.000.000", "12,300,000,000 đ", "12 tỷ 3"])
def test_what_is_typed_is_told_in_words(asked, text):
    assert asked(text) == {"words": "Mười hai tỷ ba trăm triệu đồng", "wrong": ""}


@pytest.mark.parametrize(
    "text", ["", "1,5", "3 tỷ 15", "tỷ rưỡi", "-3", "x" * 5000, "\x00", "1" * 40]
)
def test_what_is_no_amount_says_why(asked, text):
    answer = asked(text)
    assert answer["wrong"]
    assert not answer["words"]


class Price(wtforms.Form):
    price = DongField("Price")


def spellings(seed, pieces, most, count=300):
    """Return texts as hands and other programs leave them in a field."""
    chance = random.Random(seed)
    for _number in range(count):
        yield "".join(chance.choice(pieces) for _piece in range(chance.randint(1, most)))


MONEY = (*"0123456789", "1", "250", "000", ".000", ",000", " 000", ".", ",", " ", "  " * 40)
MONEY += (
    "\t",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "\x1c",
    "đ",
    " đồng",
    "VNĐ",
    "₫",
    "-",
    "x",
    ",00",
    "１",
)


def test_what_is_told_of_an_amount_is_what_the_field_reads_and_what_was_typed_stays(app, asked):
    for text in spellings(7, MONEY, 6):
        told = asked(text)
        with app.test_request_context(method="POST", data={"price": text}):
            form = Price(request.form)
            form.validate()
            assert form.price._value() == text
            if not text.strip():
                continue
            assert bool(told["wrong"]) == bool(form.price.errors), repr(text)
            assert told["words"] == amount_words(form.price.data), repr(text)


def test_every_amount_is_typed_into_a_money_field(app):
    """A field whose label counts in ₫ is a DongField, and each DongField says so."""
    for room in LAYERS[3:12]:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            if "forms" in found.name.split("."):
                importlib.import_module(found.name)
    kinds, amounts = [Form], 0
    for kind in kinds:
        kinds += kind.__subclasses__()
    for kind in kinds:
        if kind.__module__.startswith(("tests", "web")):
            continue
        for name, field in vars(kind).items():
            if not isinstance(field, UnboundField):
                continue
            label = str(field.kwargs.get("label") or (field.args or ("",))[0])
            counts = "₫" in label
            assert counts is issubclass(field.field_class, DongField), f"{kind.__name__}.{name}"
            amounts += counts
    assert amounts > 10
