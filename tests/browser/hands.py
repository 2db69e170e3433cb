"""Hands at the keyboard: keys pressed with given pauses, by a person or by a handheld scanner."""

import time

from playwright.sync_api import CDPSession, Page

GUN_PAUSE = 0.008  # seconds between keys
BLUETOOTH = (0.03, 0.075, 0.05, 0.08, 0.04, 0.065)  # one after another, as radio lets them through
HUMAN_PAUSE = 0.15
ALT, CONTROL, SHIFT = 1, 2, 8
ENDS = {"Enter": ("\r", 13), "Tab": ("\t", 9)}
CODES = {
    "-": "Minus", "/": "Slash", ":": "Semicolon", ".": "Period", "]": "BracketRight", " ": "Space",
}  # fmt: skip
VIETNAMESE_LAYOUT = dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True))


class Hands:
    """Presses keys on a page; moments are told to the browser, so nothing really waits."""

    def __init__(self, page: Page) -> None:
        self._devtools: CDPSession = page.context.new_cdp_session(page)
        self._at = time.time()

    def type(self, text: str, *, end: str = "", pause: float = HUMAN_PAUSE) -> None:
        """Type a text on a US keyboard, then perhaps Enter or Tab."""
        self._rest()
        for character in text:
            self._press(character, character, pause)
        self._finish(end, pause)

    def fire(self, text: str, *, end: str = "Enter", pause: float = GUN_PAUSE) -> None:
        """Type as a gun does."""
        self.type(text, end=end, pause=pause)

    def fire_slowly(self, text: str, *, end: str = "Enter") -> None:
        """Type as a gun does over Bluetooth."""
        self._rest()
        for at, character in enumerate(text):
            self._press(character, character, BLUETOOTH[at % len(BLUETOOTH)])
        self._finish(end, BLUETOOTH[0])

    def fire_by_numbers(self, text: str, *, end: str = "") -> None:
        """Give each character by its number on the number pad, with Alt held, as on Windows."""
        self._rest()
        for character in text + end:
            self._hold_alt(character)

    def control(self, letter: str, *, pause: float = GUN_PAUSE) -> None:
        """Press Ctrl and a letter or sign without a rest, as guns send control characters."""
        code = {"]": "BracketRight"}.get(letter, f"Key{letter.upper()}")
        self._send(letter, code, "", ord(letter.upper()), pause, modifiers=CONTROL)

    def press(self, key: str, number: int, *, pause: float = GUN_PAUSE) -> None:
        """Press a key that types nothing, without a rest."""
        self._send(key, key, "", number, pause)

    def end(self, key: str) -> None:
        """Press Enter or Tab without a rest."""
        self._finish(key, GUN_PAUSE)

    def fire_through_vietnamese_layout(self, text: str) -> None:
        """Press the same keys where Windows' Vietnamese layout types letters for digits."""
        self._rest()
        for character in text:
            self._press(character, VIETNAMESE_LAYOUT.get(character, character), GUN_PAUSE)
        self._finish("Enter", GUN_PAUSE)

    def fire_into_input_method(self, text: str) -> None:
        """Press the same keys while an input method keeps what they type to itself."""
        self._rest()
        for character in text:
            self._press(character, "Process", GUN_PAUSE)
        self._finish("Enter", GUN_PAUSE)

    def hold(self, character: str, times: int) -> None:
        """Hold a key down until it repeats, then press Enter."""
        self._rest()
        for at in range(times):
            self._press(character, character, 0.03, repeat=at > 0)
        self._finish("Enter", 0.03)

    def backspace(self) -> None:
        """Press Backspace without a rest, as an input method does."""
        self._send("Backspace", "Backspace", "", 8, GUN_PAUSE)

    def without_rest(self, text: str, *, end: str = "") -> None:
        """Go on typing at a gun's pace."""
        for character in text:
            self._press(character, character, GUN_PAUSE)
        self._finish(end, GUN_PAUSE)

    def _rest(self) -> None:
        self._at = max(self._at + 0.3, time.time())

    def _finish(self, end: str, pause: float) -> None:
        if end:
            text, number = ENDS[end]
            self._send(end, end, text, number, pause)

    def _press(self, physical: str, shown: str, pause: float, *, repeat: bool = False) -> None:
        code = CODES.get(physical)
        if code is None:
            code = f"Digit{physical}" if physical.isdigit() else f"Key{physical.upper()}"
        number = ord(physical.upper()) if physical.isalnum() else 0
        text = "" if shown == "Process" else shown
        shift = SHIFT if physical.isupper() or physical == ":" else 0
        self._send(shown, code, text, number, pause, modifiers=shift, autoRepeat=repeat)

    def _hold_alt(self, character: str) -> None:
        pause, alt = 0.012, {"key": "Alt", "code": "AltLeft", "windowsVirtualKeyCode": 18}
        self._at += pause
        down = alt | {"type": "rawKeyDown", "modifiers": ALT, "timestamp": self._at}
        self._devtools.send("Input.dispatchKeyEvent", down)
        for digit in f"{ord(character):04}":
            self._send(digit, f"Numpad{digit}", "", 96 + int(digit), pause, modifiers=ALT)
        self._at += pause
        up = alt | {"type": "keyUp", "timestamp": self._at}
        self._devtools.send("Input.dispatchKeyEvent", up)
        typed = {"type": "char", "text": character, "timestamp": self._at}
        self._devtools.send("Input.dispatchKeyEvent", typed)

    def _send(
        self, key: str, code: str, text: str, number: int, pause: float, **more: object
    ) -> None:
        event = {"key": key, "code": code, "windowsVirtualKeyCode": number, **more}
        self._at += pause
        down = {"type": "keyDown" if text else "rawKeyDown", "text": text, "timestamp": self._at}
        self._devtools.send("Input.dispatchKeyEvent", event | down)
        up = {"type": "keyUp", "timestamp": self._at + pause / 2}
        self._devtools.send("Input.dispatchKeyEvent", event | up)
