"""What a name says of whom it names where the registry does not know it."""

import re
import unicodedata
from typing import Final

from foundation.folding import fold
from organisations.models import OrganisationKind

# Folded. What a surname or a first name folds to ("Trương", "Quý", "Cúc") is not among them.
_BANK: Final = re.compile(
    r"^(?:ngan hang|nh|nhtm|nhnn|quy tin dung|qtdnd|tctd|to chuc tin dung|cong ty tai chinh"
    r"|bidv|acb|shb|vib|scb|ocb|msb)\b"
    r"|bank\b|\bvamc\b"
)
_ORGANISATION: Final = re.compile(
    r"^(?:cong ty|cty|ct|tong cong ty|tap doan|doanh nghiep|dntn|hop tac xa|htx|lien hiep|chi nhanh"
    r"|chi cuc|ubnd|uy ban|ban quan ly|bao hiem|nha may|benh vien)\b"
)
# With their diacritics, in lower case.
_WRITTEN: Final = re.compile(r"^(?:cục|sở|viện|trường|trung tâm|hội|quỹ)\b")


def names_bank(name: str) -> bool:
    """Whether a name is that of a credit institution, or of VAMC, which took over its debt.

    >>> names_bank("NH TMCP N.L."), names_bank("BIDV Cẩm Phả"), names_bank("Ông Ngân")
    (True, True, False)
    """
    return bool(_BANK.search(fold(name)))


def names_organisation(name: str) -> bool:
    """Whether a name is that of an organisation.

    >>> names_organisation("Cty TNHH S.P."), names_organisation("Trương Văn B.")
    (True, False)
    """
    written = unicodedata.normalize("NFC", name).strip().lower()
    return (
        names_bank(name) or bool(_ORGANISATION.match(fold(name))) or bool(_WRITTEN.match(written))
    )


# Folded; what a name begins with, or has in it, says what it is. The first that fits counts.
_KINDS: Final = (
    (OrganisationKind.PROCURACY, re.compile(r"^(?:vien kiem sat|vien ksnd|vksnd|vks)\b")),
    (OrganisationKind.COURT, re.compile(r"^(?:toa an|toa|tand)\b")),
    (
        OrganisationKind.POLICE,
        re.compile(r"^(?:cong an|co quan canh sat|co quan csdt|csdt|ca (?:tinh|tp|xa|huyen))\b"),
    ),
    (OrganisationKind.APPRAISER, re.compile(r"\btham dinh gia\b")),
    (OrganisationKind.AUCTION, re.compile(r"\bdau gia\b")),
    (
        OrganisationKind.ENFORCEMENT,
        re.compile(r"^(?:cuc|chi cuc|phong|co quan) (?:thi hanh an|thads|tha)\b"),
    ),
    (
        OrganisationKind.FINANCE,
        re.compile(r"^(?:kho bac|so tai chinh|phong tai chinh|thue|(?:chi )?cuc thue)\b"),
    ),
)


def kind_named(name: str) -> OrganisationKind | None:
    """Return what an organisation is by its name; None where the name does not say it.

    >>> kind_named("Công an tỉnh Mẫu"), kind_named("Nhà máy Mẫu")
    (<OrganisationKind.POLICE: 'police'>, None)
    """
    if names_bank(name):
        return OrganisationKind.BANK
    folded = fold(name)
    return next((kind for kind, words in _KINDS if words.search(folded)), None)
