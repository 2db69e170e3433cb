"""Style sheets and scripts as browsers get them: built, named by content, compressed."""

import json
import re
from pathlib import Path

import brotli
import pytest

from web import assets
from web.asset_build import AssetFault, Build, state_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Sources of a small site; ``built`` is where it is built."""
    for folder in ("css/components", "js", "vendor/htmx", "vendor/tabler-icons", "built"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / "vendor/htmx/htmx.min.js").write_text("htmx")
    (tmp_path / "vendor/tabler-icons/sprite.svg").write_text("<svg/>")
    (tmp_path / "vendor/face.woff2").write_bytes(b"face")
    (tmp_path / "css/kebien.css").write_text(
        "/* said */ @layer a, b;\n"
        '@import url("components/one.css") layer(b);\n@import url("paper.css") print;\n'
    )
    (tmp_path / "css/components/one.css").write_text(
        '.one { src: url("../../vendor/face.woff2"); width: calc(100% - 4px); }\n'
        '.one :is(a, b)::before {\n  content: "a: b ";\n}\n'
    )
    (tmp_path / "css/paper.css").write_text(".kb :is(h1, h2) { color: #000; }")
    return tmp_path


def built(site: Path) -> dict[str, str]:
    """Build the site and return what stands in each file, by its source."""
    names = Build(site, site / "built").run()
    return {name: (site / "built" / file).read_text() for name, file in names.items()}


def test_imported_sheets_stand_in_the_one_that_imports_them_in_layer_and_medium(site: Path) -> None:
    sheet = built(site)["css/kebien.css"]
    assert re.fullmatch(
        r"@layer a,b;@layer b\{\.one\{src:url\(\"face\.[0-9a-f]{12}\.woff2\"\);"
        r"width:calc\(100% - 4px\)\}\.one :is\(a,b\)::before\{content:\"a: b \"\}\}"
        r"@media print\{\.kb :is\(h1,h2\)\{color:#000\}\}",
        sheet,
    )


def test_what_holds_for_narrow_windows_stands_last_in_its_layer_the_widest_first(
    site: Path,
) -> None:
    sheet = site / "css/kebien.css"
    sheet.write_text(sheet.read_text() + '@import url("two.css") layer(b);\n')
    narrow = "@media screen and (max-width: {}em) {{\n  .one {{ margin: {}; }}\n}}\n"
    for name, widths in {"components/one": (18, 43.75), "two": (43.75,)}.items():
        text = "".join(narrow.format(width, name[-1]) for width in widths)
        (site / f"css/{name}.css").write_text(f"{text}.{name[-3:]} {{ order: 1; }}\n")
    sheet.write_text(
        '@import url("components/one.css") layer(b);\n@import url("two.css") layer(b);\n'
    )
    assert built(site)["css/kebien.css"] == (
        "@layer b{.one{order:1}.two{order:1}@media screen and (max-width:43.75em){"
        ".one{margin:e}.one{margin:o}}@media screen and (max-width:18em){.one{margin:e}}}"
    )


def test_tokens_have_the_same_short_names_in_every_sheet(site: Path) -> None:
    (site / "css/components/one.css").write_text(":root { --kb-ink: #000; --kb-line: red; }")
    (site / "css/dark.css").write_text(":root { --kb-line: #fff; --kb-ink: #111; }")
    sheets = built(site)
    assert "--a:#000;--b:red" in sheets["css/kebien.css"]
    assert sheets["css/dark.css"] == ":root{--b:#fff;--a:#111}"


def test_scripts_stand_in_the_one_that_imports_them_each_once(site: Path) -> None:
    (site / "js/page.js").write_text(
        'import { a, b as c } from "./one.js";\nimport "./two.js";\nsay(a(), c);\n'
    )
    (site / "js/one.js").write_text("export function a() {}\nexport const b = 1;\n")
    (site / "js/two.js").write_text('import {\n  a,\n} from "./one.js";\na();\n')
    scripts = {name: text for name, text in built(site).items() if name.startswith("js/")}
    assert list(scripts) == ["js/page.js"]
    assert scripts["js/page.js"].count("function a()") == 1
    assert "const{a,b:c}=m0;" in scripts["js/page.js"]
    assert "import" not in scripts["js/page.js"]
    assert "export" not in scripts["js/page.js"]


def test_a_script_asked_for_later_and_files_beside_it_are_named_by_content(site: Path) -> None:
    (site / "js/page.js").write_text('if (x) import("./late.js");\n')
    (site / "js/late.js").write_text(
        'const w = new URL("../vendor/face.woff2", import.meta.url);\nexport const big = () => w;\n'
    )
    scripts = built(site)
    assert re.search(r'import\("\./late\.[0-9a-f]{12}\.js"\)', scripts["js/page.js"])
    assert re.search(r'URL\("\./face\.[0-9a-f]{12}\.woff2",import', scripts["js/late.js"])
    assert scripts["js/late.js"].endswith("export const{big}=m0;")


@pytest.mark.parametrize(
    "text",
    [
        'import all from "./one.js";',
        'import * as all from "./one.js";',
        'export { one } from "./one.js";',
        "export default 1;",
        "export let one = 1;",
        'import { a } from "./missing.js";',
        'new URL("../vendor/missing.wasm", import.meta.url);',
        'import "./page.js";',
    ],
)
def test_a_script_that_is_not_understood_is_not_built(site: Path, text: str) -> None:
    (site / "js/one.js").write_text("export const one = 1;\n")
    (site / "js/page.js").write_text(text)
    (site / "js/also.js").write_text('import "./page.js";\n')
    with pytest.raises(AssetFault):
        built(site)


def test_a_script_that_would_run_twice_is_not_built(site: Path) -> None:
    (site / "js/one.js").write_text("export const one = new Map();\n")
    for page in ("page", "other"):
        (site / f"js/{page}.js").write_text('import { one } from "./one.js";\none.set(1, 2);\n')
    with pytest.raises(AssetFault):
        built(site)


def test_a_sheet_that_asks_for_what_is_not_there_is_not_built(site: Path) -> None:
    (site / "css/components/one.css").write_text('.one { src: url("missing.woff2"); }')
    with pytest.raises(AssetFault):
        built(site)


def test_a_changed_source_gets_another_name_and_another_state(site: Path) -> None:
    before, state = Build(site, site / "built").run(), state_of(site)
    (site / "css/paper.css").write_text("p { color: red; }")
    after = Build(site, site / "built").run()
    assert before["css/kebien.css"] != after["css/kebien.css"]
    assert before["icon.svg"] == after["icon.svg"]
    assert state_of(site) != state


def test_a_build_that_is_missing_in_part_is_made_again(site: Path) -> None:
    names = assets.build(site, site / "built")
    sheet = site / "built" / "files" / names["css/kebien.css"]
    sheet.unlink()
    assert assets.build(site, site / "built") == names
    assert sheet.is_file()
    (site / "built/manifest.json").write_text("{")
    assert assets.build(site, site / "built") == names


def test_a_build_that_cannot_be_written_is_told(site: Path) -> None:
    (site / "in-the-way").write_text("")
    with pytest.raises(AssetFault):
        assets.build(site, site / "in-the-way")


def test_a_built_file_is_kept_for_a_year_and_comes_compressed(pages, officer) -> None:
    client = pages.anonymous().client
    name = re.search(r'href="(/static/kebien\.[^"]+)"', client.get("/sign-in").text)
    plain = client.get(name[1])
    assert plain.headers["Cache-Control"] == "max-age=31536000, public, immutable"
    assert plain.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in plain.headers
    for encoding in ("br", "gzip"):
        packed = client.get(name[1], headers={"Accept-Encoding": encoding})
        assert packed.headers["Content-Encoding"] == encoding
        assert len(packed.data) < len(plain.data) / 3
        packed.close()
    plain.close()


def test_sources_and_the_list_of_files_are_not_served(pages) -> None:
    client = pages.anonymous().client
    for path in ("css/kebien.css", "js/page.js", "manifest.json", "files/manifest.json", ".lock"):
        assert client.get(f"/static/{path}").status_code == 404


def test_a_page_comes_compressed_as_the_browser_asks(pages, keeper) -> None:
    visitor = pages.as_user(keeper)
    plain = visitor.client.get("/warehouse/items")
    assert "Content-Encoding" not in plain.headers
    packed = visitor.client.get("/warehouse/items", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert {"Accept-Encoding", "Cookie"} <= set(packed.headers["Vary"].split(", "))
    assert brotli.decompress(packed.data).startswith(b"<!doctype html>")
    answer = visitor.client.get("/healthz", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers  # shorter than it is worth
    assert json.loads(answer.data)["status"] == "ready"
