"""Builds what browsers get: style sheets, scripts bundled, names by content, compressed.

The sources are ``static/css``, ``static/js`` and ``static/vendor``; the result is ``static/built``:

- each sheet of ``css`` that no other imports, with everything it imports, in its layers, minified.
  The tokens have short names, the same in all of them;
- each script that no other script imports, with all that it imports, minified. What a script
  imports with ``import(…)`` stays a file of its own;
- every other file as it is. Each file carries the hash of its content in its name, so a browser may
  keep it for ever; beside it lie its brotli and its gzip form.
"""

import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby, product
from operator import itemgetter
from pathlib import Path, PurePosixPath
from string import ascii_lowercase

import brotli
import rjsmin

KEPT_AS_IT_IS = {".woff2", ".png", ".jpg", ".webp"}  # compressed already
NOT_SERVED = {"LICENSE", "manifest.json"}
FONTS_FOR_PAPER = ".ttf"  # label sheets embed them
ALWAYS = ("icon.svg", "vendor/htmx/htmx.min.js", "vendor/tabler-icons/sprite.svg")

IMPORT_OF_CSS = re.compile(r'@import url\("([^"]+)"\)\s*(?:layer\((\w+)\))?\s*([^;]*);')
NARROW = re.compile(
    r"^@media screen and \(max-width: ([\d.]+)em\) \{\n(.*?)^\}\n?", re.DOTALL | re.MULTILINE
)
URL = re.compile(r'(?<!@import )url\("(?!data:)([^"#]+)(#[^"]*)?"\)')
TOKEN = re.compile(r"--kb-[\w-]+")
IMPORT_OF_JS = re.compile(r'^import\s+(?:\{([^}]*)\}\s*from\s*)?"(\./[^"]+)";', re.MULTILINE)
EXPORT = re.compile(r"^export\s+((?:async\s+)?(?:function\*?|const|class)\s+(\w+))", re.MULTILINE)
LEFT_OVER = re.compile(r"^\s*(?:export\b|import\b(?!\s*\(|\.meta\b)).*", re.MULTILINE)
LAZY = re.compile(r'\bimport\("(\./[^"]+)"\)')
BESIDE = re.compile(r'\bnew URL\("(\.\.?/[^"]+)", import\.meta\.url\)')


class AssetFault(SystemExit):
    """The style sheets or scripts cannot be built, or not be kept; the message says what to do."""


