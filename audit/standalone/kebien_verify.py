#!/usr/bin/env python3
"""Verify an exported proof of a Kê Biên ledger. Python 3.9 or newer, nothing else.

    python3 kebien_verify.py PROOF [--checkpoint FILE]

PROOF is what ``flask ledger export`` or the page *Nhật ký* gave. FILE is a checkpoint you kept
yourself (the file, or the line its printed symbol holds); the proof must rest on exactly that one.

What is checked: every entry's hash; that the entries of a subject follow each other without a gap;
that their last entry before the checkpoint is in the checkpoint's tree (RFC 6962), or, where the
whole ledger was exported, that the tree of all of them is the checkpoint's. The signature (Ed25519)
is checked when the package ``cryptography`` is installed.

Exit: 0 all of it holds; 1 something is broken; 2 all that could be checked holds, but the signature
was not checked, or there is no checkpoint.

Kiểm tra một bản trích nhật ký Kê Biên. Kết quả: 0 đúng hết; 1 có chỗ sai; 2 phần kiểm tra được đều
đúng nhưng chưa kiểm tra chữ ký.
"""

import argparse
import hashlib
import json
import sys

SEPARATOR = "\x1f"
ENTRY_FORMAT = "kebien-1"
PROOF_FORMAT = "kebien-proof-1"
CHECKPOINT_FORMAT = "kebien-checkpoint-1"
FIELDS = 17  # of an entry's text, its format first
GENESIS = "0" * 64
NAMES = (
    "number",
    "day",
    "made_at",
    "last_entry",
    "entries",
    "streams",
    "root",
    "previous",
    "public_key",
    "signature",
)


def sha256(content):
    return hashlib.sha256(content).digest()


def leaf(stream, seq, fingerprint):
    return sha256(b"\x00" + SEPARATOR.join((stream, str(seq), fingerprint)).encode())


def inner(left, right):
    return sha256(b"\x01" + left + right)


class Tree:
    """The root over leaves added one by one."""

    def __init__(self):
        self.size = 0
        self.whole = []

    def add(self, each):
        self.size += 1
        number = self.size
        while number % 2 == 0:
            each = inner(self.whole.pop(), each)
            number //= 2
        self.whole.append(each)

    def root(self):
        if not self.whole:
            return sha256(b"")
        root = self.whole[-1]
        for left in reversed(self.whole[:-1]):
            root = inner(left, root)
        return root


def root_by_path(each, place, size, path):
    """Return the root an inclusion proof leads to (RFC 9162, 2.1.3.2), or None."""
    if not 0 <= place < size:
        return None
    number, last, root = place, size - 1, each
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


def read_checkpoint(text):
    """Return a checkpoint as a dictionary of texts; ValueError if it is none."""
    words = text.split()
    if not words or words[0].lower() != CHECKPOINT_FORMAT:
        raise ValueError("not a checkpoint")
    if len(words) == len(NAMES) + 1:
        values = dict(zip(NAMES, (word.lower() for word in words[1:])))
        values["made_at"] = values["made_at"].replace("t", " ")
        return values
    lines = dict(line.split(": ", 1) for line in text.splitlines()[1:] if ": " in line)
    if set(lines) != set(NAMES):
        raise ValueError("the checkpoint is not complete")
    return lines


def signed_text(checkpoint):
    lines = ["%s: %s" % (name, checkpoint[name]) for name in NAMES if name != "signature"]
    return "\n".join([CHECKPOINT_FORMAT, *lines, ""])


