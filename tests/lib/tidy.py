"""usage: tidy.py [--analyze] BUILD_FOLDER STAMPS [FOLDER...]: clang-tidy over the generator's sources, on every core.

With --analyze Clang's static analyzer instead of the checks of .clang-tidy. With FOLDERs (`generator/model`)
only what lies there. A source that was clean is looked at again only when it, a header of ours that it
includes, or .clang-tidy has changed. Half of the time goes into the system's headers, so the sources of a
folder are looked at as one that holds them all, but for misc-unused-using-decls; those whose names clash
are parted, and where anything is found each is looked at alone.
"""

import concurrent.futures
import hashlib
import itertools
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

MOST_TOGETHER = 32
USING_DECLARATION = re.compile(r"^\s*using [\w:]+::\w+;", re.MULTILINE)

arguments = sys.argv[1:]
analyzes = arguments[:1] == ["--analyze"]
CHECKS = "-*,clang-analyzer-*" if analyzes else ""
build, stamps, *folders = map(pathlib.Path, arguments[1:] if analyzes else arguments)
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


def read_flags():
    """What each source is compiled with, but for what it says of speed and of files."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])[1:]
        kept = [word for before, word in zip([""] + words, words)
                if before != "-o" and word not in ("-o", "-c", entry["file"]) and not word.startswith("-O")]
        flags[pathlib.Path(entry["file"])] = tuple(kept)
    return flags


def stamp_of(source):
    """Where it is noted that the source was clean, and what stands there if it still is."""
    key = hashlib.sha256()
    for path in [root / ".clang-tidy", *units[source]]:
        key.update(path.read_bytes())
    return stamps / (str(source.relative_to(root)).replace("/", "--") + ".clean"), key.hexdigest()


def is_known(source):
    stamp, key = stamp_of(source)
    return stamp.exists() and stamp.read_text() == key


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def tidy(source, compiled_with, checks=CHECKS):
    return run("clang-tidy-16", "--quiet", f"--checks={checks}", source, "--", *compiled_with)


def joined(sources):
    """A source of all their text. (What is included is not looked into.)"""
    text = "".join(f'#line 1 "{source}"\n{source.read_text()}' for source in sources)
    path = stamps / f"joined-{hashlib.sha256(text.encode()).hexdigest()[:16]}.cc"
    path.write_text(text)
    return path


def part(sources, compiled_with):
    """Lists of sources that can be compiled as one."""
    if len(sources) < 2:
        return [sources] if sources else []
    compiled = run("clang++-16", "-fsyntax-only", "-w", "-ferror-limit=0", *compiled_with, joined(sources))
    if compiled.returncode == 0:
        return [sources]
    places = re.findall(r"^(.+?):\d+:\d+: (?:fatal )?error:", compiled.stdout, re.MULTILINE)
    clashing = {pathlib.Path(place) for place in places} & set(sources)
    if not clashing or len(clashing) == len(sources):
        return [[source] for source in sources]
    others = [source for source in sources if source not in clashing]
    return [*part(others, compiled_with), *part([source for source in sources if source in clashing], compiled_with)]


def clean_ones(sources):
    """How many of sources that are compiled with the same flags are clean."""
    compiled_with, clean = flags[sources[0]], 0
    for together in part(sources, compiled_with):
        whole = len(together) > 1 and tidy(joined(together), compiled_with).returncode == 0
        for source in together:
            if not whole:
                found = tidy(source, compiled_with)
            elif not analyzes and USING_DECLARATION.search(source.read_text()):
                found = tidy(source, compiled_with, "-*,misc-unused-using-decls")
            else:
                found = None
            if found and found.returncode != 0:
                print(f"FAILED {source.relative_to(root)}\n{found.stdout}", flush=True)
                continue
            stamp, key = stamp_of(source)
            stamp.write_text(key)
            clean += 1
    return clean


units, flags = read_units(), read_flags()
ours = sorted(unit for unit in units if any(folder in unit.parents for folder in wanted))
known = [source for source in ours if is_known(source)]
batches = []
for _, group in itertools.groupby(sorted(set(ours) - set(known), key=lambda source: (flags[source], source)), flags.get):
    group = list(group)
    count = -(-len(group) // MOST_TOGETHER)
    batches += [group[len(group) * i // count:len(group) * (i + 1) // count] for i in range(count)]
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    clean = len(known) + sum(pool.map(clean_ones, sorted(batches, key=len, reverse=True)))
print(f"{clean} passed, {len(ours) - clean} failed")
