"""What a browser calls itself, as people say it: "Chrome, Windows"."""

from typing import Final


class BrowserName(str):
    """What a browser calls itself."""

    __slots__ = ()


# The first name found counts: later ones stand in the texts of several.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("CocCoc", "Cốc Cốc"),
    ("coc_coc", "Cốc Cốc"),
    ("Zalo", "Zalo"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
DEVICES: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device(browser: str) -> str:
    """Return browser and device; what it calls itself when neither is known."""
    found = [
        next((name for part, name in names if part in browser), "") for names in (BROWSERS, DEVICES)
    ]
    return ", ".join(filter(None, found)) or browser[:40]
