"""What many tests need: the project, its records, and the site built once for the whole run."""

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from macros.catalog import Catalog
from macros.publish import publish
from macros.site import Site, load_site

ROOT = Path(__file__).parent.parent
SITE_URL = "https://playbook.example/"
"""Where the tested site pretends to live."""


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site(root: Path) -> Site:
    return load_site(root)


@pytest.fixture(scope="session")
def catalog(site: Site) -> Catalog:
    return site.catalog


@pytest.fixture
def mini_project(tmp_path: Path) -> Path:
    """A copy of the smallest project without faults, to break."""
    target = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "fixtures" / "mini-project", target)
    return target


@pytest.fixture(scope="session")
def built_site(root: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the built site. Parallel workers share one build."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    target = shared / "site"
    with FileLock(shared / "site.lock"):
        if not (target / "index.html").exists():
            problem = publish(root, target, SITE_URL=SITE_URL)
            assert problem == "", problem
    return target
