"""Words of closed lists as a file of a backlog writes them: those of the pages, in the template."""

import enum
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, TypeVar

from accounts.models import Role
from cases.models import AssetCategory, Holder, Keeper
from foundation.folding import fold
from organisations.models import OrganisationKind
from warehouse.models import ItemKind, PhysicalHolder, PlaceClass, PlaceKind
from web.formatting import label
from web.i18n import in_vietnamese

E = TypeVar("E", bound=enum.StrEnum)

#: Who must do the next act, as offices write it beside the words of our list.
HOLDERS: Final[Mapping[Holder, re.Pattern[str]]] = {
    Holder.OFFICER: re.compile(r"\bchv\b|chap hanh vien"),
    Holder.HEAD: re.compile(r"thu truong|cuc truong|lanh dao (?:phong|cuc|chi cuc)"),
    Holder.LAND_OFFICE: re.compile(r"dang ky dat|vpdk|van phong dang ky|dia chinh|tai nguyen"),
    Holder.COURT: re.compile(r"\btoa\b|\btand\b"),
    Holder.PROCURACY: re.compile(r"kiem sat|\bvks"),
    Holder.POLICE: re.compile(r"cong an|canh sat|\bca (?:tinh|huyen|xa|phuong|tp)\b"),
    Holder.BANK: re.compile(r"ngan hang|\bnh\b|\bnhtm|to chuc tin dung"),
    Holder.ORGANISATION: re.compile(r"to chuc (?:hanh nghe )?dau gia|cong ty dau gia|dau gia"),
    Holder.COMMITTEE: re.compile(r"\bubnd\b|uy ban|ban chi dao"),
    Holder.DEBTOR: re.compile(r"nguoi phai (?:thi hanh|tha)|duong su|con no"),
    Holder.BUYER: re.compile(r"nguoi mua|nguoi trung|ben mua"),
}


#: Roles, levels and classes as offices write them beside the words of our lists.
ROLES: Final[Mapping[Role, re.Pattern[str]]] = {
    Role.OFFICER: re.compile(r"chv(?: (?:so|trung|cao) cap)?|chap hanh vien (?:so|trung|cao) cap"),
    Role.HEAD: re.compile(
        r"(?:pho )?(?:(?:chi )?cuc truong|truong (?:phong|thads|thi hanh an|co quan|don vi))"
        r"(?: (?:phu trach|thads|thi hanh an|dan su|khu vuc(?: [0-9]+)?))*"
        r"|pho (?:phong|thu truong)|lanh dao(?: (?:co quan|don vi|chi cuc|cuc|phong))?"
    ),
    Role.KEEPER: re.compile(r"(?:giu|quan ly|can bo(?: quan ly)?) kho|thu kho vat chung"),
    Role.ACCOUNTANT: re.compile(r"ke toan (?:truong|vien)"),
    Role.ADMIN: re.compile(
        r"quan tri (?:vien|he thong|mang)|admin|(?:can bo )?(?:cntt|cong nghe thong tin)"
    ),
}
LEVELS: Final[Mapping[PlaceKind, re.Pattern[str]]] = {
    PlaceKind.WAREHOUSE: re.compile(r"(?:nha )?kho\b|nha kho|bai(?: xe)?"),
    PlaceKind.AREA: re.compile(r"(?:khu(?: vuc)?|phong|day|gian)"),
    PlaceKind.SHELF: re.compile(
        r"(?:gia|ke|tu|gia (?:ke|do)|ke gia|ke (?:sat|go)|gia (?:sat|go)|tu (?:sat|go))"
    ),
    PlaceKind.BIN: re.compile(r"(?:o|ngan|hoc|ngan (?:tu|ke|keo)|o (?:ke|tu)|tang)"),
}
CLASSES: Final[Mapping[PlaceClass, re.Pattern[str]]] = {
    PlaceClass.GENERAL: re.compile(r"(?:kho )?(?:chung|thuong|thong thuong|tong hop)"),
    PlaceClass.VAULT: re.compile(r"(?:kho )?(?:ket(?: sat)?|quy|tien)"),
    PlaceClass.WEAPONS: re.compile(r"(?:kho )?(?:vu khi|sung)"),
    PlaceClass.NARCOTICS: re.compile(r"(?:kho )?(?:ma tuy)"),
    PlaceClass.VEHICLE_YARD: re.compile(r"(?:kho |bai )?(?:xe|phuong tien)"),
    PlaceClass.COLD: re.compile(r"(?:kho )?(?:lanh|mat|dong lanh)"),
}
#: What "other" is said of: "Đồ vật khác", "Tang vật, tài sản khác", "Khác".
_OTHER: Final = re.compile(
    r"(?:cac |nhung )?(?:(?:do vat|do|vat|vat chung|tang vat|hien vat|tai san"
    r"|loai|thu|dong san)[ ,;/]*(?:va )?){0,4}khac|linh tinh|tap vat|do (?:tap|linh tinh)"
)
CATEGORIES: Final[Mapping[AssetCategory, re.Pattern[str]]] = {
    AssetCategory.LAND: re.compile(r"(?:quyen su dung )?dat(?: o| nong nghiep)?|qsdd|qsd dat"),
    AssetCategory.HOUSE: re.compile(r"nha|nha (?:o|dat)|nha,? dat|nha va dat|can ho(?: chung cu)?"),
    AssetCategory.VEHICLE: re.compile(
        r"xe|xe (?:may|o to|mo to|tai|con)|o to|mo to|phuong tien(?: giao thong| van tai)?"
        r"|tau(?: thuyen| bien)?"
    ),
    AssetCategory.MACHINERY: re.compile(r"may|may moc(?:,? thiet bi)?|thiet bi|day chuyen.*"),
    AssetCategory.GOODS: re.compile(r"hang|hang hoa|vat tu|hang hoa,? vat tu"),
    AssetCategory.VALUABLES: re.compile(r"vang|vang,? bac|vang,? da quy|nu trang|trang suc|da quy"),
    AssetCategory.SHARES: re.compile(r"co phan|co phieu|phan von gop|von gop|chung khoan"),
    AssetCategory.FUTURE: re.compile(r"tai san hinh thanh trong tuong lai"),
    AssetCategory.RECEIVABLE: re.compile(r"(?:quyen doi|khoan) no|khoan phai thu|cong no"),
    AssetCategory.EXHIBIT: re.compile(r"vat chung|tang vat"),
    AssetCategory.OTHER: _OTHER,
}
PHYSICAL: Final[Mapping[PhysicalHolder, re.Pattern[str]]] = {
    PhysicalHolder.OFFICE: re.compile(
        r"(?:kho )?(?:co quan|chi cuc|cuc|phong)?(?: )?(?:thads|thi hanh an(?: dan su)?)"
        r"|kho (?:co quan|cua co quan|vat chung|minh)|trong kho|tai kho"
    ),
    PhysicalHolder.POLICE: re.compile(r"(?:kho )?(?:co quan )?cong an.*|ca (?:tinh|huyen|xa|tp).*"),
    PhysicalHolder.ARMY: re.compile(r"(?:kho )?(?:quan doi|quan su|bo doi|bien phong).*"),
    PhysicalHolder.TREASURY: re.compile(r"(?:kho bac|kbnn)(?: nha nuoc)?.*"),
    PhysicalHolder.SERVICE: re.compile(r"(?:gui giu|thue (?:kho|giu)|kho thue|cong ty .*kho.*)"),
    PhysicalHolder.COMMUNE: re.compile(r"(?:ubnd|uy ban(?: nhan dan)?)(?: cap)?(?: xa| phuong).*"),
    PhysicalHolder.OWNER: re.compile(
        r"chu so huu|nguoi (?:nha|than)|gia dinh|duong su|nguoi phai (?:tha|thi hanh an)"
    ),
}
SPOKEN: Final[Mapping[type[enum.StrEnum], Mapping[Any, re.Pattern[str]]]] = {
    Role: ROLES,
    PlaceKind: LEVELS,
    PlaceClass: CLASSES,
    ItemKind: {ItemKind.OTHER: _OTHER},  # the others by exchange.importing.itemkinds
    AssetCategory: CATEGORIES,
    PhysicalHolder: PHYSICAL,
}
_AND: Final = re.compile(r"[,;+/&\n]|\bvà\b|\bkiêm(?: nhiệm)?\b|\s[-–]\s", re.IGNORECASE)


