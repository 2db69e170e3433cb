"""The file field in a real browser: chosen, dropped, made smaller, kept after a refusal."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect
from sqlalchemy import func, select

from foundation.database import db
from tests.fixtures.browser import go
from warehouse.models import Photo

UPRIGHT_IS_TURNED = 6  # EXIF: the picture lies on its side
INPUT = "[data-file] input[type=file]"


def photo(width, height, *, orientation=1):
    """A photo as a phone takes it, too noisy to be small."""
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=95, exif=exif)
    return stream.getvalue()


def chosen(name, content, kind="image/jpeg"):
    return {"name": name, "mimeType": kind, "buffer": content}


@pytest.fixture
def page(sign_in, item, live_server):
    code = item.code
    live_server.settle()
    page = sign_in("thukho", width=390)
    go(page, f"/warehouse/items/{code}")
    page.evaluate(
        "document.querySelectorAll('details:not([data-drop])').forEach((d) => (d.open = true))"
    )
    return page


def count_of_photos(live_server):
    live_server.settle()
    return db.session.scalar(select(func.count()).select_from(Photo))


def test_a_photo_is_turned_upright_and_made_smaller_before_it_is_sent(page, live_server):
    before = count_of_photos(live_server)
    big = photo(3200, 2400, orientation=UPRIGHT_IS_TURNED)
    page.set_input_files(INPUT, chosen("a.jpg", big))
    expect(page.locator("[data-file-list]")).to_contain_text("thu nhỏ từ")
    width, height, size = page.evaluate(
        f"""async () => {{
            const file = document.querySelector("{INPUT}").files[0];
            const picture = await createImageBitmap(file);
            return [picture.width, picture.height, file.size];
        }}"""
    )
    assert (width, height) == (1920, 2560)
    assert size < len(big)
    page.locator("form:has([data-file]) [type=submit]").click()
    expect(page.locator("#said")).not_to_be_empty()
    assert count_of_photos(live_server) == before + 1


def test_a_small_photo_is_sent_as_it_is_and_one_can_be_taken_out(page):
    small = photo(300, 200)
    page.set_input_files(INPUT, chosen("a.jpg", small))
    expect(page.locator(".kb-file__one")).to_have_count(1)
    page.set_input_files(INPUT, chosen("b.jpg", small))
    expect(page.locator(".kb-file__one")).to_have_count(2)
    page.get_by_role("button", name="Bỏ ra: a.jpg").click()
    expect(page.locator(".kb-file__one")).to_have_count(1)
    names = (
        f"""[...document.querySelector("{INPUT}").files].map((each) => [each.name, each.size])"""
    )
    assert page.evaluate(names) == [["b.jpg", len(small)]]


def test_a_file_is_dropped_or_pasted(page):
    for kind, carrier in (("drop", "dataTransfer"), ("paste", "clipboardData")):
        page.evaluate(
            f"""() => {{
                const held = new DataTransfer();
                held.items.add(new File(["x"], "{kind}.png", {{ type: "image/png" }}));
                const made = new {"DragEvent" if kind == "drop" else "ClipboardEvent"}("{kind}",
                    {{ bubbles: true, cancelable: true, {carrier}: held }});
                document.querySelector("[data-file]").dispatchEvent(made);
            }}"""
        )
        expect(page.locator("[data-file-list]")).to_contain_text(f"{kind}.png")


def test_what_was_refused_keeps_the_chosen_files(page, live_server):
    before = count_of_photos(live_server)
    page.set_input_files(INPUT, chosen("khong-phai-anh.jpg", b"no photo"))
    expect(page.locator(".kb-file__one")).to_have_count(1)
    page.locator("form:has([data-file]) [type=submit]").click()
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("[data-file-list]")).to_contain_text("khong-phai-anh.jpg")
    assert count_of_photos(live_server) == before


def test_no_network_is_said_and_the_form_can_be_sent_again(page, live_server):
    before = count_of_photos(live_server)
    page.set_input_files(INPUT, chosen("a.jpg", photo(300, 200)))
    expect(page.locator(".kb-file__one")).to_have_count(1)
    page.route(
        "**/photos**",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    page.locator("form:has([data-file]) [type=submit]").click()
    expect(page.locator("[data-file-wrong]")).to_be_visible()
    page.unroute("**/photos**")
    live_server.faults.clear()  # the console says that there was no network
    page.locator("form:has([data-file]) [type=submit]").click()
    expect(page.locator("#said")).not_to_be_empty()
    assert count_of_photos(live_server) == before + 1


def test_two_buttons_on_a_phone_and_no_words_of_the_browser(new_context):
    page = new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    ).new_page()
    page.goto("/styleguide/file")
    first = page.locator("[data-file]").first
    for button in (first.locator("[data-file-camera]"), first.locator(".kb-file__choose")):
        expect(button).to_be_visible()
        assert button.bounding_box()["height"] >= 44
    assert first.locator("input[type=file]").bounding_box()["width"] <= 1


def test_without_scripts_the_input_of_the_browser_stands_there(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/styleguide/file")
    assert page.locator("[data-file] input[type=file]").first.bounding_box()["width"] > 40
