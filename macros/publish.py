"""``python -m macros.publish FOLDER``: build the site strictly; the folder changes only if nothing is wrong.

MkDocs notices broken links and failing macros only after it has written pages, so it writes beside the folder first.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def publish(project: Path, target: Path, **settings: str) -> str:
    """Build ``project`` into ``target`` and return an empty text, or leave ``target`` alone and return what went wrong.

    ``settings`` are environment variables such as ``SITE_URL``.
    """
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    # Not --quiet: it would hide the warnings that --strict counts.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    result = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
        return ""
    shutil.rmtree(fresh, ignore_errors=True)
    lines = (result.stdout + result.stderr).splitlines()
    return "\n".join(line for line in lines if not line.startswith(("INFO", "DEBUG"))).strip()


def main() -> int:
    """Publish the project in the current folder."""
    target = Path(sys.argv[1]).resolve()
    if problem := publish(Path.cwd(), target):
        print(problem, file=sys.stderr)
        return 1
    print(f"Built: {target.name}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
