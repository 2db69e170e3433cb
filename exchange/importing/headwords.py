"""Headers by their words: abbreviations spelled out, fillers passed over.

A text names a column if all of it is made of that column's words. A text that would name two
columns names none: it is shown among the columns that are not read.
"""

import re
from collections.abc import Mapping
from typing import Final

from foundation.folding import fold

#: Abbreviations of headers, folded; a word that could be two things is not here.
SHORT: Final[Mapping[str, str]] = {
    "ts": "tai san",
    "tsdg": "tai san dau gia",
    "tsbdg": "tai san ban dau gia",
    "tsbd": "tai san bao dam",
    "tstha": "tai san thi hanh an",
    "dgts": "dau gia tai san",
    "bdg": "ban dau gia",
    "dg": "dau gia",
    "tb": "thong bao",
    "tbdg": "thong bao dau gia",
    "tg": "thoi gian",
    "dd": "dia diem",
    "dc": "dia chi",
    "tc": "to chuc",
    "tcdg": "to chuc dau gia",
    "tcdgts": "to chuc dau gia tai san",
    "cty": "cong ty",
    "dv": "don vi",
    "tha": "thi hanh an",
    "thads": "thi hanh an dan su",
    "gkd": "gia khoi diem",
    "kd": "khoi diem",
    "hs": "ho so",
    "qd": "quyet dinh",
    "tdt": "tien dat truoc",
    "sl": "so luong",
    "kq": "ket qua",
    "ti": "ty",
    "%": "phan tram",
}
_NAME = r"(?:(?:ho va )?ten |ho ten )?"
_SALE = r"(?:(?: ban)? dau gia)"
_OF_ASSET = (
    r"(?: dua ra| can| bi| da| bao dam| dam bao| ban dau gia| dau gia| ban| thi hanh an| dan su"
    r"| ke bien| thanh ly| cuong che| phat mai| the chap)*"
)
_HELD = r"(?: (?:to chuc|mo|dien ra|tien hanh|bat dau))*(?: (?:cuoc|phien|buoi|viec))?"
_TOLD = r"(?:ten|goi|mo ta|dac diem|thong tin|noi dung|danh muc|chi tiet|tom tat|va|ve|cua)"
_SESSION = (
    rf"(?:(?: to chuc| mo| tien hanh){_HELD}{_SALE}?|{_HELD}{_SALE}| phien)(?: tai san)?"
    r"(?: truc tuyen)?"
)


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


