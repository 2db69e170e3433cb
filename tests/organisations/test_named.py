"""What a name says of whom it names is read in one way wherever names come in."""

import pytest

from backlog import parties
from exchange.importing.references import named_parties
from organisations.named import names_bank, names_organisation


@pytest.mark.parametrize(
    "name",
    [
        "NH TMCP N.L.",
        "Ngân hàng Một",
        "BIDV Cẩm Phả",
        "Techcombank",
        "Cty VAMC",
        "VAMC",
        "QTDND Hai",
    ],
)
def test_a_bank(app, name):
    assert names_bank(name)
    assert names_organisation(name)
    assert parties.is_bank(name)
    ((party,), unsure) = named_parties(name)
    assert (party.is_organisation, party.is_bank, unsure) == (True, True, [])


@pytest.mark.parametrize(
    "name",
    [
        "Cty TNHH S.P.",
        "Trường THPT Ba",
        "Quỹ Bốn",
        "Hội Năm",
        "UỶ BAN nhân dân xã",
        "cong ty sau",
        "Công ty SCB Bảy",
    ],
)
def test_an_organisation_that_is_no_bank(app, name):
    assert not parties.is_bank(name)
    assert parties.is_organisation(name)
    ((party,), _unsure) = named_parties(name)
    assert (party.is_organisation, party.is_bank) == (True, False)


@pytest.mark.parametrize("name", ["Trương Văn B.", "Quý Thị C.", "Cúc Văn D.", "Viên Thị Đ."])
def test_a_name_of_a_person_is_none(app, name):
    assert not parties.is_organisation(name)
    assert named_parties(name) == ([], [name])
