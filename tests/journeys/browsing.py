"""Hands and eyes of the people at a real browser: fill a form in, send it, meet what comes."""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps
from playwright.sync_api import Locator, Page, expect

LABEL_DPI = 203


def fill_in(page: Page, **values: str) -> None:
    """Fill the fields of the page's form as a person would, each by its kind."""
    for name, value in values.items():
        field = page.locator(f"main [name='{name}']")
        kind = field.first.evaluate("e => e.type")
        if kind in {"radio", "checkbox"}:
            page.locator(f"main [name='{name}'][value='{value}']").check()
        elif kind == "select-one":
            field.select_option(value)
        elif kind == "file":
            field.set_input_files(value)
        else:
            field.fill(value)


def send(page: Page, field: str) -> None:
    """Press the button of the form that has this field, and wait for the answer."""
    form = page.locator(f"main form:has([name='{field}'])")
    press(page, form.locator("button[type=submit]:not([name])").last)


def press(page: Page, button: Locator) -> None:
    with page.expect_navigation():
        button.click()


def follow(page: Page, words: str) -> None:
    """Go where a link or button with these words leads."""
    press(page, page.get_by_role("main").get_by_role("link", name=words).first)


def meets(page: Page, *words: str) -> None:
    """Wait until a reader of the page meets all these words."""
    for each in words:
        expect(page.locator("body")).to_contain_text(each)


WIDEST = """(() => {
  const found = [innerWidth];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const right = range.getBoundingClientRect().right;
    if (right > innerWidth) found.push(texts.currentNode.parentElement.outerHTML.slice(0, 300));
  }
  return found.slice(0, 4);
})()"""


CUT = """[...document.querySelectorAll("a, button, summary")].filter((each) => {
  const box = each.getBoundingClientRect();
  if (!each.checkVisibility({ visibilityProperty: true }) || box.width < 2) return false;
  const clips = (over) => ["hidden", "clip"].includes(getComputedStyle(over).overflowX);
  for (let over = each.parentElement; over; over = over.parentElement) {
    const edge = over.getBoundingClientRect();
    if (clips(over) && edge.width > 1 && box.right > edge.right + 1) {
      return !over.matches(".kb-clip, .kb-two");
    }
    if (getComputedStyle(over).overflowX !== "visible") return false;
  }
  return false;
}).map((each) => each.outerHTML.slice(0, 300)).slice(0, 4)"""


def fits(page: Page) -> None:
    """Check that nothing hangs over the right edge of the window, and no control is cut off."""
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0, f"{page.url} is {over} pixels too wide: {page.evaluate(WIDEST)}"
    cut = page.evaluate(CUT)
    assert not cut, f"{page.url} cuts off {cut}"


def printed(pdf: bytes, path: Path) -> Image.Image:
    """A label as it comes out of the printer, cut to its ink."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=LABEL_DPI / 72).to_pil().convert("L")
    document.close()
    box = ImageOps.invert(picture).getbbox()
    assert box is not None
    label = ImageOps.expand(picture.crop(box), border=24, fill=255)
    label.save(path)
    return label


def confirm(page: Page) -> None:
    """Say yes on the page on which the answers are checked."""
    press(page, page.locator("button[name=checked]"))
