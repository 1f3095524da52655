from pathlib import Path

import pytest

from macros import bundles
from macros.problems import FaultyData

TARGET = "assets/javascripts/tool.js"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "overrides/assets/javascripts/playbook").mkdir(parents=True)
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    (project / "overrides/assets/javascripts/playbook" / f"{name}.js").write_text(text, "utf-8")


def test_parts_are_joined_in_order_and_minified(project: Path) -> None:
    write(project, "one", "/* why */\nconst one = `a  b`;\n")
    write(project, "two", "const two  =  one;\n")
    assert bundles.content(project, TARGET, ["two", "one"], minified=True) == "const two=one;\nconst one=`a  b`;\n"


def test_under_serve_they_stay_readable(project: Path) -> None:
    write(project, "one", "/* why */\nconst one = 1;\n")
    assert bundles.content(project, TARGET, ["one"], minified=False) == "/* why */\nconst one = 1;\n\n"


def test_what_minifying_would_spoil_is_refused_with_its_line(project: Path) -> None:
    write(project, "one", 'const one = 1;\nconst two = `${one ? `${one}. ` : ""}`;\n')
    with pytest.raises(FaultyData) as caught:
        bundles.content(project, TARGET, ["one"], minified=True)
    assert str(caught.value.problems[0]) == (
        "overrides/assets/javascripts/playbook/one.js:2: has a template literal inside another, "
        "which minifying would spoil; write it in two steps"
    )


def test_a_part_that_is_missing_is_told(project: Path) -> None:
    with pytest.raises(FileNotFoundError):
        bundles.content(project, TARGET, ["one"], minified=True)
