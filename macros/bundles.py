"""Our scripts and styles, published in a few files: small to write, quick to load.

``extra.bundles`` in ``mkdocs.yml`` names each published file and its parts, which stand beside the folder
``playbook/`` (scripts) or in the folder of the styles. Parts are joined in that order.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from macros.problems import FaultyData, Problem

ASSETS = Path("overrides")
_NESTED_TEMPLATE = re.compile(r"`[^`]*?\$\{[^}`]*`")
"""A template literal inside another, whose spaces the minifier would take away."""
_MINIFIERS: Mapping[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}
_FOLDERS = {".js": "playbook", ".css": ""}


def parts(root: Path, target: str, names: Sequence[str]) -> list[Path]:
    """The files that make up a published file such as ``assets/javascripts/letter.js``."""
    folder = root / ASSETS / Path(target).parent / _FOLDERS[Path(target).suffix]
    return [folder / f"{name}{Path(target).suffix}" for name in names]


def content(root: Path, target: str, names: Sequence[str], minified: bool) -> str:
    """The text of a published file.

    Raises:
        FileNotFoundError: a part is missing.
        FaultyData: a part has what the minifier would spoil.
    """
    texts = []
    for part in parts(root, target, names):
        text = part.read_text("utf-8")
        if part.suffix == ".js" and (nested := _NESTED_TEMPLATE.search(text)):
            line = text.count("\n", 0, nested.end()) + 1
            message = "has a template literal inside another, which minifying would spoil; write it in two steps"
            raise FaultyData([Problem(part.relative_to(root).as_posix(), line, message=message)])
        texts.append(text)
    minify = _MINIFIERS[Path(target).suffix]
    return "\n".join(minify(text) if minified else text for text in texts) + "\n"
