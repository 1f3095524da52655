"""The words of the interface: each is used, and each that is used exists."""

import re
from pathlib import Path

from macros.catalog import Catalog
from macros.models import (
    CONFIDENCES,
    INSTITUTION_GROUPS,
    INSTITUTION_ROWS,
    MOMENTS,
    RECIPIENTS,
    SITUATION_GROUPS,
    STAGES,
)

DYNAMIC = {
    # keys put together from data: prefix → the values that follow it
    "confidence_": CONFIDENCES,
    "read_": ("full", "most", "opening"),
    "unit_": tuple(
        f"{unit}_{number}"
        for unit in ("hours", "days", "business_days", "months", "years")
        for number in ("one", "other")
    ),
    "stage_": tuple(stage.replace("-", "_") for stage in STAGES),
    "recipient_": RECIPIENTS,
    "when_": ("filled", "empty"),
    "browser_not_ready_": ("blank", "claim", "vague", "advice", "hint"),
    "browser_": (
        # told by letter-review.js: why an answer is vague, in the list and beside the field
        *("copied_example", "placeholder", "too_short"),
        *("copied_example_hint", "placeholder_hint", "too_short_hint"),
    ),
    "language_": ("ko", "en", "zh_Hans", "zh_Hant"),
    "section_": ("situations", "respond", "prevent", "letters", "checklists", "tools", "reference"),
    "moment_": tuple(moment.replace("-", "_") for moment in MOMENTS),
    "group_": SITUATION_GROUPS,
    "institutions_": tuple(group.replace("-", "_") for group in INSTITUTION_GROUPS),
    "institution_": INSTITUTION_ROWS,
    "theme_": ("to_dark", "to_light"),
    "browser_storage_": ("tab", "device", "none", "full", "damaged", "newer", "locked", "other_tab"),
}
_PYTHON_OR_PARTIAL = re.compile(r"""(?:(?<!lang\.)\b(?:t|say|korean)|string|strings)[(\[]\s*["'](\w+)["']""")
_SCRIPT = re.compile(r"""say\(([^,()]*)""")
_SCRIPT_OF_A_TOOL = re.compile(r"""Playbook\.say\(([^,()]*)""")
TOOLS = {"evidence": "evidence-log", "case": "my-case", "deadlines": "deadlines"}
"""Keys that begin with ``script_<tool>_`` are for one script, which says them without that beginning."""
_MESSAGE = re.compile(r'copy\([\w()]+, "\w+", "(\w+)"\)')


def used_keys(root: Path) -> set[str]:
    used = {f"{prefix}{value}" for prefix, values in DYNAMIC.items() for value in values}
    for file in [*(root / "macros").glob("*.py"), *(root / "overrides").rglob("*.html")]:
        used.update(_PYTHON_OR_PARTIAL.findall(file.read_text("utf-8")))
    for file in (root / "overrides" / "assets" / "javascripts" / "playbook").glob("*.js"):
        text = file.read_text("utf-8")
        own_words = file.stem in TOOLS.values()  # says those of the whole site by its full name
        for argument in (_SCRIPT_OF_A_TOOL if own_words else _SCRIPT).findall(text):
            used.update(f"browser_{name}" for name in re.findall(r'"(\w+)"', argument))
        used.update(f"browser_{name}" for name in _MESSAGE.findall(text))
    used.update({"sheet_send", "sheet_copy"})  # chosen by the sheet's role
    return used


def test_every_string_of_a_tool_is_used_by_its_script(root: Path, catalog: Catalog) -> None:
    """A name may be put together (``left_days_one``), so that it is enough if all of its parts are in the script."""
    scripts = root / "overrides" / "assets" / "javascripts" / "playbook"
    declared = [key for key in catalog.strings[catalog.written_locales[0]].data if key.startswith("script_")]
    unused = []
    for key in declared:
        tool, _, part = key.removeprefix("script_").partition("_")
        text = "".join((scripts / f"{name}.js").read_text("utf-8") for name in (TOOLS[tool], "case"))
        whole = re.search(rf"""["'`.]{part}\b""", text)
        pieces = [piece for piece in part.split("_") if re.search(rf"[^a-z]{piece}[^a-z]", text)]
        if not whole and "_".join(pieces) != part:
            unused.append(key)
    assert unused == []


def test_every_string_is_used_and_every_used_string_exists(root: Path, catalog: Catalog) -> None:
    everything = catalog.strings[catalog.written_locales[0]].data
    declared = {key for key in everything if not key.startswith("script_")}
    used = used_keys(root)
    assert sorted(declared - used) == [], "never used: remove them from data/ui/"
    assert sorted(used - declared) == [], "used but not declared: add them to data/ui/"
