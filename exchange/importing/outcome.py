"""What an import did or would do: counted, with one reason for every row left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exchange.importing.problems import Problem
from foundation.i18n import N_
from foundation.refusals import Refusal


class RowsRefused(Refusal):
    """All or nothing, unless the person leaves exactly the refused rows out."""

    text = N_(
        "%(count)s rows are refused, so nothing was imported. Leave them out or mend the file."
    )


class FileRefused(Refusal):
    """The file itself cannot be read; the page shows the reasons."""

    text = N_("The file cannot be imported.")


class FileGone(Refusal):
    """The preview is older than the stored file."""

    text = N_("Choose the file again.")


@dataclass(slots=True)
class Outcome:
    """Counts of one import; ``refused`` has one problem a row, the first that keeps it out."""

    rows: int
    new: list[int] = field(default_factory=list)  # row numbers
    unchanged: list[int] = field(default_factory=list)
    refused: dict[int, list[Problem]] = field(default_factory=dict)
    warnings: dict[int, list[Problem]] = field(default_factory=dict)

    @property
    def file_problems(self) -> Sequence[Problem]:
        """Problems of the file as a whole: nothing of it can be imported."""
        return self.refused.get(0, ())

    def refuse(self, problem: Problem) -> None:
        self.refused.setdefault(problem.row, []).append(problem)

    def warn(self, problem: Problem) -> None:
        self.warnings.setdefault(problem.row, []).append(problem)

    def note(self, problems: Sequence[Problem]) -> None:
        """Take over what reading the file found."""
        for problem in problems:
            (self.refuse if problem.refuses else self.warn)(problem)

    def check(self, *, skip_refused: bool) -> None:
        """Stop an import that may not be committed.

        Raises:
            FileRefused: the file cannot be read.
            RowsRefused: a row is refused and was not left out.
        """
        if self.file_problems:
            raise FileRefused
        if self.refused and not skip_refused:
            raise RowsRefused(count=len(self.refused))