@dataclass
class Build:
    """One build: what is read from ``sources`` is written to ``target``."""

    sources: Path
    target: Path
    names: dict[str, str] = field(default_factory=dict)  # built name by source, as addressed
    _tokens: dict[str, str] = field(default_factory=dict)  # short names
    _under_way: list[str] = field(default_factory=list)
    _bundles: dict[str, str] = field(default_factory=dict)  # the bundle each script went into

    def run(self) -> dict[str, str]:
        """Build everything and return the names of the files by their sources.

        Raises:
            AssetFault: a source asks for what is not there, or writes what is not understood.
        """
        for name in (*ALWAYS, *self.sheets(), *self.entries()):
            self.built(name)
        return self.names

    def sheets(self) -> list[str]:
        """The style sheets that pages link: those that no other sheet imports."""
        sheets = sorted(f"css/{path.name}" for path in (self.sources / "css").glob("*.css"))
        imported = {
            _beside(sheet, target)
            for sheet in sheets
            for target, _layer, _medium in IMPORT_OF_CSS.findall(self._text(sheet))
        }
        return [sheet for sheet in sheets if sheet not in imported]

    def entries(self) -> list[str]:
        """The scripts that pages load: those that no other script imports."""
        scripts = sorted(f"js/{path.name}" for path in (self.sources / "js").glob("*.js"))
        imported = {
            _beside(script, target)
            for script in scripts
            for _names, target in IMPORT_OF_JS.findall(self._text(script))
        }
        return [script for script in scripts if script not in imported]

    def built(self, name: str) -> str:
        """Build one file, and what it refers to, and return the name it got."""
        if name in self.names:
            return self.names[name]
        if name in self._under_way:
            raise AssetFault(f"static/{name} refers to itself: {' > '.join(self._under_way)}")
        self._under_way.append(name)
        makers: dict[str, Callable[[str], bytes]] = {".css": self._style, ".js": self._script}
        ours = name.startswith(("css/", "js/"))
        make = makers.get(PurePosixPath(name).suffix) if ours else None
        content = (make or self._bytes)(name)
        self._under_way.pop()
        self.names[name] = _keep(self.target, PurePosixPath(name), content)
        return self.names[name]

    # ---- style sheets ----

    def _style(self, name: str) -> bytes:
        if not self._tokens:
            self._tokens |= _short_names("".join(map(self._flat, self.sheets())))
        return TOKEN.sub(lambda found: self._tokens[found[0]], _smaller(self._flat(name))).encode()

    def _flat(self, name: str) -> str:
        """Return a style sheet with what it imports in place, each in its layer and medium."""
        text = URL.sub(
            lambda found: f'url("{self.built(_beside(name, found[1]))}{found[2] or ""}")',
            _without_comments(self._text(name)),
        )
        imports = list(IMPORT_OF_CSS.finditer(text))
        if not imports:
            return text
        blocks = [
            self._block(name, layer, medium, [each[1] for each in run])
            for (layer, medium), run in groupby(imports, key=itemgetter(2, 3))
        ]
        return "\n".join((text[: imports[0].start()], *blocks, text[imports[-1].end() :]))

    def _block(self, name: str, layer: str | None, medium: str, targets: list[str]) -> str:
        """Return what one sheet imports, one after the other, into one layer and medium."""
        inner = "\n".join(self._flat(_beside(name, target)) for target in targets)
        inner = f"@layer {layer} {{\n{_narrow_last(inner)}\n}}" if layer else inner
        return f"@media {medium} {{\n{inner}\n}}" if medium.strip() else inner

    # ---- scripts ----

    def _script(self, name: str) -> bytes:
        """Return a script and all it imports, each once, what is imported first."""
        order: list[str] = []
        self._collect(name, order, [])
        for script in order:
            other = self._bundles.setdefault(script, name)
            if other != name:  # it would run twice, with two states
                raise AssetFault(
                    f"static/{script} is imported by static/{other} and static/{name}. A script"
                    " belongs to one of them; or import it in a third that no page loads alone."
                )
        parts = [self._module(script, order) for script in order]
        if given := EXPORT.findall(self._text(name)):  # for whoever asks for it later
            words = ", ".join(word for _declared, word in given)
            parts.append(f"export const {{ {words} }} = m{len(order) - 1};")
        return str(rjsmin.jsmin("\n".join(parts))).encode()

    def _collect(self, name: str, order: list[str], above: list[str]) -> None:
        if name in above:
            raise AssetFault(f"scripts import each other in a ring: {' > '.join([*above, name])}")
        for _names, target in IMPORT_OF_JS.findall(self._text(name)):
            self._collect(_beside(name, target), order, [*above, name])
        if name not in order:
            order.append(name)

    def _module(self, name: str, order: list[str]) -> str:
        """Return one script as a function that gives what the script exports."""
        text = self._text(name)

        def taken(found: re.Match[str]) -> str:
            if not found[1]:
                return ""
            names = ", ".join(part.strip().replace(" as ", ": ") for part in found[1].split(","))
            return (
                f"const {{ {names.removesuffix(', ')} }} = m{order.index(_beside(name, found[2]))};"
            )

        exported = [word for _declared, word in EXPORT.findall(text)]
        text = EXPORT.sub(r"\1", IMPORT_OF_JS.sub(taken, text))
        if left := LEFT_OVER.search(text):
            raise AssetFault(
                f"static/{name}: not understood: {left[0].strip()}. Write import {{ a }} from"
                ' "./other.js"; and export function, const or class.'
            )
        text = LAZY.sub(lambda found: f'import("./{self.built(_beside(name, found[1]))}")', text)
        text = BESIDE.sub(
            lambda found: f'new URL("./{self.built(_beside(name, found[1]))}", import.meta.url)',
            text,
        )
        given = f"\nreturn {{ {', '.join(exported)} }};" if exported else ""
        return f"const m{order.index(name)} = (() => {{\n{text}{given}\n}})();"

    # ---- files ----

    def _bytes(self, name: str) -> bytes:
        try:
            return (self.sources / name).read_bytes()
        except OSError as error:
            raise AssetFault(f"static/{name} is asked for and cannot be read: {error}") from error

    def _text(self, name: str) -> str:
        return self._bytes(name).decode()


