"""The evidence log: hashing against the system's ``sha256sum`` on the same file, memory, a thousand exhibits."""

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from macros.publish import publish
from tests.browser import chromium
from tests.browser.server import serve

ROOT = Path(__file__).parent.parent
SIZES = {"16 MB (by the browser’s own)": 2**24, "256 MB (in pieces)": 2**28, "2 GB (in pieces)": 2**31}
EXHIBITS = 1000


def measure() -> Iterator[str]:
    """Two tables: hashing by file size, then what a thousand exhibits take."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        if problem := publish(ROOT, site):
            raise SystemExit(problem)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        with serve(site) as address:
            yield "| file | browser, MB/s | sha256sum, MB/s | time, relative | longest block, ms | peak memory, MB |"
            yield "|---|---|---|---|---|---|"
            for name, size in SIZES.items():
                file = Path(folder) / "evidence.bin"
                with file.open("wb") as target:
                    target.truncate(size)
                yield _hash(browser, address, file, name)
            yield ""
            yield f"| {EXHIBITS} exhibits | seconds |"
            yield "|---|---|"
            yield from _thousand(browser, address, Path(folder) / "files")
        browser.close()


def _open(browser: Browser, address: str) -> Page:
    page = browser.new_page()
    page.set_default_timeout(600_000)
    page.add_init_script(
        """window.longest = 0;
        const note = ({duration}) => { window.longest = Math.max(window.longest, duration); };
        new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({entryTypes: ['longtask']});"""
    )
    page.goto(f"{address}en/tools/evidence-log/")
    return page


def _hash(browser: Browser, address: str, file: Path, name: str) -> str:
    page = _open(browser, address)
    before = time.perf_counter()
    page.locator("[data-add-files]").set_input_files(str(file))
    page.locator("[data-exhibit]").wait_for()
    seconds = time.perf_counter() - before
    longest, peak = page.evaluate("window.longest"), _peak_memory(browser)
    page.close()
    megabytes = file.stat().st_size / 1e6
    system = _system_seconds(file)
    own = [f"{megabytes / system:.0f}", f"{seconds / system:.1f} ×"] if system else ["–", "–"]
    return f"| {name} | {megabytes / seconds:.0f} | {' | '.join(own)} | {longest:.0f} | {peak or '–'} |"


def _system_seconds(file: Path) -> float | None:
    """How long ``sha256sum`` takes; None where there is none."""
    if not (program := shutil.which("sha256sum")):
        return None
    before = time.perf_counter()
    subprocess.run([program, str(file)], check=True, capture_output=True)
    return time.perf_counter() - before


def _peak_memory(browser: Browser) -> int | None:
    """Largest memory of any page's process so far, in MB; None where the system does not tell."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    peaks = []
    for process in processes:
        status = Path(f"/proc/{process['id']}/status")
        if process["type"] == "renderer" and status.exists():
            line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
            peaks.append(int(line.split()[1]) // 1000)
    return max(peaks, default=None)


def _thousand(browser: Browser, address: str, folder: Path) -> Iterator[str]:
    folder.mkdir()
    files = []
    for number in range(EXHIBITS):
        files.append(folder / f"capture-{number:04}.png")
        files[-1].write_bytes(number.to_bytes(4, "big") * 5000)
    page = _open(browser, address)
    before = time.perf_counter()
    page.locator("[data-add-files]").set_input_files([str(file) for file in files])
    page.locator("[data-exhibit]").nth(EXHIBITS - 1).wait_for(state="attached")
    yield f"| adding them, files of 20 KB | {time.perf_counter() - before:.1f} |"
    page.reload()
    yield f"| drawing them when the page opens | {_script_seconds(page):.2f} |"
    page.locator("[data-exhibit]").first.locator("[data-action=edit]").click()
    typing = page.evaluate(
        """() => { const field = document.querySelector('[data-key=shows]'); const before = performance.now();
        for (const sign of 'twenty keys typed in') { field.value += sign;
          field.dispatchEvent(new Event('input', {bubbles: true})); }
        return (performance.now() - before) / 20000; }"""
    )
    yield f"| one key in a description | {typing:.3f} |"
    stored = page.evaluate("sessionStorage.getItem('playbook.case')")
    page.close()
    exhibits = json.loads(stored)["cases"]["first"]["exhibits"]
    yield f"| (stored: {len(exhibits)} exhibits, {len(stored) / 1e6:.2f} MB) | |"


def _script_seconds(page: Page) -> float:
    """From the page's start to its next frame, less what loading took."""
    return float(
        page.evaluate(
            """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
            const {responseEnd} = performance.getEntriesByType('navigation')[0];
            const painted = performance.getEntriesByType('paint').at(-1).startTime;
            done((painted - responseEnd) / 1000); })))"""
        )
    )
