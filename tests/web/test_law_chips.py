"""The chip of a provision: what is not checked, and what an announcement may still move."""

from datetime import date

from flask import Flask, get_template_attribute
from flask_babel import force_locale

from lawbook.periods import deadline
from web.lawful import law_chip, shows_law


def chip(code: str, trigger_on: date, *, beside: bool = False) -> str:
    ruling = deadline(code, trigger_on)
    law = get_template_attribute("components/law.html", "law")
    return str(
        law(
            ruling.basis.short,
            str(ruling.basis),
            ruling.confirmed,
            counted=ruling.counted,
            beside=beside,
        )
    )


def test_a_day_an_announcement_may_move_says_so_in_words(app: Flask) -> None:
    shown = chip("D3", date(2027, 1, 5))
    assert "· chưa chắc: chờ thông báo nghỉ Tết 2027" in shown
    assert "Giá trị chưa đối chiếu" not in shown, "the provision itself was read"


def test_it_is_said_once_where_the_sentence_stands_beside(app: Flask) -> None:
    assert "· chưa chắc" not in chip("D3", date(2027, 1, 5), beside=True)


def test_a_day_that_is_certain_says_nothing(app: Flask) -> None:
    assert "chưa chắc" not in chip("D3", date(2026, 11, 20))


def test_a_chip_is_drawn_once_in_each_language(app: Flask) -> None:
    """A list shows the same provision in forty rows."""
    with app.test_request_context():
        first = law_chip("Đ.83", "Điều 83", confirmed=False)
        assert law_chip("Đ.83", "Điều 83", confirmed=False) is first
        assert shows_law()
        with force_locale("en"):
            assert law_chip("Đ.83", "Điều 83", confirmed=False) != first
