"""Every way a question to the law can fail: each a plain exception with a Vietnamese sentence."""


class LawbookError(ValueError):
    """The law, as loaded, cannot answer this question; the message says why."""


class UnknownParameter(LawbookError):
    """No period of that code is recorded."""


class NoEditionInForce(LawbookError):
    """No recorded edition was in force on that day; a value is never guessed."""


class MatterHasEnded(LawbookError):
    """Once the matter has ended another period stands in place of this one."""


class KindRequired(LawbookError):
    """The period differs for movables and immovables and the kind was not given."""


class CalendarNotLoaded(LawbookError):
    """The holidays of that year are not recorded; working days are never guessed."""


class NotALegalDay(LawbookError):
    """A moment was given where the law speaks of a day, or a moment without a time zone."""


class ExtensionRefused(LawbookError):
    """The winner's payment may not be extended, or not to that day."""


class BrokenLawData(LawbookError):
    """A TOML row breaks the rules of the lawbook: no basis, a gap, an overlap, an unknown key."""
