"""Rewrite the lock files from pyproject.toml: one version of everything, with hashes.

The lock holds for Python 3.11 and newer on Linux, macOS and Windows, and names no package index.
"""

import subprocess
import sys
from pathlib import Path

LOCKS = {
    "requirements.txt": ["pyproject.toml", "--extra", "build"],
    "requirements-dev.txt": ["pyproject.toml", "--extra", "build", "--extra", "dev"],
    "tests/properdocs/requirements.txt": [
        "pyproject.toml",
        "tests/properdocs/requirements.in",
        "--extra",
        "build",
    ],
    # The same versions as the site's own, so that the two are compared and not their packages.
    "tests/bench/requirements.txt": [
        "pyproject.toml",
        "tests/bench/requirements.in",
        "--constraint",
        "requirements.txt",
        "--extra",
        "build",
    ],
}
OPTIONS = [
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--quiet",
    "--python-version",
    "3.11",
]


def main() -> None:
    """Run uv once for each lock file; its failure is ours."""
    root = Path(__file__).parents[2]
    for lock, sources in LOCKS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", *sources, *OPTIONS, "-o", lock]
        subprocess.run(command, cwd=root, check=True)


if __name__ == "__main__":
    main()