#: Of each column, what its whole text may be.
WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    "notice_id": _words(
        r"(?:so|so hieu|ma|ma so)(?: cua)? thong bao(?: cong khai)?(?:(?: ban)? dau gia)?",
        r"thong bao(?: cong khai)?(?:(?: ban)? dau gia)? so",
    ),
    "decision_no": _words(
        r"(?:so )?(?:va )?(?:ngay )?(?:thang )?(?:nam )?quyet dinh(?: so)?(?: cua)?"
        r" thi hanh an(?: dan su)?(?: so)?"
    ),
    "creditor_name": _words(rf"{_NAME}(?:nguoi|ben|duong su|don vi) duoc thi hanh an(?: dan su)?"),
    "debtor_name": _words(rf"{_NAME}(?:nguoi|ben|duong su|don vi) phai thi hanh an(?: dan su)?"),
    "enforcement_office": _words(
        r"(?:ten )?(?:co quan|don vi|chi cuc|cuc|phong|van phong)"
        r" thi hanh(?: an)?(?: dan su)?(?: khu vuc| tinh)?"
        r"(?: (?:dang )?(?:thu ly|to chuc|quan ly|thuc hien|giai quyet))?",
        rf"(?:ten )?(?:nguoi|don vi|co quan|ben) co tai san{_OF_ASSET}",
    ),
    "asset_description": _words(
        rf"(?:{_TOLD} )*tai san{_OF_ASSET}(?: {_TOLD})*",
        rf"(?:{_TOLD} )*tai san{_OF_ASSET} cua (?:cong ty|doanh nghiep|ong|ba|ho kinh doanh) .*",
        rf"(?:{_TOLD} )*(?:vat|hang hoa|do vat)(?: dem| dua ra| can)? (?:ban|dau gia)(?: dau gia)?",
    ),
    "asset_location": _words(
        r"(?:dia chi|dia diem|noi|vi tri|kho)(?: (?:co|de|luu giu|luu kho|bao quan|giu|hien tai))*"
        rf"(?: cua)? tai san{_OF_ASSET}"
    ),
    "item_count_raw": _words(rf"so luong tai san{_OF_ASSET}"),
    "starting_price_raw": _words(
        rf"(?:muc |tong )?gia(?: ban)?(?: tai san)? khoi diem"
        rf"(?: (?:cua|de|lan nay|hien tai))*{_SALE}?(?: tai san)?"
        rf"(?: lan nay| hien nay| hien tai| moi nhat| tung tai san| moi tai san)?",
        r"(?:muc )?khoi diem",
    ),
    "deposit_percent": _words(
        r"(?:muc )?(?:ty le|phan tram)(?: phan tram)?(?: khoan)?(?: tien)? dat (?:truoc|coc)"
        r"(?: (?:so voi|tren|cua|theo) gia(?: khoi diem)?)?"
    ),
    "deposit_raw": _words(
        r"(?:so |khoan |muc )*tien(?: phai nop)? (?:dat truoc|dat coc|coc|dt)"
        rf"{_SALE}?(?: tai san)?",
        r"(?:gia tri |so |muc )?(?:khoan )?dat (?:truoc|coc)",
    ),
    "bid_step_vnd": _words(rf"(?:muc )?buoc gia(?: toi thieu)?{_SALE}?"),
    "dossier_fee_vnd": _words(
        r"(?:gia|tien|phi|chi phi|le phi)(?: mua| ban)? ho so(?: moi)?(?: tham gia)?"
        rf"{_SALE}?(?: tai san)?"
    ),
    "auction_round": _words(
        rf"(?:dot|ky)(?: thu)?(?:{_SALE}| ban)?(?: tai san)?",
        rf"(?:dau gia )?lan(?: thu)?(?: to chuc)?(?:{_SALE}| ban)?(?: tai san)?(?: thu)?",
    ),
    "price_reductions_count": _words(
        r"(?:tong )?so lan(?: da| duoc)? (?:giam|ha)(?: gia)?(?: khoi diem)?(?: tai san)?",
        r"da (?:giam|ha) gia(?: (?:may|bao nhieu))? lan",
    ),
    "dossier_sale": _words(
        r"(?:thoi gian|thoi han|ngay)(?: (?:va|nop|tiep nhan|dang ky))* (?:ban|mua|phat hanh)"
        r"(?: (?:ban|mua|dang ky|nop|va|tiep nhan|phat hanh))* ho so"
        rf"(?: (?:moi|tham gia))*{_SALE}?(?: tai san)?"
    ),
    "registration": _words(
        r"(?:thoi gian|thoi han|ngay)(?: (?:dang ky|nop|va|tiep nhan))+(?: ho so)?"
        rf"(?: (?:moi|tham gia|dang ky))*{_SALE}?(?: tai san)?"
    ),
    "viewing": _words(rf"(?:thoi gian|thoi han|ngay) (?:to chuc )?xem tai san{_OF_ASSET}"),
    "deposit": _words(r"(?:thoi gian|thoi han|ngay) nop(?: khoan)? tien dat (?:truoc|coc)"),
    "auction_datetime": _words(
        rf"(?:thoi gian|thoi diem|ngay gio|ngay thang|ngay|gio ngay|lich)(?: ngay)?{_SESSION}",
        rf"thoi gian{_SESSION}(?: ngay)",
        r"(?:to chuc |mo )?(?:cuoc|phien|buoi) (?:ban )?dau gia(?: tai san)?",
        r"thoi gian ngay",
        # where it is stands in the same cell
        rf"(?:thoi gian|ngay gio|gio ngay|ngay)(?: va)?(?: ngay)? (?:dia diem|noi){_SESSION}",
        rf"(?:dia diem|noi)(?: va)? (?:thoi gian|ngay gio|gio ngay|ngay){_SESSION}",
    ),
    "auction_hour": _words(
        rf"(?:thoi gian )?(?:gio|gio phut)(?:{_SESSION})?", rf"thoi gian{_SESSION} gio"
    ),
    "auction_place": _words(rf"(?:dia diem|noi|dia chi|tru so){_SESSION}"),
    "form": _words(rf"hinh thuc(?: (?:to chuc|ban))*{_SALE}?(?: tai san)?"),
    "method": _words(rf"phuong thuc(?: (?:to chuc|ban))*{_SALE}?(?: tai san)?"),
    "auction_org": _words(
        r"(?:ten )?(?:to chuc|don vi|cong ty|trung tam)"
        r"(?: (?:hanh nghe|thuc hien|to chuc|duoc lua chon|nhan))*"
        rf"{_SALE}(?: tai san)?",
        r"(?:ten )?don vi (?:to chuc|thuc hien)",
    ),
    "notice_date": _words(
        rf"ngay(?: (?:ra|dang|phat hanh|ban hanh|cong khai))* thong bao{_SALE}?",
    ),
    "result": _words(
        rf"ket qua(?: (?:to chuc|cuoc|phien|ban|thuc hien))*{_SALE}?(?: tai san)?",
    ),
    "sold_price_vnd": _words(
        rf"(?:muc |so tien |tong )?(?:gia )?(?:ban )?trung{_SALE}?(?: tai san)?",
        rf"gia(?: da)? ban(?: duoc| thanh)?{_SALE}?(?: thanh)?(?: tai san)?",
    ),
    "notes": _words(r"ghi chu(?: khac| them)?"),
}
#: Texts that name the asset only where no other column does.
WEAK: Final[Mapping[str, re.Pattern[str]]] = {
    "asset_description": _words(
        r"(?:noi dung|dien giai|dac diem|mo ta|chi tiet|thong tin)(?: chi tiet)?"
        r"(?: thong bao)?(?:(?: ban)? dau gia)?"
    ),
    "auction_datetime": _words(
        r"(?:ngay gio|gio ngay|ngay va gio)", r"(?:thoi gian|ngay gio|gio ngay)(?: va)? dia diem"
    ),
    "auction_place": _words(r"tai|dia diem"),
}
_HELD = r"(?:tong )?so (?:lan|phien|cuoc)(?: (?:da|duoc|to chuc|dua ra|mo|ban|dau gia|tai san))"
#: Counts in a backlog: auctions of whatever end, and those that failed.
COUNTED: Final[Mapping[str, re.Pattern[str]]] = {
    "held": _words(
        rf"{_HELD}+",
        r"da (?:to chuc |dua ra )*(?:ban )?(?:dau gia|ban) (?:may|bao nhieu) lan",
    ),
    "failures": _words(
        rf"{_HELD}* (?:khong thanh(?: cong)?|bat thanh|khong ban duoc"
        r"|khong co (?:nguoi|ai|khach)(?: (?:mua|dang ky|tham gia|tra gia|dau gia))*)"
    ),
}
_WEIGHT = r"(?:khoi luong|trong luong|the tich|k luong|t luong|klg|tlg|kl|tl|k l|t l)"
_MEASURE = r"(?: (?:g|gr|gam|gram|kg|mg|tan|ta|m3|lit|ml))?"
_EXAMINED = r"(?:mau|vat|gui|trich|lay|di|giam dinh|gd|ca bi|bao bi|vo bao|so|ngay|ket luan|cua|ct)"
#: Weights of exhibits by their abbreviations; KL is also a conclusion, so its words must say which.
OF_EXHIBITS: Final[Mapping[str, re.Pattern[str]]] = {
    "weight": _words(
        rf"(?:tong )?{_WEIGHT}(?: {_WEIGHT})?(?: (?:thuc te|thuc can|thuc|can duoc|can|tinh"
        r"|tru bi|con lai|hoan lai|hoan tra|ban dau|thu giu|tam giu|sau (?:khi )?(?:gd|giam dinh)"
        r"|truoc (?:khi )?(?:gd|giam dinh)|tang vat|vat chung|chat ma tuy|ma tuy|hang hoa|hang"
        rf"|cua|tong|chung))*{_MEASURE}"
    ),
    "told": _words(
        rf"(?:tong )?(?:{_WEIGHT}|ket luan)(?: {_EXAMINED})+{_MEASURE}",
        rf"(?:so|ngay) (?:kl|ket luan)(?: {_EXAMINED})*",
        r"ket luan",
    ),
}


#: The number of a case in a list of cases: "Số HS", "HS THA số".
CASE_NUMBER: Final = re.compile(
    r"(?:(?:so|ma|so va ngay) )?(?:ho so|vu viec|thu ly)"
    r"(?: (?:thi hanh an|thi hanh an dan su|vu viec))?(?: so)?"
)


def spelled_out(text: str) -> str:
    """Return the words of a header, folded, with its abbreviations spelled out."""
    words = re.findall(r"[^\W_]+|%", fold(text))
    return " ".join(SHORT.get(word, word) for word in words)


def columns_named(text: str, table: Mapping[str, re.Pattern[str]]) -> list[str]:
    """Return every column of a table that a header could name."""
    spelled = spelled_out(text)
    return [column for column, words in table.items() if words.fullmatch(spelled)]