def check_signature(checkpoint):
    """Return True or False, or None when it cannot be checked here."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return None
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint["public_key"]))
        key.verify(bytes.fromhex(checkpoint["signature"]), signed_text(checkpoint).encode())
    except (InvalidSignature, ValueError):
        return False
    return True


class Verifier:
    """Reads a proof line by line and notes what is broken."""

    def __init__(self, outside=None):
        self.outside = outside
        self.checkpoint = None
        self.whole = False
        self.broken = []
        self.entries = self.streams = self.covered = self.proved = 0
        self.tree = Tree()
        self.stream, self.seq, self.prev, self.number = None, 0, GENESIS, 0
        self.head = None  # leaf of the last entry the checkpoint covers

    def say(self, text):
        self.broken.append(text)

    def read(self, lines):
        for place, line in enumerate(lines):
            try:
                record = json.loads(line)
                if place == 0:
                    self.begin(record)
                elif "text" in record:
                    self.entry(record["text"], record["hash"])
                elif "path" in record:
                    self.proof(record)
                else:
                    raise ValueError("unknown line")
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                self.say("line %d cannot be read: %s" % (place + 1, error))
        self.end_stream()
        self.end()

    def begin(self, record):
        if record["format"] != PROOF_FORMAT:
            raise ValueError("not a proof of this kind")
        self.whole = bool(record["whole"])
        if record["checkpoint"] is not None:
            self.checkpoint = read_checkpoint(record["checkpoint"])
        if self.outside is not None and self.checkpoint != self.outside:
            self.say("the proof rests on another checkpoint than the one you hold")

    def entry(self, text, fingerprint):
        fields = text.split(SEPARATOR)
        stream, seq, number = fields[3], int(fields[4]), int(fields[1])
        if stream != self.stream:
            self.end_stream()
            if self.stream is not None and stream.encode() <= self.stream.encode():
                self.say("%s: the subjects are not in order" % stream)
            self.stream, self.seq, self.prev, self.number = stream, 0, GENESIS, 0
            self.streams += 1
        name = "%s entry %d" % (stream, seq)
        self.entries += 1
        if fields[0] != ENTRY_FORMAT or len(fields) != FIELDS:
            self.say("%s: it is no entry of this kind" % name)
        if hashlib.sha256(text.encode()).hexdigest() != fingerprint:
            self.say("%s: it was changed" % name)
        if seq != self.seq + 1:
            self.say("%s: entries before it are missing" % name)
        elif fields[2] != self.prev or number <= self.number:
            self.say("%s: it does not follow the one before it" % name)
        self.seq, self.prev, self.number = seq, fingerprint, number
        if self.checkpoint is not None and number <= int(self.checkpoint["last_entry"]):
            self.covered += 1
            self.head = leaf(stream, seq, fingerprint)

    def end_stream(self):
        if self.whole and self.head is not None:
            self.tree.add(self.head)
            self.head = None

    def proof(self, record):
        """The place of the stream just read in the checkpoint's tree."""
        if self.checkpoint is None or self.head is None or record["stream"] != self.stream:
            self.say("%s: a proof without entries" % record["stream"])
            return
        path = [bytes.fromhex(step) for step in record["path"]]
        size = int(self.checkpoint["streams"])
        root = root_by_path(self.head, int(record["place"]), size, path)
        if root is None or root.hex() != self.checkpoint["root"]:
            self.say("%s: it is not in the tree of the checkpoint" % self.stream)
        else:
            self.proved += 1
        self.head = None

    def end(self):
        if self.checkpoint is None:
            return
        if not self.whole:
            if self.head is not None:
                self.say("%s: its place in the checkpoint is missing" % self.stream)
            return
        if self.tree.root().hex() != self.checkpoint["root"]:
            self.say("the ledger is not the one the checkpoint covers")
        if str(self.covered) != self.checkpoint["entries"]:
            self.say(
                "the checkpoint covers %s entries, the proof has %d of them"
                % (self.checkpoint["entries"], self.covered)
            )


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("proof")
    parser.add_argument("--checkpoint", metavar="FILE")
    given = parser.parse_args(arguments)
    outside = None
    try:
        if given.checkpoint:
            with open(given.checkpoint, encoding="utf-8") as file:
                outside = read_checkpoint(file.read())
        verifier = Verifier(outside)
        with open(given.proof, encoding="utf-8") as file:
            verifier.read(file)
    except (OSError, ValueError) as error:
        print("cannot be read: %s" % error)
        return 1
    return told(verifier)


def told(verifier):
    """Print what was found and return the exit code."""
    print("%d entries of %d subjects" % (verifier.entries, verifier.streams))
    point = verifier.checkpoint
    signature = check_signature(point) if point is not None else None
    if signature is False:
        verifier.say("the signature of the checkpoint does not fit")
    for text in verifier.broken:
        print("BROKEN: " + text)
    if point is not None:
        covered = "%d of the entries are covered by checkpoint %s of %s, up to entry no. %s"
        print(covered % (verifier.covered, point["number"], point["day"], point["last_entry"]))
        if verifier.covered < verifier.entries:
            print(
                "%d came after it: only their hashes and order are checked"
                % (verifier.entries - verifier.covered)
            )
    if verifier.broken or not verifier.entries:
        print("NOT INTACT (không nguyên vẹn)")
        return 1
    if point is None:
        print("no checkpoint: only hashes and order are checked (không có bản chốt)")
        return 2
    if signature is None:
        print("signature not checked (chưa kiểm tra chữ ký): the package cryptography is missing")
        return 2
    print("signature fits, public key %s" % point["public_key"])
    print("INTACT (nguyên vẹn)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
