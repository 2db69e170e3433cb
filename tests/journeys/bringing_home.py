"""What an answer says in words, be it a page or a file, and whether a file is what it says."""

import re
import zipfile
from io import BytesIO

import pypdfium2

from papers import files
from papers.refusals import FileDamaged, FileHasMacros, FileUnknown
from tests.fixtures.pages import Answer

TEXTS = ("text/", "application/json")
TAG = re.compile(r"<[^>]*>")


def fault_of(answer: Answer) -> str:
    """Return what is wrong with a file: its bytes are not of the type it says; else nothing."""
    says = answer.response.mimetype
    if says.startswith(TEXTS):
        return ""
    try:
        found = files.read_file(answer.content, name=says).media_type
    except (FileDamaged, FileHasMacros, FileUnknown) as refusal:
        return f"says it is {says} and is none: {refusal!r}"
    return "" if found == says else f"says it is {says} and is {found}"


def words_of(answer: Answer) -> str:
    """Return what stands in an answer: the markup of a page, the text of a file of a known kind."""
    says = answer.response.mimetype
    if says.startswith(TEXTS):
        return answer.markup
    if says in files.PARTS.values():
        return _of_office_program(answer.content)
    if says == files.PDF:
        return _of_pdf(answer.content)
    assert says in files.PICTURES.values(), f"nobody reads {says}"
    return ""


def _of_office_program(content: bytes) -> str:
    """Return the text of every part; what is cut into runs is one text again."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    return "\n".join(TAG.sub("", part.decode()) for part in parts)


def _of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
