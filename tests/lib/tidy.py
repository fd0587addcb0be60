"""usage: tidy.py [--analyze] BUILD_FOLDER STAMPS [FOLDER...]: clang-tidy over the generator's sources, on every core.

With --analyze Clang's static analyzer instead of the checks of .clang-tidy. With FOLDERs (`generator/model`)
only what lies there. Half of the time goes into the system's headers, so sources that are compiled as one
are looked at as one, but for misc-unused-using-decls; where anything is found each is looked at alone. What
was clean is looked at again only when one of them, a header of ours that they include, or .clang-tidy has
changed.
"""

import concurrent.futures
import dataclasses
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

USING_DECLARATION = re.compile(r"^\s*using [\w:]+::\w+;", re.MULTILINE)

arguments = sys.argv[1:]
analyzes = arguments[:1] == ["--analyze"]
CHECKS = "-*,clang-analyzer-*" if analyzes else ""
build, stamps, *folders = map(pathlib.Path, arguments[1:] if analyzes else arguments)
root = pathlib.Path.cwd()
stamps.mkdir(parents=True, exist_ok=True)
wanted = [root / folder for folder in folders or ["generator"]]


@dataclasses.dataclass
class Batch:
    """Sources that are compiled as one."""
    sources: list
    compiled_with: list  # the compiler's options
    read: list           # the files of ours that were read
    stamp: pathlib.Path  # where it is noted what was clean

    def key(self):
        key = hashlib.sha256()
        for path in [root / ".clang-tidy", *self.read]:
            key.update(path.read_bytes())
        return key.hexdigest()

    def is_known(self):
        return self.stamp.exists() and self.stamp.read_text() == self.key()


def sources_of(compiled):
    """What a compiled file holds: itself, or what CMake's unity build made it of."""
    if "Unity" not in compiled.parts:
        return [compiled]
    return [pathlib.Path(source) for source in re.findall(r'^#include "(.+)"', compiled.read_text(), re.MULTILINE)]


def read_files():
    """Compiled files, each with the files of ours that the last build read for it."""
    listing = subprocess.run(["ninja", "-C", build, "-t", "deps"], stdout=subprocess.PIPE, text=True, check=True)
    read = {}
    for block in listing.stdout.split("\n\n"):
        paths = [(build / line.strip()).resolve() for line in block.splitlines()[1:]]
        if paths:
            read[paths[0]] = sorted(path for path in paths if root / "generator" in path.parents)
    return read


def without_places(words, file):
    """A compiler's options, but for what they say of speed and of files."""
    return [word for before, word in zip([""] + words, words)
            if before != "-o" and word not in ("-o", "-c", file) and not word.startswith("-O")]


def read_batches():
    read = read_files()
    for entry in json.loads((build / "compile_commands.json").read_text()):
        compiled = pathlib.Path(entry["file"])
        sources = [source for source in sources_of(compiled) if any(folder in source.parents for folder in wanted)]
        if sources:
            stamp = hashlib.sha256(str(compiled).encode()).hexdigest()[:16] + ".clean"
            yield Batch(sources, without_places(shlex.split(entry["command"])[1:], entry["file"]), read[compiled],
                        stamps / stamp)


def tidy(source, compiled_with, checks=CHECKS):
    return subprocess.run(["clang-tidy-16", "--quiet", f"--checks={checks}", source, "--", *compiled_with],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def joined(batch):
    """A source of all their text. (What is included is not looked into.)"""
    path = batch.stamp.with_suffix(".cc")
    path.write_text("".join(f'#line 1 "{source}"\n{source.read_text()}' for source in batch.sources))
    return path


def count_clean(batch):
    clean = 0
    whole = len(batch.sources) > 1 and tidy(joined(batch), batch.compiled_with).returncode == 0
    for source in batch.sources:
        if not whole:
            found = tidy(source, batch.compiled_with)
        elif not analyzes and USING_DECLARATION.search(source.read_text()):
            found = tidy(source, batch.compiled_with, "-*,misc-unused-using-decls")
        else:
            found = None
        if found and found.returncode != 0:
            print(f"FAILED {source.relative_to(root)}\n{found.stdout}", flush=True)
            continue
        clean += 1
    if clean == len(batch.sources):
        batch.stamp.write_text(batch.key())
    return clean


batches = list(read_batches())
unknown = sorted((batch for batch in batches if not batch.is_known()), key=lambda batch: -len(batch.sources))
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    clean = sum(pool.map(count_clean, unknown))
wrong = sum(len(batch.sources) for batch in unknown) - clean
print(f"{sum(len(batch.sources) for batch in batches) - wrong} passed, {wrong} failed")
