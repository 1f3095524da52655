"""How far translations are: told page by page, marked by hand, and shown to readers once the source has moved on."""

from pathlib import Path

import pytest

from macros import translations
from macros.__main__ import main
from macros.site import load_site


def append(page: Path, text: str) -> None:
    page.write_text(page.read_text("utf-8") + text, "utf-8")


def test_a_translation_is_stale_when_the_source_moves_on_and_current_when_marked(mini_project: Path) -> None:
    assert not load_site(mini_project).is_stale("ko", "index")

    append(mini_project / "docs/zh/index.md", "\nOne more sentence.\n")
    site = load_site(mini_project)
    assert site.is_stale("ko", "index") and site.is_stale("en", "index")
    assert not site.is_stale("ko", "respond/calm")
    assert not site.is_stale("zh", "index") and not site.is_stale("zh-TW", "index")

    assert translations.mark_all(mini_project, ["index"]) == []
    assert not load_site(mini_project).is_stale("ko", "index")


def test_marking_changes_nothing_but_the_hash(mini_project: Path) -> None:
    page = mini_project / "docs/ko/index.md"
    before = page.read_text("utf-8").splitlines()
    append(mini_project / "docs/zh/index.md", "\nOne more sentence.\n")
    translations.mark_all(mini_project, ["all"])
    after = page.read_text("utf-8").splitlines()
    changed = [(one, two) for one, two in zip(before, after, strict=True) if one != two]
    assert [one.split(":")[0] for one, _ in changed] == ["source_hash"]


def test_spaces_at_the_ends_of_lines_change_nothing(mini_project: Path) -> None:
    page = mini_project / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8").replace("\n", "  \n").replace("---  \n", "---\n"), "utf-8")
    assert not load_site(mini_project).is_stale("en", "index")


def test_the_report_tells_every_page(mini_project: Path) -> None:
    append(mini_project / "docs/zh/index.md", "\nOne more sentence.\n")
    (mini_project / "docs/en/respond/calm.md").unlink()
    lines = [line.split() for line in translations.report(mini_project)]
    assert lines[0] == ["zh", "ko", "en"]
    assert ["index", "stale", "stale"] in lines
    assert ["respond/calm", "current", "missing"] in lines
    assert lines[-2:] == [
        ["ko:", "5", "current,", "1", "stale"],
        ["en:", "4", "current,", "1", "missing,", "1", "stale"],
    ]


def test_an_unknown_page_is_refused_and_nothing_written(
    mini_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    append(mini_project / "docs/zh/index.md", "\nOne more sentence.\n")
    monkeypatch.chdir(mini_project)
    assert main(["translations", "index", "respond/clam"]) == 1
    assert "No such page: respond/clam" in capsys.readouterr().err
    assert load_site(mini_project).is_stale("en", "index")


def test_a_stale_translation_is_no_fault_but_told(
    mini_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    append(mini_project / "docs/zh/index.md", "\nOne more sentence.\n")
    monkeypatch.chdir(mini_project)
    assert main([]) == 0
    assert "Stale in ko, readers are told: index" in capsys.readouterr().out