@cache
def words_of(kind: type[E]) -> Mapping[str, E]:
    """Return the members of a list by their Vietnamese word, folded, and by their code."""
    with in_vietnamese():
        return {fold(word): one for one in kind for word in (label(one), one.value)}


def shown_words(kind: type[E]) -> list[str]:
    """Return the Vietnamese words of a list, in its order."""
    with in_vietnamese():
        return [label(one) for one in kind]


def word_of(one: enum.StrEnum) -> str:
    """Return the Vietnamese word of a member of a list."""
    with in_vietnamese():
        return label(one)


def code_of(kind: type[E], text: str) -> E | None:
    """Return the member of a list that a text names."""
    if not text:
        return None
    return words_of(kind).get(fold(text).strip(" .")) or _spoken(kind, text)


def _spoken(kind: type[E], text: str) -> E | None:
    """Return the only member that a text names in the words of offices."""
    said: Mapping[E, re.Pattern[str]] = SPOKEN.get(kind, {})
    line = fold(text).strip(" .")
    found = [one for one, words in said.items() if words.fullmatch(line)]
    return found[0] if len(found) == 1 else None


def is_of_the_list(kind: type[E], text: str) -> bool:
    """Tell whether a text is a word of the list itself."""
    return fold(text).strip(" .") in words_of(kind)


def codes_of(kind: type[E], text: str) -> list[E] | None:
    """Return the members that a text names, one after the other; None if it names another."""
    whole = code_of(kind, text)
    if whole is not None:
        return [whole]
    found = [code_of(kind, part) for part in _AND.split(text) if part.strip()]
    named = [each for each in found if each is not None]
    return named if named and len(named) == len(found) else None


def holder_of(*texts: str) -> Holder | None:
    """Return who must do the next act, as the list says it or as offices do."""
    for text in filter(None, texts):
        if (named := code_of(Holder, text)) is not None:
            return named
        found = [one for one, words in HOLDERS.items() if words.search(fold(text))]
        if len(found) == 1:
            return found[0]
    return None


def keeper_of(text: str) -> Keeper | None:
    """Return who keeps an asset, in the words of the list."""
    return code_of(Keeper, text)


def category_of(text: str) -> AssetCategory | None:
    """Return the kind of an asset, in the words of the list."""
    return code_of(AssetCategory, text)


LISTS: Final[Mapping[str, type[enum.StrEnum]]] = {
    "place": PlaceKind,
    "class": PlaceClass,
    "organisation": OrganisationKind,
    "role": Role,
    "physical": PhysicalHolder,
}


def listed(words: Iterable[str], most: int = 12) -> str:
    """Return words for a sentence."""
    return "; ".join(list(words)[:most])
