"""What may stand on a step of a lot."""

import enum


class AfterResult(enum.StrEnum):
    """What may stand on a step of a lot, so that the step is not taken back before."""

    ROUND = "round"  # a later round
    RESULT = "result"  # of a round
    ANSWER = "answer"  # of the creditor
    CUT = "cut"  # of the price
    VALUATION = "valuation"  # that set the price
    CONTRACT = "contract"  # with an auction organisation
    WITHDRAWAL = "withdrawal"  # of the lot
    MONEY = "money"  # paid for what was sold
    DELIVERY = "delivery"  # of what was sold
    TITLE = "title"  # the file of the buyer's title
    DEFAULT = "default"  # the buyer did not pay
