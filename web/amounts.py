"""What a typed amount means, in words: the money field asks while one types (``/amounts``)."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from foundation.amounts import in_english_words, in_vietnamese_words
from foundation.figures import TwoReadings, read_dong
from web.fields import DongField
from web.formatting import in_vietnamese, register_filter
from web.i18n import translated

bp = Blueprint("amounts", __name__, url_prefix="/amounts")


def amount_words(amount: int | None) -> str:
    """Return an amount in the words of the reader's language; "" for none."""
    if not isinstance(amount, int):
        return ""
    words = in_vietnamese_words(amount) if in_vietnamese() else in_english_words(amount)
    return words[:1].upper() + words[1:]


register_filter("amount_words", amount_words)


@bp.get("")
def show() -> ResponseReturnValue:
    """Say what a typed amount is in words, or why it is none."""
    try:
        found = read_dong(request.args.get("text", "").strip())
    except TwoReadings as unsure:
        return jsonify(words="", wrong=translated(unsure.text, unsure.details))
    except ValueError:
        return jsonify(words="", wrong=translated(DongField.complaint))
    return jsonify(words=amount_words(found), wrong="")
