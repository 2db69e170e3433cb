"""Merkle trees: the known answers of RFC 6962, proofs of every place in trees of every size."""

import hashlib

import pytest

from audit import merkle

# Leaves and roots of the test vectors of Certificate Transparency (RFC 6962).
LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def hashed(content: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + content).digest()


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_roots_are_those_of_the_standard(size, root):
    assert merkle.root_of(map(hashed, LEAVES[:size])).hex() == root


@pytest.mark.parametrize("size", range(1, 40))
def test_every_leaf_is_proved_in_a_tree_of_every_size(size):
    leaves = [hashed(bytes([number])) for number in range(size)]
    root = merkle.root_of(leaves)
    for place, leaf in enumerate(leaves):
        path = merkle.path_of(leaves, place)
        assert merkle.root_by_path(leaf, place, size, path) == root
        assert merkle.root_by_path(hashed(b"other"), place, size, path) != root
        if path:
            assert merkle.root_by_path(leaf, place, size, path[:-1]) != root
    assert merkle.root_by_path(leaves[0], size, size, []) is None
