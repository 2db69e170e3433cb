"""One person at a keyboard and a mouse: what they type, tap and wait for is counted.

Minutes are counted: typed letters × 0.3 s + taps and clicks × 1.2 s + the waiting measured.
"""

import time
from dataclasses import dataclass, field

LETTER, TAP = 0.3, 1.2  # seconds


@dataclass
class Hands:
    """One person at a keyboard and a mouse; everything they do is counted."""

    page: object = field(repr=False)
    fields: int = 0
    letters: int = 0
    taps: int = 0
    waited: float = 0.0

    def fill(self, **values):
        for name, text in values.items():
            box = self.page.locator(f"main [name='{name}']")
            box.click()
            box.fill(text)
            self.fields, self.taps = self.fields + 1, self.taps + 1
            self.letters += len(text)

    def choose(self, name, words):
        """Type the beginning of what is wanted, and take the first that is offered."""
        self.page.locator(f"#{name}").fill(words)
        self.page.locator(f"main .kb-choose:has(#{name}) [role=option]").first.click()
        self.fields, self.taps, self.letters = (
            self.fields + 1,
            self.taps + 2,
            self.letters + len(words),
        )

    def choose_of(self, name, value):
        """Open a short list and take one of it: two taps."""
        self.page.locator(f"main [name='{name}']").select_option(value)
        self.fields, self.taps = self.fields + 1, self.taps + 2

    def press(self, found):
        """Click what leads on, and wait until the next page is there."""
        began = time.monotonic()
        with self.page.expect_navigation():
            found.click()
        self.waited += time.monotonic() - began
        self.taps += 1

    def open(self, address):
        """Go to a page by the menu: two taps."""
        began = time.monotonic()
        self.page.goto(address)
        self.waited += time.monotonic() - began
        self.taps += 2

    def send(self):
        self.press(self.page.locator("main button[type=submit].kb-btn--main").first)

    def take_next(self):
        """Take what the list of the beginning offers next."""
        self.press(self.page.locator("main .kb-sheet__head a.kb-btn--main").first)

    @property
    def minutes(self):
        return (self.letters * LETTER + self.taps * TAP + self.waited) / 60
