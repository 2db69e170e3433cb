"""A throwaway site for the scanner's scripts: two pages under the product's content policy."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from foundation.codes import read_code, shown

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
    " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
HEAD = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Quét</title>
<link rel="icon" href="data:,"><meta name="csrf-token" content="token-of-the-page">
<script type="module" src="/static/js/scan-heard.js"></script>"""
SCAN_PAGE = f"""{HEAD}<script type="module" src="/static/js/scan-page.js"></script>
<body><main><h1>Quét</h1>
<section data-scan-page data-scan-url="/scan" data-text-offline="Mất mạng"
  data-text-failed="Chưa gửi được" data-text-signed-out="Đã đăng xuất">
  <span data-scan-place-text>Chưa chọn ô</span>
  <div data-scan-camera="auto" data-text-insecure="Cần HTTPS" data-text-missing="Không có máy ảnh"
    data-text-denied="Máy ảnh bị chặn" data-text-busy="Máy ảnh đang bận"
    data-text-failed="Không đọc được"><video></video><p data-scan-message hidden></p>
    <button type="button" data-scan-torch hidden>Đèn</button></div>
  <p data-scan-last role="status" hidden><span data-scan-last-mark></span>
    <b data-scan-last-title></b> <span data-scan-last-text></span>
    <button type="button" data-scan-undo hidden>Hoàn tác</button>
    <button type="button" data-scan-retry hidden>Gửi lại</button></p>
  <template data-scan-mark="ok"><svg class="mark-ok"></svg></template>
  <b data-scan-tally="ok">0</b> <b data-scan-tally="already">0</b>
  <b data-scan-tally="problem">0</b>
  <ol data-scan-list></ol>
  <form data-scan-form method="post" action="/scan">
    <input type="hidden" name="csrf_token" value="x">
    <input type="hidden" name="act" value="move"><input type="hidden" name="place" value="">
    <input type="hidden" name="version" value="3">
    <label>Mã <input name="raw"></label><button>Ghi</button></form>
</section></main></body></html>"""
OTHER_PAGE = f"""{HEAD}<body data-scan-resolve-url="/resolve" data-scan-open-text="Mở"><main>
<h1>Khác</h1><p id="nothing" tabindex="0">chữ</p>
<form id="search" action="/found"><input name="q" value=""></form>
<form id="edit" method="post" action="/saved"><textarea name="note">cũ</textarea>
<select name="kind"><option value="">–</option><option value="h">Hộp</option></select>
<input name="amount" type="number" value="12"><input name="imei" data-scan-literal>
<input name="secret" type="password">
<input name="codes" data-scan-literal="list"><textarea name="lines" data-scan-literal="list">
</textarea></form>
</main></body></html>"""
AMOUNT_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tiền</title>
<link rel="icon" href="data:,"><script type="module" src="/static/js/once.js"></script>
<script type="module" src="/static/js/dong-input.js"></script><body><main><h1>Tiền</h1>
<form method="post" action="/saved" novalidate data-once>
<input name="amount" data-dong><input name="due" data-dong value="1.250.000">
<input name="other"><button>Ghi</button></form></main></body></html>"""
SIGN_IN_PAGE = f"""{HEAD}<body><main><h1>Vào</h1><form method="post" action="/saved">
<input name="username"><input name="password" type="password">
<button>Vào</button></form></main></body></html>"""
PAGES = {"/sign-in": SIGN_IN_PAGE, "/scan": SCAN_PAGE, "/amount": AMOUNT_PAGE}


@dataclass
class Site:
    """Where the pages are, and what was asked and posted there."""

    url: str
    paths: list[str] = field(default_factory=list)
    posts: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    out_of_order: bool = False  # answers 503 while True

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """Resolve a scan as the application would: a code is an item, ``KE-…`` a place."""
        if "undoes" in body:
            return {"outcome": "ok", "title": "Đã hoàn tác"}
        raw = body["raw"]
        if raw.startswith("KE-"):
            return {"outcome": "ok", "title": raw, "place": {"code": raw, "text": f"Kệ {raw}"}}
        code = read_code(raw)
        if code is None:
            return {"outcome": "problem", "title": "Mã lạ", "text": raw}
        seen = [read_code(post["raw"]) for post in self.posts[:-1] if "raw" in post]
        return {
            "outcome": "already" if code in seen else "ok",
            "title": shown(code),
            "html": f"<li>{shown(code)}</li>",
            "undo": {"url": "/undo"},
        }


@contextmanager
def scanner_site() -> Iterator[Site]:
    """Serve the pages and the product's static files on a free port of this machine."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(ROOT))

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            site.paths.append(self.path)
            if path.startswith(("/static/js/", "/static/vendor/")):
                super().do_GET()
            else:
                self._send(PAGES.get(path, OTHER_PAGE), "text/html; charset=utf-8")

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            if site.out_of_order:
                self.send_error(503)
            elif self.headers["Content-Type"] != "application/json":
                site.posts.append({k: v[0] for k, v in parse_qs(content.decode()).items()})
                self._send(OTHER_PAGE, "text/html; charset=utf-8")
            else:
                site.posts.append(json.loads(content))
                site.tokens.append(self.headers["X-CSRFToken"])
                self._send(json.dumps(site.answer(site.posts[-1])), "application/json")

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def _send(self, text: str, kind: str) -> None:
            content = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            """Say nothing; tests look at ``site``."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
