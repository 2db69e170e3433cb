"""One English sentence for each code, with holes for its details."""

from collections.abc import Mapping
from types import MappingProxyType

from exchange.importing.amountmessages import OF_AMOUNTS
from exchange.importing.codes import Code
from exchange.importing.exhibitmessages import OF_EXHIBITS
from exchange.importing.filemessages import OF_FILES
from exchange.importing.noticemessages import OF_NOTICES
from exchange.importing.oldmessages import OF_A_BACKLOG

MESSAGES: Mapping[Code, str] = MappingProxyType(
    {**OF_FILES, **OF_AMOUNTS, **OF_NOTICES, **OF_EXHIBITS, **OF_A_BACKLOG}
)
