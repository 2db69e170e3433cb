"""What eyes, thumbs and a screen reader meet on a page that stands open in a browser."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

HERE = Path(__file__).parent
AXE = HERE.parent / "vendor" / "axe" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@cache
def text_of(path: Path) -> str:
    return path.read_text()


def of_text(page: Page) -> list[str]:
    """Text that is cut, printed over, or hangs out of its box or the window."""
    return _looked(page, "faultsOfText")


def of_targets(page: Page) -> list[str]:
    """What a thumb cannot meet: lower than 44 pixels; on a laptop than 24 and near another."""
    return _looked(page, "faultsOfTargets")


def of_rows(page: Page) -> list[str]:
    """Rows of a list that are lower or higher than two lines on a phone."""
    return _looked(page, "faultsOfRows")


def of_focus(page: Page) -> list[str]:
    """A form whose first empty field has not the focus; a page without one whose field has it."""
    return _looked(page, "faultsOfFocus")


def of_axe(page: Page, within: str = "body") -> list[str]:
    """What axe finds against WCAG 2.2 AA and its best practice.

    Args:
        within: what is looked at, where something lies over the rest of the page.
    """
    page.evaluate(text_of(AXE))
    found: dict[str, Any] = page.evaluate(
        "([place, tags]) => axe.run(place === 'body' ? document : place,"
        " { runOnly: tags, resultTypes: ['violations'] })",
        [within, list(RULES)],
    )
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def _looked(page: Page, what: str) -> list[str]:
    looking = text_of(HERE / "looking.js").rstrip().rstrip(";")
    found: list[str] = page.evaluate(f"{looking}.{what}()")
    return found
