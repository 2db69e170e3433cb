"""Bodies of requests: read whole, in time, before anything is locked. Tried on the real server."""

import select
import socket

from tests.fixtures.server import raw_socket

UPLOAD = (
    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
    "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\n\r\n"
)


def begun(port, cookie, length=3_000_000):
    """Begin an upload of ``length`` bytes and send the first few thousand."""
    connection = raw_socket(port)
    connection.sendall(UPLOAD.format(cookie=cookie, length=length).encode())
    connection.sendall(b"x" * 5_000)
    return connection


def answer_of(connection: socket.socket) -> str:
    """Return what the server says until it closes."""
    said = b""
    while piece := connection.recv(65_536):
        said += piece
    return said.decode()


def test_a_stalled_upload_is_cut_off_and_nobody_waits_for_it(app, keeper, officer, serve):
    server = serve(KEBIEN_BODY_WAIT="1")
    uploader, colleague = server.client(), server.client()
    uploader.sign_in("thukho")
    with begun(server.port, uploader.cookie) as stalled:
        assert colleague.sign_in("chv") == 303  # writes, while the upload stands still
        said = answer_of(stalled)
    assert said.startswith("HTTP/1.1 408 ")
    assert "Dữ liệu gửi không đến kịp" in said


def test_an_upload_that_drips_is_cut_off_too(app, keeper, serve):
    server = serve(KEBIEN_BODY_WAIT="1")
    with begun(server.port, "") as dripping:
        for _drop in range(2_000):
            answered, _writable, _broken = select.select([dripping], [], [], 0.02)
            if answered:
                break
            dripping.send(b"x")
        assert answer_of(dripping).startswith("HTTP/1.1 408 ")


def test_a_body_that_is_too_large_is_refused_with_a_sentence(app, keeper, pages, serve):
    client = serve().client()
    status, page = client.ask("POST", "/sign-in", b"x" * 17_000_000, "text/plain")
    assert status == 413
    assert "Tệp quá lớn" in page
    with begun(client.port, "", length=10**12) as huge:
        assert answer_of(huge).startswith("HTTP/1.1 413 ")
