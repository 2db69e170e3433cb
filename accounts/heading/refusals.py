"""Every no about the logo of an office."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class LogoUnreadable(Refusal):
    text = N_("%(name)s cannot be read as a picture. Choose a PNG, JPEG or WebP file.")
    field = "logo"


class LogoTooLarge(Refusal):
    text = N_("%(name)s is too large. A logo has at most 2 MB and 16 million pixels.")
    field = "logo"
