"""How many there are is written in groups of three digits, wherever a sentence says it."""

from datetime import date, timedelta
from decimal import Decimal

from flask import Flask, render_template_string
from flask_babel import force_locale, gettext, ngettext

from foundation import clock
from tests.fixtures.critic import UNGROUPED
from web.formatting import how_many
from web.i18n import filled, translated
from web.lists import cells

DAYS = "%(num)d day left", "%(num)d days left"


def test_a_count_has_a_dot_between_its_thousands_in_views_and_templates(app: Flask) -> None:
    with app.test_request_context():
        assert ngettext(*DAYS, 4457) == "còn 4.457 ngày"
        assert ngettext(*DAYS, 457) == "còn 457 ngày"
        drawn = render_template_string(
            '{{ ngettext("%(num)d day left", "%(num)d days left", num) }}', num=4457
        )
        assert drawn == "còn 4.457 ngày"
        assert gettext("%(days)s days late", days=1500) == "trễ 1.500 ngày"
        assert translated("%(days)s days late", {"days": 1500}) == "trễ 1.500 ngày"
        with force_locale("en"):
            assert ngettext(*DAYS, 4457) == "4,457 days left"


def test_what_fills_other_holes_is_escaped_and_left_as_it_is(app: Flask) -> None:
    with app.test_request_context():
        drawn = render_template_string(
            '{{ _("%(done)s of %(all)s", done=done, all=2026) }}', done="<b>"
        )
        assert drawn == "&lt;b&gt; / 2026"


def test_a_page_with_a_count_that_is_hard_to_read_is_found() -> None:
    assert UNGROUPED.findall("lâu nhất 4457 ngày")
    assert not UNGROUPED.findall("4.457 ngày; năm 2026 ngày 3/4; số 12/2026 ngày nào")


def test_a_quantity_stays_with_its_unit(app: Flask) -> None:
    with app.test_request_context():
        assert how_many(Decimal(1378), "bao") == "1.378\u00a0bao"


def test_a_last_day_says_what_is_left_of_it(app: Flask) -> None:
    with app.test_request_context():
        today = clock.today()
        assert "còn 2 ngày" in cells.clock(today + timedelta(days=2))
        late = cells.clock(today - timedelta(days=3))
        assert "quá 3 ngày" in late
        assert "kb-danger" in late
        assert cells.running(date(2026, 1, 2), is_open=False) == "02/01/2026"
        assert "quá" in cells.running(date(2026, 1, 2), is_open=True)


def test_a_thousand_is_the_first_number_in_groups(app: Flask) -> None:
    with app.test_request_context():
        said = [filled("%(num)d", {"num": number}) for number in (999, 1000, -999, -1000)]
    assert said == ["999", "1.000", "-999", "-1.000"]
