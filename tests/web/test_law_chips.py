"""The chip of a provision: what is not checked, and what an announcement may still move."""

from datetime import date

from flask import Flask, get_template_attribute

from lawbook.periods import deadline


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
