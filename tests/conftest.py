"""What many tests need: the project, its records, and the site built once for the whole run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from macros.catalog import Catalog
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


def build_site(project: Path, target: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build a project strictly, as `make site` does."""
    environment = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", **settings}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def built_site(root: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the built site. Parallel workers share one build."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    target = shared / "site"
    with FileLock(shared / "site.lock"):
        if not (target / "index.html").exists():
            result = build_site(root, target)
            assert result.returncode == 0, result.stdout + result.stderr
    return target
