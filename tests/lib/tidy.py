"""usage: tidy.py BUILD_FOLDER STAMPS: clang-tidy over the project's sources, on every core.

A source that was clean is looked at again only when it, a header or .clang-tidy has changed.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

build, stamps = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
root = pathlib.Path.cwd()
stamps.mkdir(parents=True, exist_ok=True)

shared = hashlib.sha256()
for path in [root / ".clang-tidy", *sorted(root.glob("generator/**/*.h")), *sorted(root.glob("tests/**/*.h"))]:
    if "node_modules" not in path.parts:
        shared.update(path.read_bytes())


def is_clean(source):
    key = shared.copy()
    key.update(source.read_bytes())
    stamp = stamps / (str(source.relative_to(root)).replace("/", "--") + ".clean")
    if stamp.exists() and stamp.read_text() == key.hexdigest():
        return True
    command = ["clang-tidy-16", "--quiet", "-p", build, source]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode == 0:
        stamp.write_text(key.hexdigest())
        return True
    print(f"FAILED {source.relative_to(root)}\n{run.stdout}", flush=True)
    return False


units = {pathlib.Path(unit["file"]) for unit in json.loads((build / "compile_commands.json").read_text())}
ours = sorted(unit for unit in units if root / "generator" in unit.parents)
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(is_clean, ours))
print(f"{results.count(True)} passed, {results.count(False)} failed")
