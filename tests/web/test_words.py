"""Words of a page: in the language of the request, and in another inside it."""

from flask import render_template_string
from flask_babel import force_locale, gettext

from tests.fixtures.beside import elsewhere
from warehouse.models import ItemStatus
from web.formatting import label
from web.i18n import words


def test_a_label_in_another_language_leaves_the_page_in_its_own(app):
    def work():
        with app.test_request_context(headers={"Cookie": "language=en"}):
            before = gettext("Not found")
            with force_locale("vi"):
                inside = gettext("Not found")
            return before, inside, gettext("Not found")

    before, inside, after = elsewhere(app, work)
    assert before == after == "Not found"
    assert inside != before


def test_the_menu_follows_the_language_and_the_page(pages, keeper):
    visitor = pages.as_user(keeper)
    vietnamese = visitor.get("/warehouse/items").text
    visitor.client.set_cookie("language", "en")
    english = visitor.get("/warehouse/items").text
    assert "Orders" in english
    assert "Orders" not in vietnamese
    assert visitor.get("/warehouse/orders").text.count('aria-current="page"') == english.count(
        'aria-current="page"'
    )


def test_labels_follow_the_language_inside_a_page(app):
    def work():
        with app.test_request_context():
            vietnamese = label(ItemStatus.IN_CUSTODY)
            with force_locale("en"):
                return vietnamese, label(ItemStatus.IN_CUSTODY), words().is_vietnamese

    assert elsewhere(app, work) == ("đang lưu kho", "in the warehouse", False)


def test_what_fills_a_hole_in_a_page_is_escaped_and_a_percent_sign_is_one(app):
    def work():
        with app.test_request_context():
            return render_template_string(
                "{{ _('About %(number)s', number=x) }} {{ _('100%%') }} {{ _('100%%') }}", x="<b>"
            )

    assert elsewhere(app, work) == "About &lt;b&gt; 100% 100%"


def test_words_outside_of_any_request_are_those_of_the_code():
    assert words().text("Not found") == "Not found"