def state_of(sources: Path) -> str:
    """Return a digest of everything a build reads, this program included."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    digest.update(rjsmin.__version__.encode())
    for path in sorted(sources.rglob("*")):
        name = path.relative_to(sources).as_posix()
        if path.is_file() and not name.startswith("built/") and path.suffix != FONTS_FOR_PAPER:
            digest.update(f"\0{name}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _beside(name: str, address: str) -> str:
    """Return the source an address means that stands in the source ``name``."""
    parts: list[str] = list(PurePosixPath(name).parent.parts)
    for part in PurePosixPath(address).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _smaller(css: str) -> str:
    """Return a style sheet without the blanks that mean nothing; what stands in quotes is kept.

    A blank before ``:is(…)`` means something, one after the colon of a declaration does not; those
    around ``+`` mean something in a sum. A word that an attribute is needs no quotes.
    """
    parts = re.split(r'("[^"]*")', re.sub(r'="([a-z][a-z-]*)"\]', r"=\1]", css))
    for at in range(0, len(parts), 2):
        text = re.sub(r"\s+", " ", parts[at])
        text = re.sub(r" ?([{};,>~]) ?", r"\1", text).replace(": ", ":").replace(";}", "}")
        parts[at] = text
    return "".join(parts).strip()


def _narrow_last(css: str) -> str:
    """Return a layer with what holds for narrow windows at its end, once a width, widest first."""
    narrow: dict[str, list[str]] = {}
    for width, rules in NARROW.findall(css):
        narrow.setdefault(width, []).append(rules)
    widths = sorted(narrow, key=float, reverse=True)
    return NARROW.sub("", css) + "".join(
        f"@media screen and (max-width: {width}em) {{\n{''.join(narrow[width])}}}\n"
        for width in widths
    )


def _short_names(css: str) -> dict[str, str]:
    """Return names of a letter or two for the tokens, a seventh of all style sheets."""
    names = sorted(Counter(TOKEN.findall(css)).items(), key=lambda each: (-each[1], each[0]))
    letters = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
    return {name: f"--{letters[place]}" for place, (name, _count) in enumerate(names)}


def _without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def _keep(target: Path, name: PurePosixPath, content: bytes) -> str:
    """Write a file under the name of its content, with its compressed forms; return the name."""
    built = f"{name.stem}.{hashlib.sha256(content).hexdigest()[:12]}{name.suffix}"
    forms: dict[str, Callable[[bytes], bytes]] = {"": lambda plain: plain}
    if name.suffix not in KEPT_AS_IT_IS:
        forms |= {
            ".br": lambda plain: brotli.compress(plain, quality=11),
            ".gz": lambda plain: gzip.compress(plain, 9, mtime=0),
        }
    for suffix, form in forms.items():
        path = target / f"{built}{suffix}"
        if not path.exists():
            put(path, form(content))
    return built


def put(path: Path, content: bytes) -> None:
    """Write a file as a whole, readable by the server whoever runs it."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.chmod(0o644)
    beside.replace(path)
