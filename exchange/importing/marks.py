"""What identifies the asset of a notice, however it is phrased: parcels, numbers, registers.

Two notices offer the same asset if one identifier of it stands in both and none contradicts. What
is no identifier alone, the area, the flat, the debtor, tells neighbours apart or completes one.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from typing import Final

from exchange.importing.drafts import NoticeDraft
from exchange.importing.writing import lowered, tidy
from foundation.folding import code_key, fold, identifier

_END: Final = r"(?![\w.,]*\d|\w)"
_NO: Final = r"(?:\s*(?:số|sô|no\.?))?\s*[:.]?\s*"
_AREA_UNIT: Final = r"\s*(?:m2|m²|m\s2|mét vuông|ha\b|hecta|héc ?ta|tấn|kg|m3|cây|sào)"
_PARCEL_NO: Final = rf"\d{{1,5}}[a-zđ]?(?!\d|[.,]\d|/|{_AREA_UNIT})"
_NUMBERS: Final = (
    rf"({_PARCEL_NO}(?:\s*(?:,|;|và|&|\+)\s*(?:thửa )?(?:đất )?(?:số )?{_PARCEL_NO})*)"
)
_PARCEL: Final = re.compile(rf"\bthửa(?: đất)?{_NO}{_NUMBERS}")
_SHEET: Final = re.compile(
    rf"\b(?:tờ(?: bản đồ| bđ)?|tbđ|bản đồ|bđ)(?: địa chính)?{_NO}(\d{{1,4}}[a-z]?)\b"
)
_COMMUNE: Final = re.compile(
    r"\b(?:[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị trấn|THỊ TRẤN|TT\.?|P\.|X\.)\s*"
    r"((?:[A-ZĐÀ-Ỹ][^\s,;:.()\-–0-9]*|\d{1,2}\b)"
    r"(?:\s+(?:[A-ZĐÀ-Ỹ][^\s,;:.()\-–0-9]*|\d{1,2}\b))*)"
)
_AREA: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*(?:m2|m²|mét vuông)")
_SERIES: Final = re.compile(r"\b([A-ZĐ]{1,2})\s?(\d{6}|\d{8})\b")
_TITLE: Final = re.compile(r"giấy chứng nhận|\bgcn|phát hành|\bseri|sổ (?:đỏ|hồng)")
_REGISTER_LETTERS: Final = frozenset({"CH", "CS", "CT", "VP"})  # số vào sổ, not the number printed
_FLAT: Final = re.compile(
    r"\b(?:căn hộ(?: chung cư)?|officetel|condotel|shophouse|kiot|ki ?ốt|căn)"
    rf"(?: (?:ký hiệu|mã))?{_NO}"
    r"([a-z]{0,4}[0-9]*[-. ]?[0-9]+(?:[-.][0-9a-z]+)*)"
)
_PLATE: Final = re.compile(r"\b(\d{2}\s?-?\s?[A-ZĐ]{1,2}\d?)\s*[-.– ]?\s*(\d{3}[.]?\d{2}|\d{4})\b")
_CHASSIS: Final = re.compile(
    r"\b(?:số khung|sk|vin|chassis)(?: số)?\s*[:.]?\s*([a-z0-9][a-z0-9*./ -]{4,24})"
)
_ENGINE: Final = re.compile(
    r"\b(?:số máy|sm|số động cơ|engine)(?: số)?\s*[:.]?\s*([a-z0-9][a-z0-9*./ -]{4,24})"
)
_SHIP: Final = re.compile(r"\b([A-ZĐ]{2,3})\s?[-–. ]\s?(\d{4,5})(?:\s?[-–. ]?\s?(TS|H))?\b")
_SHIP_WORDS: Final = re.compile(r"\b(?:tàu|ghe|thuyền|sà lan|xà lan|phương tiện thủy|đò)\b")
_SHARES: Final = re.compile(
    r"\b(?:sổ (?:đăng ký )?(?:cổ đông|chứng nhận cổ phần)|mã (?:số )?cổ đông"
    r"|giấy chứng nhận (?:sở hữu )?(?:cổ phần|cổ phiếu|cổ đông|phần vốn góp))"
    rf"{_NO}([0-9a-zđ][0-9a-zđ./-]*)"
)
_NAME: Final = r"[A-ZĐÀ-Ỹ](?:[^\W\d]*|\.)"
_PERSON: Final = re.compile(
    rf"\b(?:[ÔôÓ]ng|ÔNG|[Bb]à|BÀ|[Aa]nh|[Cc]hị)\s+({_NAME}(?:[ .]*{_NAME})*)"
)
_PAPER: Final = re.compile(
    rf"\b(?:bản án|hợp đồng|hđ|bản án, quyết định|quyết định)(?: (?!số)[^\W\d]+){{0,5}}{_NO}"
    r"(\d+[0-9a-zđ]*(?:\s?[/-]\s?[0-9a-zđ-]+)+)"
)
_REGISTER: Final = re.compile(
    rf"\bvào sổ(?: cấp)?(?: gcn| giấy chứng nhận)?{_NO}([a-z]{{0,4}}[ .-]?\d{{3,}})"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Identifiers of what a notice offers, by kind, each as it is compared."""

    parcels: frozenset[str] = frozenset()
    sheets: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    certificates: frozenset[str] = frozenset()
    registers: frozenset[str] = frozenset()
    flats: frozenset[str] = frozenset()
    plates: frozenset[str] = frozenset()
    chassis: frozenset[str] = frozenset()
    engines: frozenset[str] = frozenset()
    ships: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    debtors: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """What other notices of the same asset are looked up by."""
        own = ("certificates", "plates", "chassis", "engines", "ships", "shares")
        return frozenset(
            [
                *(f"{name}:{one}" for name in own for one in getattr(self, name)),
                *(
                    f"parcel:{parcel}|{sheet}|{commune}"
                    for parcel in self.parcels
                    for sheet in self.sheets
                    for commune in self.communes
                ),
                *(
                    f"register:{one}|{commune}"
                    for one in self.registers
                    for commune in self.communes
                ),
                *(
                    f"paper:{paper}|{debtor}|{area}"
                    for paper in self.papers
                    for debtor in self.debtors
                    for area in self.areas
                ),
            ]
        )

    @property
    def written(self) -> Collection[str]:
        """All of them and their keys, each with its kind, as they are kept."""
        own = {f"{one.name}:{mark}" for one in fields(self) for mark in getattr(self, one.name)}
        return sorted(own | self.keys)

    @classmethod
    def read(cls, written: Iterable[str]) -> "Marks":
        """Return what was written."""
        kept: dict[str, set[str]] = {one.name: set() for one in fields(cls)}
        for each in written:
            kind, _, mark = each.partition(":")
            if kind in kept:
                kept[kind].add(mark)
        return cls(**{name: frozenset(marks) for name, marks in kept.items()})

    def is_of_same_asset(self, other: "Marks") -> bool:
        """Whether one identifier is the same in both and none of them contradicts."""
        if any(_contradict(getattr(self, name), getattr(other, name)) for name in _ALL_SAME):
            return False
        if self.areas and other.areas and not self.areas & other.areas:
            return False
        return bool(self.keys & other.keys)

    def is_of_another_asset(self, other: "Marks") -> bool:
        """Whether of one kind both name identifiers, and none is the same."""
        pairs = [(getattr(self, name), getattr(other, name)) for name in _ALL_SAME]
        return any(own and others and own.isdisjoint(others) for own, others in pairs)


