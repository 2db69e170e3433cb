"""Buttons: the ways on from a page. The view works them out; the template only shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A word and where it leads; the main one of a page is filled."""

    label: str
    url: str
    main: bool = False
    icon: str = ""  # name of components/icon.html
