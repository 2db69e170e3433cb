"""Both halves of a hand-over, signed in the browser on its page."""

from playwright.sync_api import Page

from tests.fixtures.people import PASSWORD
from tests.journeys.browsing import fill_in, fits, follow, press, send


def keeper_signs(page: Page) -> None:
    """Sign the own half with the password."""
    press(page, page.get_by_role("link", name="Ký", exact=True))
    fits(page)
    fill_in(page, looked="y", current=PASSWORD)
    send(page, "current")


def outside_signs(page: Page) -> None:
    """Let the outside person draw their name with the mouse."""
    follow(page, "Người ngoài cơ quan ký")
    fits(page)
    fill_in(page, looked="y")
    page.locator("canvas").scroll_into_view_if_needed()
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60, steps=4)
    page.mouse.up()
    send(page, "looked")
