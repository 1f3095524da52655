"""The evidence log: files hashed on the device, numbered, described, printed, verified."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.catalog import Catalog
from macros.tool_views import script_words
from macros.views import Wording
from tests.browser.conftest import LETTER, NewContext
from tests.browser.letters import text
from tests.browser.paper import squeezed
from tests.browser.test_case import FULL, open_case
from tests.browser.test_print import printed, words

TOOL = "tools/evidence-log/"
LOCALES = [("zh", ""), ("ko", "ko/"), ("en", "en/"), ("zh-TW", "zh-TW/")]
PIECE = 2**20
AT_ONCE = 2**24


@pytest.fixture
def say(catalog: Catalog) -> dict[str, str]:
    """What the log's script says in English."""
    return script_words(Wording(catalog, "en"), "evidence")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Some pieces of evidence."""
    (tmp_path / "notice.eml").write_bytes(b"Subject: stopped")
    (tmp_path / "capture.png").write_bytes(b"\x89PNG" + bytes(range(256)) * 40)
    (tmp_path / "한글 이름 – 通知 (1).pdf").write_bytes(b"%PDF-1.7 any")
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def add(page: Page, files: Sequence[Path]) -> None:
    """Choose files and wait until they are hashed."""
    page.locator("[data-add-files]").set_input_files([str(file) for file in files])
    expect(page.locator("[data-progress-box]")).to_be_hidden(timeout=60_000)


def exhibits(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = open_case(page, "sessionStorage")["exhibits"]  # type: ignore[assignment]
    return found


def names(page: Page) -> list[str]:
    """Not as drawn: rows outside the window are drawn when they come into sight."""
    return page.locator("[data-exhibit] [data-name]").all_text_contents()


def messages(page: Page) -> list[str]:
    return page.locator("[data-message-list] li").all_inner_texts()


def describe(page: Page, index: int, **values: str) -> Locator:
    """Open an exhibit and fill in its form."""
    row = page.locator("[data-exhibit]").nth(index)
    if row.locator("[data-exhibit-fields]").count() == 0:
        row.locator("[data-action=edit]").click()
    for key, value in values.items():
        field = row.locator(f"[data-key={key}]")
        if key == "kind":
            field.select_option(value)
        else:
            field.fill(value)
    return row


def test_files_get_a_number_and_their_sha_256(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    files = files_in(folder)
    add(page, files)
    assert [exhibit["file"]["name"] for exhibit in exhibits(page)] == [file.name for file in files]
    assert [exhibit["file"]["sha256"] for exhibit in exhibits(page)] == [sha256(file) for file in files]
    assert [exhibit["file"]["size"] for exhibit in exhibits(page)] == [file.stat().st_size for file in files]
    assert names(page) == [file.name for file in files]
    expect(page.locator("[data-exhibit] [data-number]")).to_have_text(["Exhibit 1", "Exhibit 2", "Exhibit 3"])


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, AT_ONCE, AT_ONCE + 1, AT_ONCE + 3 * PIECE])
@pytest.mark.parametrize("secure", [True, False], ids=["with-subtle-crypto", "without"])
def test_large_and_small_files_hash_right_by_both_ways(page: Page, tmp_path: Path, size: int, secure: bool) -> None:
    if not secure:
        page.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    page.goto("en/" + TOOL)
    file = tmp_path / "evidence.bin"
    file.write_bytes((bytes(range(251)) * (size // 251 + 1))[:size])
    add(page, [file])
    assert exhibits(page)[0]["file"]["sha256"] == sha256(file)


def test_the_browser_hashes_in_pieces_and_stays_responsive(page: Page, tmp_path: Path) -> None:
    """A large file is never in memory as a whole: no piece that is read is larger than 1 MB."""
    page.add_init_script(
        """window.pieces = []; const slice = Blob.prototype.slice;
        Blob.prototype.slice = function (from, to) { window.pieces.push([from, to]);
          return slice.call(this, from, to); };
        const whole = Blob.prototype.arrayBuffer;
        Blob.prototype.arrayBuffer = function () { window.largest = Math.max(window.largest ?? 0, this.size);
          return whole.call(this); };"""
    )
    page.goto("en/" + TOOL)
    file = tmp_path / "film.mp4"
    with file.open("wb") as target:
        target.truncate(AT_ONCE * 4)
    add(page, [file])
    assert exhibits(page)[0]["file"]["sha256"] == sha256(file)
    assert page.evaluate("window.largest") == PIECE
    assert page.evaluate("window.pieces.length") >= 64


def test_hashing_can_be_stopped_and_keeps_what_is_done(page: Page, tmp_path: Path, say: dict[str, str]) -> None:
    small, large = tmp_path / "a.txt", tmp_path / "b.bin"
    small.write_bytes(b"small")
    with large.open("wb") as target:
        target.truncate(3 * 2**30)
    page.goto("en/" + TOOL)
    page.locator("[data-add-files]").set_input_files([str(small), str(large)])
    expect(page.locator("[data-progress-text]")).to_contain_text("1 of 2")
    page.locator("[data-action=cancel]").click()
    expect(page.locator(".toast")).to_contain_text(say["cancelled"].format(count=1))
    expect(page.locator("[data-progress-box]")).to_be_hidden()
    assert names(page) == ["a.txt"]


def test_a_thousand_files(page: Page, tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"capture-{number:04}.txt").write_text(str(number))
    page.goto("en/" + TOOL)
    page.set_default_timeout(60_000)
    add(page, files_in(tmp_path))
    expect(page.locator("[data-exhibit]")).to_have_count(1000)
    assert exhibits(page)[999]["file"]["sha256"] == sha256(tmp_path / "capture-0999.txt")
    page.reload()
    expect(page.locator("[data-exhibit]")).to_have_count(1000)


def test_empty_and_repeated_files_are_told_and_not_added(page: Page, folder: Path, say: dict[str, str]) -> None:
    page.goto("en/" + TOOL)
    add(page, [folder / "notice.eml"])
    (folder / "nothing.txt").touch()
    (folder / "again.eml").write_bytes((folder / "notice.eml").read_bytes())
    (folder / "other").mkdir()
    (folder / "other" / "notice.eml").write_bytes(b"another mail")
    add(page, [folder / "nothing.txt", folder / "again.eml", folder / "other" / "notice.eml"])
    assert messages(page) == [
        say["no_bytes"].format(name="nothing.txt"),
        say["twice"].format(name="again.eml", exhibit="Exhibit 1"),
        say["same_name"].format(name="notice.eml"),
    ]
    assert names(page) == ["notice.eml", "notice.eml"]
    page.locator("[data-action=dismiss]").click()
    expect(page.locator("[data-messages]")).to_be_hidden()


def test_a_file_that_vanishes_is_told_and_the_others_are_added(page: Page, folder: Path, say: dict[str, str]) -> None:
    page.goto("en/" + TOOL)
    page.evaluate(
        """() => { const whole = Blob.prototype.arrayBuffer; Blob.prototype.arrayBuffer = function () {
        if (this.name !== 'notice.eml') return whole.call(this);
        return Promise.reject(new DOMException('gone', 'NotFoundError'));
        }; }"""
    )
    add(page, [folder / "notice.eml", folder / "capture.png"])
    assert messages(page) == [say["unreadable"].format(name="notice.eml")]
    assert names(page) == ["capture.png"]


def test_a_file_changed_on_disk_after_it_was_chosen_is_told(page: Page, tmp_path: Path, say: dict[str, str]) -> None:
    """Chromium itself refuses to read it."""
    file = tmp_path / "film.bin"
    with file.open("wb") as target:
        target.truncate(AT_ONCE + PIECE)
    page.goto("en/" + TOOL)
    page.evaluate(
        """() => document.querySelector('[data-add-files]').addEventListener('change',
        (event) => { if (!window.ready) event.stopImmediatePropagation(); }, true)"""
    )
    page.locator("[data-add-files]").set_input_files(str(file))
    file.unlink()
    page.evaluate(
        """() => { window.ready = true;
        document.querySelector('[data-add-files]').dispatchEvent(new Event('change', {bubbles: true})); }"""
    )
    expect(page.locator("[data-message-list] li")).to_have_text([say["unreadable"].format(name="film.bin")])
    assert names(page) == []


def test_dropped_files_and_folders_are_added(page: Page) -> None:
    page.goto("en/" + TOOL)
    page.evaluate(
        """() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['one'], 'one.txt'));
        transfer.items.add(new File(['two'], '두 번째.txt'));
        document.querySelector('[data-drop]').dispatchEvent(
          new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true})); }"""
    )
    expect(page.locator("[data-exhibit]")).to_have_count(2)
    assert names(page) == ["one.txt", "두 번째.txt"]


def test_a_dropped_folder_is_walked_and_its_litter_left_out(page: Page, say: dict[str, str]) -> None:
    """A folder cannot be made by script, so what the browser hands over is imitated."""
    page.goto("en/" + TOOL)
    page.evaluate(
        """() => {
        const file = (name) => ({isFile: true, name, file: (done) => done(new File([name], name))});
        const broken = {isFile: true, name: 'gone.txt', file: (done, fail) => fail(new Error('gone'))};
        const folder = (name, entries) => ({isFile: false, isDirectory: true, name, createReader() {
          const parts = [entries.slice(0, 2), entries.slice(2), []];
          return {readEntries: (done) => done(parts.shift())}; }});
        const root = folder('case', [file('a.txt'), file('.DS_Store'), folder('deep', [file('b.txt')]), broken]);
        const event = new Event('drop', {bubbles: true, cancelable: true});
        event.dataTransfer = {types: ['Files'], files: [], items: [{webkitGetAsEntry: () => root}]};
        document.querySelector('[data-drop]').dispatchEvent(event); }"""
    )
    expect(page.locator("[data-exhibit]")).to_have_count(2)
    assert names(page) == ["a.txt", "b.txt"]
    assert messages(page) == [say["unreadable"].format(name="gone.txt")]


def test_what_is_described_is_kept_and_the_kind_suggests_a_korean_name(
    page: Page, folder: Path, catalog: Catalog
) -> None:
    page.goto("en/" + TOOL)
    add(page, [folder / "notice.eml"])
    row = describe(page, 0, kind="notice-email", shows="The listing was stopped", by="Kim")
    korean = catalog.exhibit_kinds["notice-email"].record.word["ko"]
    assert row.locator("[data-key=name]").input_value() == korean
    row.locator("[data-key=kind]").select_option("tax-invoice")
    assert row.locator("[data-key=name]").input_value() == catalog.exhibit_kinds["tax-invoice"].record.word["ko"]
    row.locator("[data-key=name]").fill("내가 정한 이름")
    row.locator("[data-key=kind]").select_option("notice-email")
    assert row.locator("[data-key=name]").input_value() == "내가 정한 이름"
    page.reload()
    stored = exhibits(page)[0]
    assert (stored["name"], stored["kind"]) == ("내가 정한 이름", "notice-email")
    assert (stored["shows"], stored["by"]) == ("The listing was stopped", "Kim")
    expect(page.locator("[data-todo]")).to_be_hidden()
    assert names(page) == ["내가 정한 이름"]


def test_ready_wording_is_read_in_the_readers_language_and_printed_in_korean(
    page: Page, folder: Path, catalog: Catalog
) -> None:
    page.goto(TOOL)
    add(page, [folder / "notice.eml"])
    row = describe(page, 0, kind="notice-email")
    shows = catalog.exhibit_kinds["notice-email"].record.shows
    assert shows
    expect(row.locator("[data-ready]")).to_have_text(shows["zh"])
    row.locator("[data-key=ready]").check()
    expect(page.locator("[data-todo]")).to_be_hidden()
    expect(row.locator("[data-shows]")).to_have_text(shows["zh"])
    on_paper = words(printed(page))
    assert squeezed(shows["ko"]) in on_paper
    assert squeezed(shows["zh"]) not in on_paper
    row.locator("[data-key=kind]").select_option("other")
    expect(row.locator("[data-ready-box]")).to_be_hidden()


def test_chinese_for_a_korean_reader_gets_a_hint(page: Page, folder: Path) -> None:
    page.goto(TOOL)
    add(page, [folder / "notice.eml"])
    row = describe(page, 0, shows="收到通知")
    expect(row.locator("[data-han]")).to_be_visible()
    row.locator("[data-key=shows]").fill("안내를 받은 사실")
    expect(row.locator("[data-han]")).to_be_hidden()


def test_without_a_connection_a_large_file_is_not_called_unreadable(
    browser: Browser, base_url: str, tmp_path: Path, say: dict[str, str]
) -> None:
    """Not watched, since the failed request is the point."""
    page = browser.new_page(base_url=base_url)
    page.route("**/vendor/sha256.js", lambda route: route.abort())
    page.goto("en/" + TOOL)
    file = tmp_path / "film.bin"
    with file.open("wb") as target:
        target.truncate(AT_ONCE + 1)
    add(page, [file])
    assert messages(page) == [say["no_script"].format(name="film.bin")]
    expect(page.locator(".toast")).not_to_have_class(re.compile("shown"))
    page.unroute("**/vendor/sha256.js")
    add(page, [file])
    assert names(page) == ["film.bin"]
    page.close()


def test_loaded_once_it_works_without_a_connection(browser: Browser, base_url: str, tmp_path: Path) -> None:
    """Not watched: the browser tells of every request that fails."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    with page.expect_response("**/vendor/sha256.js"):
        page.goto("en/" + TOOL)
    context.set_offline(True)
    file = tmp_path / "film.bin"
    with file.open("wb") as target:
        target.truncate(AT_ONCE + 1)
    add(page, [file])
    assert exhibits(page)[0]["file"]["sha256"] == sha256(file)
    context.close()


