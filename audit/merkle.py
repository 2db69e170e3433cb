"""Merkle trees as RFC 6962 defines them: one root over the heads of all streams."""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()


def leaf(stream: str, seq: int, fingerprint: str) -> bytes:
    """Return the leaf of one stream: its name, its number of entries, the hash of the last."""
    text = f"{stream}\x1f{seq}\x1f{fingerprint}".encode(errors="surrogateescape")
    return hashlib.sha256(b"\x00" + text).digest()


def inner(left: bytes, right: bytes) -> bytes:
    """Return the hash of two neighbours."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A root over leaves added one by one; keeps one hash a level."""

    def __init__(self) -> None:
        self.size = 0
        self._whole: list[bytes] = []  # roots of the whole subtrees, the largest first

    def add(self, leaf: bytes) -> None:
        """Add the next leaf."""
        self.size += 1
        number = self.size
        while number % 2 == 0:
            leaf = inner(self._whole.pop(), leaf)
            number //= 2
        self._whole.append(leaf)

    @property
    def root(self) -> bytes:
        """The root over the leaves so far."""
        if not self._whole:
            return EMPTY
        root = self._whole[-1]
        for left in reversed(self._whole[:-1]):
            root = inner(left, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaves in their order."""
    tree = Tree()
    for each in leaves:
        tree.add(each)
    return tree.root


def path_of(leaves: Sequence[bytes], place: int) -> list[bytes]:
    """Return the inclusion proof of the leaf at ``place``: its neighbours, the lowest first."""
    if len(leaves) <= 1:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if place < half:
        return [*path_of(leaves[:half], place), root_of(leaves[half:])]
    return [*path_of(leaves[half:], place - half), root_of(leaves[:half])]


def root_by_path(leaf: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root an inclusion proof leads to (RFC 9162, 2.1.3.2); None: the path is wrong."""
    if place >= size:
        return None
    number, last, root = place, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if number % 2 or number == last:
            root = inner(step, root)
            while number % 2 == 0 and number:
                number, last = number >> 1, last >> 1
        else:
            root = inner(root, step)
        number, last = number >> 1, last >> 1
    return root if last == 0 else None
