import os
import time
from pathlib import Path

from macros import translations
from macros.site import Site, load_site


def test_a_page_knows_its_address_in_every_language(site: Site) -> None:
    found = site.alternates("respond/submit-appeal", "ko", "https://a.example/b/")
    assert [(one.html_lang, one.url, one.absolute_url, one.is_current) for one in found] == [
        ("zh-Hans", "../../../respond/submit-appeal/", "https://a.example/b/respond/submit-appeal/", False),
        ("ko", "../../../ko/respond/submit-appeal/", "https://a.example/b/ko/respond/submit-appeal/", True),
        ("en", "../../../en/respond/submit-appeal/", "https://a.example/b/en/respond/submit-appeal/", False),
        ("zh-Hant", "../../../zh-TW/respond/submit-appeal/", "https://a.example/b/zh-TW/respond/submit-appeal/", False),
    ]


def test_home_links_to_the_homes(site: Site) -> None:
    assert [one.url for one in site.alternates("index", "zh", "")] == ["./", "ko/", "en/", "zh-TW/"]
    assert [one.url for one in site.alternates("index", "en", "")] == ["../", "../ko/", "../en/", "../zh-TW/"]


def test_a_derived_page_is_converted_unless_written_by_hand(mini_project: Path) -> None:
    page = mini_project / "docs" / "zh" / "index.md"
    page.write_text(page.read_text("utf-8").replace("title: Home", "title: 被举报"), "utf-8")
    assert load_site(mini_project).page("zh-TW", "index").title == "被檢舉"

    own = mini_project / "docs" / "zh-TW" / "index.md"
    own.parent.mkdir()
    own.write_text(page.read_text("utf-8").replace("被举报", "自己寫的"), "utf-8")
    translations.mark_all(mini_project, ["index"])
    assert load_site(mini_project).page("zh-TW", "index").title == "自己寫的"


def test_records_are_read_again_when_a_file_changes(mini_project: Path) -> None:
    first = load_site(mini_project)
    assert load_site(mini_project) is first
    later = time.time() + 5
    os.utime(mini_project / "data" / "facts" / "deadline.yaml", (later, later))
    assert load_site(mini_project) is not first


def test_a_file_that_vanishes_meanwhile_is_no_fault(mini_project: Path) -> None:
    (mini_project / "data" / "facts" / ".#deadline.yaml").symlink_to("gone")
    load_site(mini_project)