#: Kinds of which both notices must name the same, where both name any.
_ALL_SAME: Final = (
    *("parcels", "sheets", "certificates", "registers", "flats"),
    *("plates", "chassis", "engines", "ships", "shares"),
)


def _contradict(own: Collection[str], other: Collection[str]) -> bool:
    return bool(own) and bool(other) and set(own) != set(other)


def marks_of(draft: NoticeDraft) -> Marks:
    """Return what identifies the asset of a notice, from all that it says of it."""
    parts = " ; ".join(part.name for part in draft.sub_lots)
    asset = tidy(f"{draft.description} ; {parts} ; {draft.location}")
    low = lowered(asset)
    papers = lowered(f"{asset} ; {draft.decision_refs}")
    of_ship = _SHIP_WORDS.search(low) is not None
    plates = frozenset() if of_ship else _ids(_PLATE.findall(asset.upper()))
    return Marks(
        parcels=_plain(
            number
            for found in _PARCEL.findall(low)
            for number in re.findall(r"\d{1,5}[a-zđ]?", found)
        ),
        sheets=_plain(_SHEET.findall(low)),
        communes=_plain(fold(name) for name in _COMMUNE.findall(asset)),
        certificates=_ids(
            one
            for one in _SERIES.findall(asset)
            if _TITLE.search(low) and one[0] not in _REGISTER_LETTERS
        ),
        registers=_ids(_REGISTER.findall(low)),
        flats=_ids(_FLAT.findall(low)),
        plates=plates,
        chassis=_codes(_CHASSIS.findall(low)),
        engines=_codes(_ENGINE.findall(low)),
        ships=_ids(_SHIP.findall(asset)) if of_ship else frozenset(),
        shares=_ids(_SHARES.findall(low)),
        papers=_ids(_PAPER.findall(papers)),
        debtors=frozenset(
            _initials(name)
            for name in [*_PERSON.findall(asset), *_PERSON.findall(tidy(draft.debtor_name))]
        ),
        areas=frozenset(_area(one) for one in _AREA.findall(low)),
    )


def _ids(found: Iterable[str | tuple[str, ...]]) -> frozenset[str]:
    return frozenset(identifier("".join(one)) for one in found)


def _plain(numbers: Iterable[str]) -> frozenset[str]:
    """Return numbers as they are compared: "05" is 5."""
    return frozenset(number.lstrip("0") for number in numbers) - {""}


def _codes(found: Iterable[str]) -> frozenset[str]:
    """Return maker's numbers: the first run of words that hold digits."""
    kept = set()
    for text in found:
        words: list[str] = []
        for word in re.split(r"\s+", text.strip(" -.*/")):
            if words and not any(letter.isdigit() for letter in word):
                break
            words.append(word)
        code = code_key("".join(words))
        if len(code) >= 5 and any(letter.isdigit() for letter in code):  # noqa: PLR2004
            kept.add(code)
    return frozenset(kept)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ .]+", fold(name)) if word)


def _area(written: str) -> str:
    whole, _, part = written.partition(",")
    if not part and re.fullmatch(r"\d+\.\d{1,2}", written):
        whole, _, part = written.partition(".")  # an English point
    return f"{int(whole.replace('.', ''))}.{part.rstrip('0')}".rstrip(".")
