"""Every page of the demonstration office as a picture: phone and laptop, light and dark, vi and en.

One page a view and a role that meets it first, found by following links from the first page as
``tests/journeys/wandering.py`` does. Files are named ``role/view-width-theme-language.png``.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from app import create_app
from demo.people import PASSWORD

ROOT = Path(__file__).parents[1]
PEOPLE = ("thukho", "chv", "ketoan", "thutruong", "kiemsat", "quantri", "")  # "" is a stranger
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = ((390, 844), (1280, 800))
NOT_PAGES = (
    "web.preferences.",
    "warehouse.photos.",
    "audit.checks.verifier",
    "audit.checks.checkpoint",
    "accounts.sessions.sign_out",
    "web.assets.",
    "static",
)
EACH = 2  # pages of a view that are read for links
MOST = 400


def main() -> None:
    """Make the pictures."""
    wanted = argparse.ArgumentParser(prog="script/screenshots", description=__doc__)
    wanted.add_argument("folder", type=Path, help="where the pictures go")
    wanted.add_argument("--scale", type=float, default=0.1, help="how much of the demonstration")
    wanted.add_argument("--data", type=Path, help="a demonstration that is seeded already")
    wanted.add_argument("--only", default="", help="views whose name has this text")
    for what in ("width", "theme", "language"):
        wanted.add_argument(f"--{what}", help=f"of this {what} alone")
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = given.data or seeded(Path(folder), given.scale)
        with served(data) as url:
            photograph(url, data, given)


def seeded(data: Path, scale: float) -> Path:
    """Furnish a demonstration office in a folder of its own."""
    program = [sys.executable, "-m", "flask", "--app", "app", "demo", "seed"]
    subprocess.run(
        [*program, "--scale", str(scale)],
        cwd=ROOT,
        env=surroundings(data),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return data


def surroundings(data: Path) -> dict[str, str]:
    return {**os.environ, "KEBIEN_DATA": str(data.resolve()), "KEBIEN_ENV": "demo"}


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve an office on a free port until the pictures are made."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    program = [sys.executable, "-m", "gunicorn", "app:create_app()", "--bind", url[7:]]
    server = subprocess.Popen(
        [*program, "--worker-class", "gthread", "--threads", "4", "--no-control-socket"],
        cwd=ROOT,
        env=surroundings(data),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    for line in server.stderr:
        if "Booting worker" in line:
            break
    try:
        yield url
    finally:
        server.terminate()
        server.wait()


def photograph(url: str, data: Path, given: argparse.Namespace) -> None:
    """Take every page in every size, theme and language asked for."""
    views = views_of(data)
    browser_path = next(filter(None, map(shutil.which, BROWSERS)))
    met: set[str] = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for person in PEOPLE:
            context = browser.new_context(base_url=url, locale="vi-VN")
            page = context.new_page()
            if person:
                sign_in(page, person)
            found = walk(context, views, "/" if person else "/auctions/public")
            mine = {
                view: at for view, at in found.items() if view not in met and given.only in view
            }
            met |= mine.keys() - {"review.home.show"}
            for language in [given.language] if given.language else ["vi", "en"]:
                page.goto(f"/preferences/language/{language}?next=/sign-in")
                for theme in [given.theme] if given.theme else ["light", "dark"]:
                    page.goto(f"/preferences/theme/{theme}?next=/sign-in")
                    for width, height in SIZES:
                        if given.width in (None, str(width)):
                            page.set_viewport_size({"width": width, "height": height})
                            ending = f"{width}-{theme}-{language}.png"
                            take(page, mine, given.folder / (person or "stranger"), ending)
            context.close()
        browser.close()


def take(page: Page, addresses: dict[str, str], folder: Path, ending: str) -> None:
    """Take one picture a page, as long as the page is."""
    folder.mkdir(parents=True, exist_ok=True)
    for view, address in addresses.items():
        page.goto(address)
        page.screenshot(path=folder / f"{view}-{ending}", full_page=True)


def views_of(data: Path) -> MapAdapter:
    """The addresses of the program, by view."""
    os.environ.update(surroundings(data))
    return create_app().url_map.bind("localhost")


def sign_in(page: Page, person: str) -> None:
    page.goto("/sign-in")
    page.fill("[name=username]", person)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/sign-in" not in address)


def walk(context: BrowserContext, views: MapAdapter, start: str) -> dict[str, str]:
    """Follow every link from a first page; return one address a view, of what is a page."""
    waiting, met = [start], {start}
    taken: dict[str, int] = {}
    found: dict[str, str] = {}
    while waiting and sum(taken.values()) < MOST:
        address = waiting.pop(0)
        view = view_of(views, address)
        if not view or taken.get(view, 0) >= EACH:
            continue
        taken[view] = taken.get(view, 0) + 1
        answer = context.request.get(address)
        if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            continue
        there = urlsplit(answer.url)
        address = there.path + (f"?{there.query}" if there.query else "")
        found.setdefault(view_of(views, address), address)
        links = re.findall(r'<a\b[^>]*?\shref="(/(?!/)[^"#]*)', answer.text())
        fresh = [link.replace("&amp;", "&") for link in dict.fromkeys(links)]
        waiting += [link for link in fresh if link not in met]
        met.update(fresh)
    found.pop("", None)
    return found


def view_of(views: MapAdapter, address: str) -> str:
    """The view behind an address; nothing where there is no page to look at."""
    try:
        view = str(views.match(urlsplit(address).path, "GET")[0])
    except HTTPException:
        return ""
    return "" if view.startswith(NOT_PAGES) else view


if __name__ == "__main__":
    main()
