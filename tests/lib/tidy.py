"""usage: tidy.py BUILD_FOLDER STAMPS [FOLDER...]: clang-tidy over the generator's sources, on every core.

With FOLDERs (`generator/model`) only what lies there. A source that was clean is looked at again only
when it, a header of ours that it includes, or .clang-tidy has changed.
"""

import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys

build, stamps, *folders = map(pathlib.Path, sys.argv[1:])
root = pathlib.Path.cwd()
stamps.mkdir(parents=True, exist_ok=True)
wanted = [root / folder for folder in folders or ["generator"]]


def read_units():
    """The generator's sources, each with the headers of ours it includes, as the last build noted them."""
    listing = subprocess.run(["ninja", "-C", build, "-t", "deps"], stdout=subprocess.PIPE, text=True, check=True)
    units = {}
    for block in listing.stdout.split("\n\n"):
        paths = [(build / line.strip()).resolve() for line in block.splitlines()[1:]]
        ours = [path for path in paths if root / "generator" in path.parents]
        if ours and ours[0].suffix == ".cc" and paths[0] == ours[0]:
            units[ours[0]] = sorted(ours)
    return units


def is_clean(source, files):
    key = hashlib.sha256()
    for path in [root / ".clang-tidy", *files]:
        key.update(path.read_bytes())
    stamp = stamps / (str(source.relative_to(root)).replace("/", "--") + ".clean")
    if stamp.exists() and stamp.read_text() == key.hexdigest():
        return True
    # Shallow: what its analyzer would find across calls, sanitizers and fuzzers look for by running
    # the code; a third of the time.
    analyzer = ["-Xclang", "-analyzer-config", "-Xclang", "mode=shallow"]
    command = ["clang-tidy-16", "--quiet", "-p", build, *(f"--extra-arg={each}" for each in analyzer), source]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode == 0:
        stamp.write_text(key.hexdigest())
        return True
    print(f"FAILED {source.relative_to(root)}\n{run.stdout}", flush=True)
    return False


units = read_units()
ours = sorted(unit for unit in units if any(folder in unit.parents for folder in wanted))
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(lambda source: is_clean(source, units[source]), ours))
print(f"{results.count(True)} passed, {results.count(False)} failed")
