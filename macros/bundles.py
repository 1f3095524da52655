"""Our scripts and styles, published in a few files: small to write, quick to load.

``extra.bundles`` in ``mkdocs.yml`` names each published file and its parts, which stand beside the folder
``playbook/`` (scripts) or in the folder of the styles. Parts are joined in that order.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

ASSETS = Path("overrides")
_MINIFIERS: Mapping[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}
_FOLDERS = {".js": "playbook", ".css": ""}


def parts(root: Path, target: str, names: Sequence[str]) -> list[Path]:
    """The files that make up a published file such as ``assets/javascripts/letter.js``."""
    folder = root / ASSETS / Path(target).parent / _FOLDERS[Path(target).suffix]
    return [folder / f"{name}{Path(target).suffix}" for name in names]


def content(root: Path, target: str, names: Sequence[str], minified: bool) -> str:
    """The text of a published file. Raises FileNotFoundError if a part is missing."""
    texts = [part.read_text("utf-8") for part in parts(root, target, names)]
    minify = _MINIFIERS[Path(target).suffix]
    return "\n".join(minify(text) if minified else text for text in texts) + "\n"
