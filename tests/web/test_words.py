"""Words of a page: in the language of the request, and in another inside it."""

from flask_babel import force_locale, gettext

from tests.fixtures.beside import elsewhere


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