def test_markup_in_names_stays_text(page: Page, tmp_path: Path) -> None:
    odd = tmp_path / "<img src=x onerror=alert(1)>.txt"
    odd.write_text("x")
    page.goto("en/" + TOOL)
    add(page, [odd])
    describe(page, 0, name="<b>bold</b>", shows="<script>alert(2)</script>")
    assert names(page) == ["<b>bold</b>"]
    assert page.locator("[data-exhibits] :is(b:not([data-ready]), img, script)").count() == 0


def test_order_changes_by_button_and_number(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    one, two, three = names(page)
    page.locator("[data-exhibit]").nth(2).locator("[data-action=up]").click()
    assert names(page) == [one, three, two]
    expect(page.locator("[data-exhibit]").nth(1).locator("[data-action=up]")).to_be_focused()
    row = describe(page, 0)
    row.locator("[data-move-to]").fill("99")
    row.locator("[data-move-to]").press("Enter")
    assert names(page) == [three, two, one]
    assert [exhibit["file"]["name"] for exhibit in exhibits(page)] == [three, two, one]


def test_removing_can_be_undone(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    before = names(page)
    describe(page, 1, shows="this one")
    page.locator("[data-exhibit]").nth(1).locator("[data-action=remove]").click()
    assert names(page) == [before[0], before[2]]
    page.locator(".toast__action").click()
    assert names(page) == before
    assert exhibits(page)[1]["shows"] == "this one"


def test_sorting_by_time_uses_what_was_typed_before_what_the_file_says(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    one, two, three = names(page)
    for index, time in enumerate(("2026-03-01T10:00", "2026-01-01T10:00", "2026-02-01T10:00")):
        describe(page, index, captured=time)
    page.locator("[data-action=sort]").click()
    assert names(page) == [two, three, one]
    page.locator("[data-timeline] summary").click()
    expect(page.locator(".timeline__time")).to_have_count(3)
    assert [line.split("(")[0].strip() for line in page.locator(".timeline__time").all_text_contents()] == [
        "2026-01-01 10:00",
        "2026-02-01 10:00",
        "2026-03-01 10:00",
    ]
    page.locator(".toast__action").click()
    assert names(page) == [one, two, three]


def test_times_of_different_zones_are_compared_as_instants(new_context: NewContext, folder: Path) -> None:
    page = new_context(timezone_id="America/New_York").new_page()
    page.goto("en/" + TOOL)
    add(page, [folder / "notice.eml", folder / "capture.png"])
    describe(page, 0, captured="2026-11-24T09:00")
    assert exhibits(page)[0]["zone"] == "America/New_York"
    page.evaluate(
        """() => Playbook.case.change((data) => {
        Object.assign(data.exhibits[1], {captured: '2026-11-24T10:00', zone: 'Asia/Seoul'}); })"""
    )
    page.reload()
    page.locator("[data-action=sort]").click()
    assert names(page) == ["capture.png", "notice.eml"], "ten in Seoul is long before nine in New York"


def test_a_date_that_does_not_exist_and_one_to_come_are_told(page: Page, folder: Path, say: dict[str, str]) -> None:
    page.clock.set_fixed_time("2026-11-25T03:00:00Z")
    page.goto("en/" + TOOL)
    add(page, [folder / "notice.eml"])
    row = describe(page, 0, captured="2026-11-26T09:00")
    expect(row.locator("[data-captured-hint]")).to_contain_text(say["in_future"])
    field = row.locator("[data-key=captured]")
    field.fill("")
    field.focus()
    page.keyboard.type("02302026")
    expect(row.locator("[data-captured-hint]")).to_contain_text(say["no_such_date"])


def test_the_saved_log_has_the_checksum_that_is_shown_and_printed(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    describe(page, 0, kind="listing-capture", shows="상품 페이지")
    with page.expect_download() as saved:
        page.locator("[data-action=save-json]").click()
    content = Path(saved.value.path()).read_bytes()
    assert saved.value.suggested_filename.endswith(".json")
    checksum = hashlib.sha256(content).hexdigest()
    expect(page.locator("[data-checksum]")).to_have_text(checksum)
    log = json.loads(content)
    assert [exhibit["number"] for exhibit in log["exhibits"]] == [1, 2, 3]
    assert log["exhibits"][1]["file"]["sha256"] == sha256(files_in(folder)[1])
    assert checksum in words(printed(page))


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, [folder / "notice.eml"])
    describe(page, 0, name='=HYPERLINK("x")', shows='He said "no",\nthen left', **{"from": "https://example.com/a,b"})
    with page.expect_download() as saved:
        page.locator("[data-action=save-csv]").click()
    content = Path(saved.value.path()).read_text("utf-8-sig")
    head, line = csv.reader(io.StringIO(content, newline=""))
    row = dict(zip(head, line, strict=True))
    assert row["name"] == '\'=HYPERLINK("x")'
    assert row["what it shows"] == 'He said "no",\nthen left'
    assert row["where it came from"] == "https://example.com/a,b"
    assert row["SHA-256"] == sha256(folder / "notice.eml")


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_the_list_prints_in_korean_and_in_the_readers_language(
    page: Page, folder: Path, catalog: Catalog, code: str, locale: str
) -> None:
    page.add_init_script("window.print = () => { window.printed = document.querySelector('[data-tool]').className; };")
    page.goto(locale + TOOL)
    add(page, files_in(folder))
    describe(page, 0, kind="listing-capture", shows="판매중지 화면입니다")
    page.locator("[data-action=print]").click()
    korean = Wording(catalog, "ko")
    kind = catalog.exhibit_kinds["listing-capture"].record.word
    on_paper = words(printed(page))
    for expected in (
        korean.string("evidence_paper_title"),
        korean.string("evidence_paper_note"),
        kind["ko"],
        "판매중지 화면입니다",
        "한글 이름 – 通知 (1).pdf",
        *(sha256(file) for file in files_in(folder)),
        *(korean.string("script_evidence_exhibit", n=number) for number in (1, 2, 3)),
    ):
        assert squeezed(expected) in on_paper, expected
    assert squeezed(Wording(catalog, code).string("evidence_drop")) not in on_paper
    if code == "ko":
        expect(page.locator("[data-action=print-reader]")).to_have_count(0)
        return
    page.locator("[data-action=print-reader]").click()
    page.locator("[data-tool]").evaluate("(tool) => { tool.className = window.printed; }")
    copy = words(printed(page))
    wording = Wording(catalog, code)
    for expected in (wording.string("evidence_paper_title"), wording.pick(kind), wording.string("evidence_paper_note")):
        assert squeezed(expected) in copy, expected
    assert squeezed(korean.string("evidence_paper_note")) not in copy


def test_a_long_list_prints_every_exhibit_and_splits_none(page: Page, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"capture-{number:02}.txt").write_text(str(number))
    page.goto("en/" + TOOL)
    add(page, files_in(tmp_path))
    pdf = printed(page)
    sheets = [squeezed(sheet.extract_text()) for sheet in pdf.pages]
    assert len(sheets) > 1
    for file in files_in(tmp_path):
        assert any(file.name in sheet and sha256(file) in sheet for sheet in sheets), file.name


def test_an_exhibit_can_be_left_out_of_the_printed_list_and_keeps_its_number(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    row = describe(page, 1)
    row.locator("[data-key=withheld]").check()
    first, second, third = files_in(folder)
    on_paper = words(printed(page))
    assert sha256(first) in on_paper
    assert sha256(second) not in on_paper
    assert sha256(third) in on_paper
    assert "증거3" in on_paper
    assert "증거2" not in on_paper
    with page.expect_download() as saved:
        page.locator("[data-action=save-json]").click()
    assert sha256(second) in Path(saved.value.path()).read_text("utf-8")


def verify(page: Page, files: Sequence[Path]) -> dict[str, list[str]]:
    """Check files against the log; names of files by result."""
    page.locator("[data-verify]").evaluate("box => { box.open = true; }")
    page.locator("[data-verify-files]").set_input_files([str(file) for file in files])
    expect(page.locator("[data-progress-box]")).to_be_hidden()
    expect(page.locator("[data-verify-result]")).to_be_visible()
    rows = page.locator("[data-verify-rows] tr").evaluate_all(
        "rows => rows.map(row => [row.dataset.state, row.cells[2].textContent])"
    )
    found: dict[str, list[str]] = {}
    for state, name in rows:
        found.setdefault(state, []).append(name)
    return found


def test_files_are_verified_against_the_log(page: Page, folder: Path, say: dict[str, str]) -> None:
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    (folder / "capture.png").write_bytes(b"edited")
    (folder / "notice.eml").rename(folder / "renamed.eml")
    (folder / "new.txt").write_text("new")
    (folder / "한글 이름 – 通知 (1).pdf").unlink()
    assert verify(page, files_in(folder)) == {
        "changed": ["capture.png"],
        "missing": ["한글 이름 – 通知 (1).pdf"],
        "unknown": ["new.txt"],
        "matched": [say["renamed"].format(name="renamed.eml", logged="notice.eml")],
    }
    expect(page.locator("[data-verify-summary]")).to_have_text(
        say["verified"].format(matched=1, changed=1, missing=1, unknown=1, unreadable=0)
    )
    assert len(exhibits(page)) == 3, "verifying changes nothing"


def test_somebody_else_verifies_against_a_saved_log(
    new_context: NewContext, folder: Path, tmp_path: Path, say: dict[str, str]
) -> None:
    page = new_context().new_page()
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    files = files_in(folder)
    with page.expect_download() as saved:
        page.locator("[data-action=save-json]").click()
    log = folder / "log.json"
    saved.value.save_as(log)
    lawyer = new_context().new_page()
    lawyer.goto("en/" + TOOL)
    lawyer.locator("[data-verify]").evaluate("box => { box.open = true; }")
    lawyer.locator("[data-verify-log]").set_input_files(str(log))
    expect(lawyer.locator("[data-verify-against]")).to_contain_text(sha256(log))
    assert verify(lawyer, files) == {"matched": [file.name for file in files]}
    lawyer.locator("[data-verify-log]").set_input_files(str(folder / "capture.png"))
    expect(lawyer.locator(".toast")).to_contain_text(say["not_a_log"].format(name="capture.png"))


def test_exhibits_are_cited_in_letters_by_their_number(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, files_in(folder))
    describe(page, 1, kind="listing-capture")
    page.goto("en/" + LETTER)
    page.locator("[data-from-log] [data-log]").nth(1).check()
    name = page.locator("[data-from-log] label").nth(1).inner_text().partition(": ")[2]
    assert f"증거 2. {name}" in text(page, "ko")


def test_an_exhibit_without_a_name_is_cited_by_its_file(page: Page, folder: Path) -> None:
    page.goto("en/" + TOOL)
    add(page, [folder / "notice.eml"])
    page.goto("en/" + LETTER)
    page.locator("[data-from-log] [data-log]").first.check()
    assert "증거 1. notice.eml" in text(page, "ko")


def test_two_tabs_add_and_edit_without_losing_anything(new_context: NewContext, folder: Path) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    one.goto("en/" + TOOL)
    one.locator("[data-action=remember]").check()
    two.goto("en/" + TOOL)
    add(one, [folder / "notice.eml"])
    expect(two.locator("[data-exhibit]")).to_have_count(1)
    describe(two, 0, shows="typed in the second tab")
    add(one, [folder / "capture.png"])
    describe(one, 0, by="typed in the first tab")
    expect(two.locator("[data-exhibit]")).to_have_count(2)
    both = """() => { const [one] = Playbook.case.read().exhibits;
        return one.shows === 'typed in the second tab' && one.by === 'typed in the first tab'; }"""
    for tab in (one, two):
        tab.wait_for_function(both)
    assert len(open_case(two, "localStorage")["exhibits"]) == 2  # type: ignore[arg-type]


def test_a_full_storage_is_told_and_the_list_stays_on_the_page(page: Page, folder: Path, catalog: Catalog) -> None:
    page.goto("en/" + TOOL)
    page.evaluate(f"() => {{ {FULL} }}")
    add(page, files_in(folder))
    expect(page.locator("[data-exhibit]")).to_have_count(3)
    expect(page.locator("[data-storage-problem]")).to_have_text(Wording(catalog, "en").string("browser_storage_full"))
    assert len(words(printed(page))) > 200


def test_odd_stored_exhibits_do_no_harm(page: Page) -> None:
    odd = (
        '{"version": 2, "current": "a", "cases": {"a": {"name": "", "shared": {}, "letters": {}, "checklists": {},'
        ' "exhibits": [{"id": "x", "name": 5, "kind": [], "file": "none", "captured": "soon", "zone": "Mars/Base"},'
        ' {"id": "y", "name": "둘", "captured": "2026-13-45T99:99", "zone": "Mars/Base",'
        ' "file": {"name": "a", "sha256": "b", "size": "many", "modified": "never"}}], "deadlines": []}}}'
    )
    page.goto("en/" + TOOL)
    page.evaluate("value => sessionStorage.setItem('playbook.case', value)", odd)
    page.reload()
    assert len(names(page)) == 2
    describe(page, 0, shows="still works")
    page.locator("[data-action=sort]").click()
    assert "둘" in words(printed(page))


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_without_scripts_there_is_a_form_to_print(
    new_context: NewContext, catalog: Catalog, code: str, locale: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(locale + TOOL)
    wording = Wording(catalog, code)
    expect(page.locator(".tool__no-script")).to_be_visible()
    expect(page.locator(".tool__live")).to_be_hidden()
    expect(page.locator(".tool__blank")).to_be_visible()
    on_paper = words(printed(page))
    for key in ("evidence_blank_title", "evidence_shows", "evidence_captured", "paper_disclaimer"):
        assert squeezed(wording.string(key)) in on_paper
    assert len(printed(page).pages) == 1
