#!/usr/bin/env python3
"""Photographs as cameras, telephones and scanners leave them, in a museum of their own: what is
published of them tells nothing, stands upright, is no larger than it was and no larger than it need
be, keeps its focus, has its colour while it loads, and is made once. Damaged ones are told of.

usage: run.py ZHANTING FOLDER     (needs vips and exiftool)
"""

import base64
import json
import re
import shutil
import subprocess
import sys
import time
import zlib
from pathlib import Path
from random import Random

SECRET = "SECRET-9321"
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def must(*command):
    status, said, faults = run(*command)
    if status != 0:
        sys.exit(f"{command}: {said}{faults}")
    return said


# --- photographs

FORMATS = {
    "jpg": ("jpegsave", "--Q", 92),
    "png": ("pngsave",),
    "webp": ("webpsave", "--Q", 90),
    "avif": ("heifsave", "--compression", "av1", "--Q", 70, "--effort", 1),
    "heic": ("heifsave", "--compression", "hevc", "--Q", 70),
    "gif": ("gifsave",),
}


def photograph(path, width, height, seed, *saved_as):
    """Clouds of colour, red in the upper left corner, with a white spot at a quarter of its width
    and three quarters of its height."""
    n, a, b, c, d, e = (path.with_suffix(f".{x}.v") for x in "nabcde")
    must("vips", "gaussnoise", n, width, height, "--mean", 128, "--sigma", 60, "--seed", seed)
    must("vips", "gaussblur", n, a, 6)
    must("vips", "gaussblur", n, b, 15)
    must("vips", "linear", a, c, "--", 3, -256)
    must("vips", "linear", b, d, "--", 8, -896)
    must("vips", "bandjoin", f"{c} {d} {a}", n)
    must("vips", "cast", n, e, "uchar")
    must("vips", "copy", e, a, "--interpretation", "srgb")
    corner = min(width, height) // 8
    must("vips", "draw_rect", a, "250 10 10", 0, 0, corner, corner, "--fill")
    must("vips", "draw_circle", a, "255 255 255", width // 4, height * 3 // 4, corner // 2, "--fill")
    must("vips", "copy", a, b)
    how = saved_as or FORMATS["jpg"]
    must("vips", how[0], b, path, *how[1:])
    for each in (n, a, b, c, d, e):
        each.unlink()


def tell(path, orientation=1):
    """Everything that a camera and an editor's program write."""
    run("exiftool", "-q", "-overwrite_original", "-GPSLatitude=36.06", "-GPSLatitudeRef=N",
        "-GPSLongitude=120.3", "-GPSLongitudeRef=E", f"-SerialNumber={SECRET}",
        f"-OwnerName={SECRET}", f"-Artist={SECRET}", f"-Make={SECRET}", f"-Model={SECRET}",
        f"-XMP-dc:Creator={SECRET}", f"-XMP-photoshop:City={SECRET}", f"-IPTC:City={SECRET}",
        f"-Copyright={SECRET}", f"-IPTC:CopyrightNotice={SECRET}", f"-XMP-dc:Rights={SECRET}",
        f"-Comment={SECRET}", f"-UserComment={SECRET}", "-DateTimeOriginal=2024:01:02 03:04:05",
        f"-Orientation#={orientation}", path)
    if SECRET.encode() not in path.read_bytes():
        sys.exit(f"exiftool wrote nothing into {path}")


NOTES = f"""<?xml version="1.0"?>
<!-- by {SECRET} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
     viewBox="0 0 30 20" inkscape:export-filename="/home/{SECRET}/a.png">
<metadata>{SECRET}</metadata><rect width="30" height="20" fill="#d9b45b"/></svg>
"""


def embedded(photograph):
    """A drawing that holds a photograph in each of the ways there are."""
    data = "data:image/jpeg;base64," + base64.b64encode(photograph.read_bytes()).decode()
    inner = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><image href="{data}"/></svg>'
    nested = "data:image/svg+xml;base64," + base64.b64encode(inner.encode()).decode()
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><style>/* {SECRET} */'
            f' .a {{ fill: url("{data}") }}</style><image href="{data[:200]}&#xA;{data[200:]}"/>'
            f'<g data-name="{SECRET}" style="mask: url({data})"/><image href="{nested}"/></svg>')


def film(path, brand):
    """A film of one picture that is none, and a track of measurements; exiftool says where it was
    taken in each of the ways there are."""
    def box(kind, *inside):
        inside = b"".join(inside)
        return (8 + len(inside)).to_bytes(4, "big") + kind + inside

    def numbers(*all):
        return b"".join(number.to_bytes(4, "big") for number in all)

    def track(number, handler, at):
        lists = box(b"stbl", box(b"stsd", numbers(0, 1), box(handler, bytes(80))), box(b"stts", numbers(0, 1, 1, 1)),
                    box(b"stsz", numbers(0, 0, 1, 20)), box(b"stsc", numbers(0, 1, 1, 1, 1)),
                    box(b"stco", numbers(0, 1, at)))
        return box(b"trak", box(b"tkhd", numbers(3, 1, 1, number, 0, 1), bytes(60)),
                   box(b"mdia", box(b"mdhd", numbers(0, 1, 1, 600, 1, 0)),
                       box(b"hdlr", numbers(0, 0), handler, bytes(13)), box(b"minf", lists)))

    def whole(at):
        head = box(b"ftyp", brand, numbers(0), brand)
        data = box(b"mdat", b"twenty bytes of film", SECRET.encode().ljust(20))
        return head + data + box(b"moov", box(b"mvhd", numbers(0, 1, 1, 600, 1, 0x10000), bytes(76)),
                                 track(1, b"vide", at), track(2, b"meta", at + 20))

    path.write_bytes(whole(len(whole(0)[:whole(0).index(b"twenty")])))
    must("exiftool", "-q", "-overwrite_original", "-Keys:GPSCoordinates=36.06, 120.3",
         "-UserData:GPSCoordinates=36.06, 120.3", f"-Keys:Author={SECRET}", f"-ItemList:Artist={SECRET}",
         f"-Keys:Model={SECRET}", f"-XMP-dc:Creator={SECRET}", f"-XMP-exif:GPSLatitude=36.06",
         "-QuickTime:CreateDate=2024:01:02 03:04:05", path)
    if path.read_bytes().count(SECRET.encode()) < 4:
        sys.exit(f"exiftool wrote nothing into {path}")


def profile_of_greys():
    """An ICC profile whose greys are amounts of light (a gamma of 1)."""
    def text(kind, words):
        return kind + bytes(4) + words

    def tag_data(data):
        return data + bytes(-len(data) % 4)

    tags = {b"desc": text(b"desc", (5).to_bytes(4, "big") + b"grey\0" + bytes(78)),
            b"cprt": text(b"text", b"none\0"),
            b"wtpt": text(b"XYZ ", b"".join(n.to_bytes(4, "big") for n in (0xF6D6, 0x10000, 0xD32D))),
            b"kTRC": text(b"curv", bytes(4))}
    table, data = len(tags).to_bytes(4, "big"), b""
    begin = 128 + 4 + 12 * len(tags)
    for name, held in tags.items():
        table += name + (begin + len(data)).to_bytes(4, "big") + len(held).to_bytes(4, "big")
        data += tag_data(held)
    rest = table + data
    head = ((128 + len(rest)).to_bytes(4, "big") + bytes(4) + bytes.fromhex("02400000") + b"mntrGRAYXYZ " +
            bytes(12) + b"acsp" + bytes(28) + bytes.fromhex("0000F6D6000100000000D32D"))
    return head.ljust(128, b"\0") + rest


# What a grey of 100 in each of them is to readers.
GREYS = {"grey-8.jpg": 100, "grey-8.png": 100, "grey-16.png": 100, "grey-clear.png": 100, "grey-wrong.jpg": 100,
         "grey-light.jpg": 168}


def make_greys(photos):
    """Of one band: without a profile, with one for colours, which is not meant for them, with one of greys."""
    flat, deep = photos / "flat.v", photos / "deep-grey.v"
    must("vips", "black", photos / "black1.v", 900, 600)
    must("vips", "linear", photos / "black1.v", photos / "grey.v", 1, 100, "--uchar")
    must("vips", "copy", photos / "grey.v", flat, "--interpretation", "b-w")
    for name in ("grey-8.jpg", "grey-8.png", "grey-wrong.jpg", "grey-light.jpg"):
        must("vips", "copy", flat, photos / name)
    must("vips", "bandjoin_const", flat, photos / "grey-clear.png", 255)
    must("vips", "linear", flat, deep, 257, 0)
    must("vips", "cast", deep, photos / "deep-grey2.v", "ushort")
    must("vips", "copy", photos / "deep-grey2.v", photos / "grey-16.png", "--interpretation", "grey16")
    must("vips", "icc_transform", photos / "brown.png", photos / "profiled.jpg", "srgb", "--input-profile", "srgb")
    (photos / "greys.icc").write_bytes(profile_of_greys())
    must("exiftool", "-q", "-overwrite_original", f"-icc_profile<={photos / 'greys.icc'}", photos / "grey-light.jpg")
    must("exiftool", "-q", "-overwrite_original", "-tagsFromFile", photos / "profiled.jpg", "-icc_profile",
         photos / "grey-wrong.jpg")
    (photos / "greys.icc").unlink()
    (photos / "profiled.jpg").unlink()


FILMS = {"boat.mov": b"qt  ", "boat.mp4": b"isom", "song.m4a": b"M4A "}


def make_museum(program, folder):
    must(program, "init", folder, "--language", "en")
    photos = folder / "content/photos"
    for ending, how in FORMATS.items():
        path = photos / f"format-{ending}.{ending}"
        photograph(path, 1050, 700, 3, *how)
        tell(path, 6 if ending in ("jpg", "png", "webp") else 1)
    for orientation in range(1, 9):
        path = photos / f"turned-{orientation}.jpg"
        photograph(path, 640, 400, 4)
        tell(path, orientation)
    photograph(photos / "large.jpg", 4200, 2800, 5)
    tell(photos / "large.jpg", 3)
    photograph(photos / "wide.jpg", 5000, 700, 6)
    photograph(photos / "tall.jpg", 600, 9000, 8)
    photograph(photos / "icon.png", 120, 90, 7, "pngsave")
    must("vips", "bandjoin_const", photos / "format-png.png", photos / "clear.png", 128)
    must("vips", "icc_transform", photos / "format-jpg.jpg", photos / "press.jpg", "cmyk",
         "--input-profile", "srgb")
    must("vips", "linear", photos / "format-png.png", photos / "deep.v", 257, 0)
    must("vips", "cast", photos / "deep.v", photos / "deep2.v", "ushort")
    must("vips", "copy", photos / "deep2.v", photos / "deep.png", "--interpretation", "rgb16")
    must("vips", "black", photos / "black.v", 900, 600, "--bands", 3)
    must("vips", "linear", photos / "black.v", photos / "brown.v", "1 1 1", "115 82 68", "--uchar")
    must("vips", "copy", photos / "brown.v", photos / "brown.png", "--interpretation", "srgb")
    make_greys(photos)
    for left in photos.glob("*.v"):
        left.unlink()
    for name in ("press.jpg", "clear.png", "deep.png"):
        tell(photos / name)
    (photos / "notes.svg").write_text(NOTES)
    (photos / "embedded.svg").write_text(embedded(photos / "format-jpg.jpg"))
    (photos / "wide16.svg").write_bytes(NOTES.encode("utf-16"))
    names = sorted(path.name for path in photos.iterdir() if path.suffix != ".svg")
    names += ["notes.svg", "embedded.svg", "wide16.svg"]
    covers = ["large.jpg", "wide.jpg", "format-heic.heic", "clear.png"]
    records = sorted((folder / "content/branches").glob("*.json")) + sorted(
        (folder / "content/highlights").glob("*.json"))
    for record, cover in zip(records, covers):
        facts = json.loads(record.read_text())
        facts["photos"] = [{"file": "/" + cover, "alt": "Clouds of colour"}]
        if cover == "clear.png":
            facts["photos"][0]["illustration"] = True
        if cover == "wide.jpg":
            facts["photos"][0]["focus"] = [0.25, 0.75]
        if record == records[0]:
            facts["photos"][0]["original"] = True
            facts["photos"] += [{"file": "/" + name, "alt": "Clouds of colour"} for name in names
                                if name not in covers]
        record.write_text(json.dumps(facts))
    story = records[0].with_suffix(".md")
    story.write_text(story.read_text() + "\n\n![Clouds](../photos/format-webp.webp)\n\n"
                     "[The picture as a file](../photos/format-jpg.jpg)\n" +
                     "".join(f"\n[{name}](../photos/{name})\n" for name in FILMS))
    for name, brand in FILMS.items():
        film(photos / name, brand)


# --- what is published

PRINT = re.compile(r"\.[0-9a-f]{10}-(\d+)\.")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic")
PICTURES_OPTIONS = [part for ending in PICTURES for part in ("-ext", ending[1:])]
TELLING = re.compile(r"^(IFD|ExifIFD|GPS|EXIF|XMP|IPTC|Photoshop|Maker|Comment|MPF|JUMBF)")


def pictures_of(site):
    return sorted(path for path in site.rglob("*") if path.suffix.lower() in PICTURES)


def pictures_inside(path):
    """The bytes of pictures that a drawing holds, and of those that these hold."""
    for data in re.findall(r"data:image/[a-z+]*;base64,([A-Za-z0-9+/=]*)", path.read_text()):
        inside = path.parent.parent / ("inside-" + path.name)
        inside.write_bytes(base64.b64decode(data))
        yield inside
        if inside.read_bytes().startswith(b"<svg"):
            yield from pictures_inside(inside)
        inside.unlink(missing_ok=True)


def check_nothing_told(site):
    for path in site.rglob("*"):
        if path.is_file():
            check(SECRET.encode() not in path.read_bytes(), f"{path} tells a secret")
    held = 0
    for path in list(site.glob("media/embedded.*.svg")):
        for inside in pictures_inside(path):
            held += 1
            check(SECRET.encode() not in inside.read_bytes(), f"a picture inside {path} tells a secret")
            if not inside.read_bytes().startswith(b"<svg"):
                tags = json.loads(must("exiftool", "-json", "-G1", "-a", inside))[0]
                told = [tag for tag in tags if TELLING.match(tag) and tag != "IFD0:Orientation"]
                check(not told, f"a picture inside {path} tells {told}")
    check(held == 5, f"the drawing holds its {held} pictures")
    pictures = pictures_of(site)
    check(len(pictures) > 0, "there are pictures")
    for tags in json.loads(must("exiftool", "-json", "-G1", "-a", "-r", *PICTURES_OPTIONS, site)):
        told = [tag for tag in tags if TELLING.match(tag) and tag != "IFD0:Orientation"]
        told += [tag for tag in tags if tag.startswith("ICC") and PRINT.search(tags["SourceFile"])]
        check(not told, f"{tags['SourceFile']} tells {told}")


def header(path):
    said = must("vipsheader", "-a", path)
    return {key: value for key, _, value in
            (line.strip().partition(": ") for line in said.splitlines())}


def pixel(path, x, y):
    return [float(number) for number in must("vips", "getpoint", path, x, y).split()]


def is_red(path):
    size = header(path)
    corner = min(int(size["width"]), int(size["height"])) // 20
    red, green, blue = pixel(path, corner, corner)[:3]
    return red > 180 and green < 90 and blue < 90


def prints(site, stem):
    return [path for path in pictures_of(site) if re.match(stem + r"\.[0-9a-f]{10}-\d+\.", path.name)]


def check_prints(site):
    endings = {path.suffix for path in prints(site, "large")}
    check(endings == {".avif", ".webp", ".jpg"}, f"large.jpg is printed as {endings}")
    check({path.suffix for path in prints(site, "clear")} == {".avif", ".webp", ".png"},
          "what is transparent has a PNG")
    widths = {int(path.stem.rpartition("-")[2]) for path in prints(site, "large")}
    check(widths == {320, 480, 640, 800, 1200, 1800, 2560}, f"large.jpg has the widths {widths}")
    for path in pictures_of(site):
        size = header(path)
        width, height = int(size["width"]), int(size["height"])
        wanted = PRINT.search(path.name)
        if not wanted:
            continue
        check(width == int(wanted[1]), f"{path.name} is {width} wide")
        is_scroll = max(width, height) > 4 * min(width, height)
        check(max(width, height) <= (16000 if is_scroll else 2560), f"{path.name} is {width}x{height}")
        check(size["interpretation"] == "srgb" and size["format"].startswith("uchar"),
              f"{path.name} is {size['interpretation']}, {size['format']}")
        if path.suffix == ".jpg":
            check("vips-loader: jpegload" in must("vipsheader", "-a", path), f"{path.name} is a JPEG")
    check(max(int(header(path)["width"]) for path in prints(site, "icon")) == 120,
          "nothing is enlarged")
    for orientation in range(1, 9):
        for path in prints(site, f"turned-{orientation}"):
            size = header(path)
            upright = int(size["width"]) > int(size["height"])
            check(upright == (orientation <= 4), f"{path.name} stands as it should")
    check(all(is_red(path) for path in prints(site, "turned-1")), "the red corner is seen")
    for orientation, corner in {2: (1, 0), 3: (1, 1), 4: (0, 1), 6: (1, 0), 8: (0, 1)}.items():
        for path in prints(site, f"turned-{orientation}"):
            size = header(path)
            inset = min(int(size["width"]), int(size["height"])) // 20
            x = int(size["width"]) - inset if corner[0] else inset
            y = int(size["height"]) - inset if corner[1] else inset
            red, green, blue = pixel(path, x, y)[:3]
            check(red > 180 and green < 90 and blue < 90, f"{path.name} is turned the right way")


def check_focus(site):
    """The spot at the focus of the wide picture is inside its card."""
    cards = [path for path in prints(site, "wide") if
             abs(int(header(path)["width"]) / int(header(path)["height"]) - 1.5) < 0.02]
    check(len(cards) == 5, f"the wide picture has {len(cards)} cards")
    for path in cards:
        size = header(path)
        width, height = int(size["width"]), int(size["height"])
        red, green, blue = pixel(path, width // 2, height * 3 // 4)[:3]
        check(min(red, green, blue) > 220, f"{path.name} keeps its focus: {red, green, blue}")


def check_unsaid_colours(site):
    """What says nothing of its colours is sRGB, and stays so."""
    check(len(prints(site, "brown")) > 3, "the brown picture is printed")
    for path in prints(site, "brown"):
        found = pixel(path, 100, 100)[:3]
        check(all(abs(is_now - was) <= 3 for is_now, was in zip(found, (115, 82, 68))),
              f"{path.name} is {found}, not 115, 82, 68")


def check_greys(site):
    for name, grey in GREYS.items():
        made = prints(site, name.rpartition(".")[0])
        check(len(made) > 3, f"{name} is printed")
        for path in made:
            found = pixel(path, 100, 100)[:3]
            check(all(abs(is_now - grey) <= 3 for is_now in found), f"{path.name} is {found}, not {grey}")


def check_page(site):
    page = (site / "branches/book-repair/index.html").read_text()
    check('<source type="image/avif" srcset="' in page, "the page offers AVIF")
    check(page.index("image/avif") < page.index("image/webp"), "AVIF first")
    check("style=" not in page, "no inline style")
    for tag in re.findall(r"<img[^>]*>", page):
        check('width="' in tag and 'height="' in tag, f"{tag} has a size")
    original = re.findall(r'href="(\.\./\.\./media/large\.[0-9a-f]{10}\.jpg)"', page)
    check(len(original) == 1, "the original that was asked for is linked")
    boxes = re.findall(r'href="\.\./\.\./(media/[^"]*)" data-lightbox', page)
    check(all(max(int(header(site / box)[side]) for side in ("width", "height")) <= 2560
              for box in boxes if not re.search(r"/(wide|tall)\.", box)), "the light box has at most 2560 pixels")
    check(not [path for path in pictures_of(site) if re.match(r"turned-\d\.[0-9a-f]{10}\.jpg", path.name)],
          "no other original is published")


def check_colours(site):
    """The classes are those of the photograph's mean colour."""
    page = (site / "branches/book-repair/index.html").read_text()
    found = re.search(r'class="centred tone r(\d) g(\d) b(\d)" src="[^"]*large\.', page)
    check(found, "the cover has its colour")
    means = [float(must("vips", "avg", band)) for band in bands_of(prints(site, "large")[0])]
    check(found and all(abs(int(step) * 32 + 16 - mean) < 26 for step, mean in zip(found.groups(), means)),
          f"it is near {means}: {found and found.groups()}")
    sheet = next(site.glob("assets/site.*.css")).read_text()
    check(all(f".{band}{step}{{--{band}:{step * 32 + 16}}}" in sheet for band in "rgb" for step in range(8)),
          "the style sheet has every step")


def bands_of(path):
    for band in range(3):
        out = path.parent.parent.parent / f"band{band}.v"
        must("vips", "extract_band", path, out, band)
        yield out


def check_pages_in_browser(site):
    pages = ["index.html", "branches/index.html", "highlights/index.html", "branches/book-repair/index.html"]
    status, said, faults = run("node", Path(__file__).with_name("weigh.mjs"), site,
                               *[page for page in pages if (site / page).exists()])
    print(said, faults, sep="", end="")
    check(status == 0, "pages are light, and their light box shows AVIF")


def check_check(program, museum):
    """What only `check` says: copies in another format, and rights that readers do not learn."""
    status, said, faults = run(program, "check", "--source", museum)
    told = said + faults
    check(status == 0, f"check has no error: {told}")
    check("is nearly the same as content/photos/format-avif.avif (content/branches/book-repair.json:1)" in told,
          f"copies are found: {told}")
    check(f"the photograph's file says “{SECRET}”, which readers do not learn" in told, "rights are offered")
    check("press.jpg is in the colours of print (CMYK)" in told, "colours of print are told")
    check("turned-1.jpg is nearly the same as content/photos/large" not in told, "others are not")


def deflated_short(png):
    """The same PNG, sound but for the end of its pixels, which are not there."""
    at, chunks, pixels = 8, [], b""
    while at < len(png):
        length = int.from_bytes(png[at:at + 4], "big")
        kind, data = png[at + 4:at + 8], png[at + 8:at + 8 + length]
        pixels += data if kind == b"IDAT" else b""
        chunks += [(kind, data)] if kind != b"IDAT" else []
        at += 12 + length
    chunks.insert(-1, (b"IDAT", zlib.compress(zlib.decompress(pixels)[:-5000])))
    return png[:8] + b"".join(len(data).to_bytes(4, "big") + kind + data +
                              zlib.crc32(kind + data).to_bytes(4, "big") for kind, data in chunks)


def film_of(*stills):
    """An animated WebP."""
    frames = b""
    for still in stills:
        data = still.read_bytes()[12:]
        if data.startswith(b"VP8X"):
            data = data[18:]
        size = (1050 - 1).to_bytes(3, "little") + (700 - 1).to_bytes(3, "little")
        frame = bytes(6) + size + (100).to_bytes(3, "little") + b"\0" + data
        frames += b"ANMF" + len(frame).to_bytes(4, "little") + frame
    body = (b"WEBPVP8X" + (10).to_bytes(4, "little") + b"\x02\0\0\0" + size + b"ANIM" +
            (6).to_bytes(4, "little") + bytes(6) + frames)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def check_inner_damage(program, museum):
    """What is broken within, and whole outside, is told where it is shown."""
    photos, record = museum / "content/photos", museum / "content/branches/book-repair.json"
    before = record.read_text()
    still = photos / "still.webp"
    must("vips", "copy", photos / "format-png.png", f"{still}[Q=80,strip]")
    film = film_of(still, still)
    # Of lossy WebP only what does not decode at all can be told: here the second frame's head.
    second = film.rindex(b"VP8 ") + 8
    heic = bytearray((photos / "format-heic.heic").read_bytes())
    heic[len(heic) // 2:len(heic) // 2 + 2000] = bytes(2000)
    cases = {"inner.png": deflated_short((photos / "format-png.png").read_bytes()), "inner.heic": bytes(heic),
             "inner.webp": film[:second] + bytes(100) + film[second + 100:]}
    still.unlink()
    for name, damaged in {"whole.webp": film, **cases}.items():
        (photos / name).write_bytes(damaged)
        facts = json.loads(before)
        facts["photos"] = [{"file": "/" + name, "alt": "Clouds of colour"}]
        record.write_text(json.dumps(facts))
        status, said, faults = run(program, "check", "--source", museum)
        is_told = f"the picture content/photos/{name} is damaged" in said + faults
        check(is_told == (name in cases), f"{name}: {said}{faults}")
        if is_told:
            check("content/branches/book-repair.json:1" in said + faults, f"{name} is told at its place")
        (photos / name).unlink()
    record.write_text(before)


def check_other_commands(program, museum):
    """A record with a HEIC is no hindrance."""
    for command in (["headers", "nginx"], ["proof", "--output", museum / "proof"]):
        status, said, faults = run(program, *command, "--source", museum)
        check(status == 0, f"{command[0]}: {said}{faults}")
    shutil.rmtree(museum / "proof")


def check_films(museum, site):
    """Films and recordings are as long as they were, with all that is seen and heard in its place."""
    for name in FILMS:
        before = (museum / "content/photos" / name).read_bytes()
        after = (site / "photos" / name).read_bytes()
        check(len(after) == len(before), f"{name} keeps its length")
        check(after.find(b"twenty bytes") == before.find(b"twenty bytes"), f"{name} keeps its pictures")
        tags = json.loads(must("exiftool", "-json", "-G1", "-a", "-ee", site / "photos" / name))[0]
        told = [tag for tag, value in tags.items() if re.match(r"XMP|Keys|UserData|ItemList|Composite:GPS", tag)
                or (tag.endswith("Date") and "File" not in tag and not str(value).startswith("0000"))]
        check(not told, f"{name} tells {told}")


def check_attachments(program, museum):
    """A TIFF tells where it was taken, whatever it is called."""
    story = museum / "content/branches/book-repair.md"
    before = story.read_text()
    photos = museum / "content/photos"
    must("vips", "tiffsave", photos / "format-jpg.jpg", photos / "scan.tif")
    tell(photos / "scan.tif")
    shutil.copy(photos / "scan.tif", photos / "scan.dat")
    for name, place in (("scan.tif", "content/branches/book-repair.md"), ("scan.dat", "content/photos/scan.dat")):
        story.write_text(before + f"\n\n[The scan](../photos/{name})\n")
        status, said, faults = run(program, "build", "--source", museum)
        check(status == 1 and place in said + faults and "save it as JPEG" in said + faults,
              f"{name} is refused: {said}{faults}")
        (photos / name).unlink()
    whole = (photos / "boat.mp4").read_bytes()
    (photos / "cut.mp4").write_bytes(whole[:-40])
    story.write_text(before + "\n\n[The film](../photos/cut.mp4)\n")
    status, said, faults = run(program, "build", "--source", museum)
    check(status == 1 and "film or recording content/photos/cut.mp4 is cut off" in said + faults,
          f"a cut film is refused: {said}{faults}")
    (photos / "cut.mp4").unlink()
    story.write_text(before)


def check_damaged(program, museum):
    """Any bytes end in a message or in a site, never otherwise, and soon."""
    record = museum / "content/branches/book-repair.json"
    before = record.read_text()
    random = Random(5)
    for ending in FORMATS:
        whole = (museum / f"content/photos/format-{ending}.{ending}").read_bytes()
        path = museum / f"content/photos/damaged.{ending}"
        for n in range(6):
            some = bytearray(whole[:random.randrange(40, len(whole))] if n % 2 else whole)
            for _ in range(n * 3):
                some[random.randrange(len(some))] = random.randrange(256)
            path.write_bytes(some)
            facts = json.loads(before)
            facts["photos"] = [{"file": "/" + path.name, "alt": "Clouds of colour"}]
            record.write_text(json.dumps(facts))
            status, said, faults = run("timeout", 60, program, "check", "--source", museum)
            check(status in (0, 1), f"damaged {ending} {n}: {status} {said}{faults}")
        path.unlink()
    # In its middle, where no walk through the parts of the file sees it.
    whole = (museum / "content/photos/large.jpg").read_bytes()
    path = museum / "content/photos/damaged.jpg"
    for n in range(4):
        some = bytearray(whole)
        middle = random.randrange(len(some) // 3, len(some) * 2 // 3)
        some[middle:middle + 300] = bytes(random.randrange(255) for _ in range(300))
        path.write_bytes(some)
        facts = json.loads(before)
        facts["photos"] = [{"file": "/damaged.jpg", "alt": "Clouds of colour"}]
        record.write_text(json.dumps(facts))
        status, said, faults = run(program, "check", "--source", museum)
        check(status == 1 and "content/photos/damaged.jpg is damaged" in said + faults,
              f"damage in the middle {n}: {status} {said}{faults}")
    path.unlink()
    record.write_text(before)


def tree(site):
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*")
            if path.is_file() and not path.name.startswith(".zhanting")}


def main(program, folder):
    program, folder = Path(program).resolve(), Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    museum, site = folder / "museum", folder / "museum/site"
    folder.mkdir(parents=True)
    make_museum(program, museum)
    start = time.monotonic()
    status, said, faults = run(program, "build", "--source", museum)
    print(f"first build: {time.monotonic() - start:.1f} s\n{said}{faults}")
    check(status == 0 and not faults, "the museum is built")
    check_nothing_told(site)
    check_films(museum, site)
    check_prints(site)
    check_focus(site)
    check_unsaid_colours(site)
    check_greys(site)
    check_page(site)
    check_colours(site)
    check_pages_in_browser(site)
    check(re.search(r"the heaviest page on a telephone is \S+: \d+ KB, \d+ KB of them pictures\n", said),
          f"the heaviest page is told: {said}")
    check_check(program, museum)
    check_damaged(program, museum)
    check_inner_damage(program, museum)
    check_other_commands(program, museum)
    check_attachments(program, museum)

    whole = tree(site)
    said = must(program, "build", "--source", museum)
    check(": 0 files made" in said, f"nothing is made again: {said}")
    shutil.rmtree(site)
    start = time.monotonic()
    must(program, "build", "--source", museum)
    took = time.monotonic() - start
    print(f"a clean site again: {took:.2f} s")
    check(tree(site) == whole, "a clean site is the same")
    check(took < 5, f"prints are not made again ({took:.1f} s)")

    shutil.rmtree(museum / ".zhanting/pictures")
    must(program, "build", "--source", museum, "--output", folder / "one", "--jobs", 1)
    check(tree(folder / "one") == whole, "one job makes the same prints")
    for part in ("1/2", "2/2"):
        must(program, "build", "--source", museum, "--part", part, "--output", folder / f"part-{part[0]}")
    must(program, "join", folder / "joined", folder / "part-1", folder / "part-2")
    check(tree(folder / "joined") == whole, "parts are the whole")
    store = museum / ".zhanting/pictures"
    for path in store.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    shutil.rmtree(site)
    must(program, "build", "--source", museum)
    check(tree(site) == whole, "a damaged store is not believed")

    # Without the module.
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy(program, alone / "zhanting")
    (museum / "content/photos/format-heic.heic").rename(folder / "aside.heic")
    for record in (museum / "content").rglob("*.json"):
        record.write_text(record.read_text().replace("/format-heic.heic", "/format-jpg.jpg"))
    status, _, said = run(alone / "zhanting", "build", "--source", museum, "--output", folder / "plain")
    check(status == 0 and said.count("libvips-dev") == 1, f"it says what to install: {said}")
    check_nothing_told(folder / "plain")
    for orientation in range(1, 9):
        found = [path for path in pictures_of(folder / "plain") if path.name.startswith(f"turned-{orientation}.")]
        check(len(found) == 1 and must("exiftool", "-s3", "-n", "-Orientation", found[0]).strip() in
              (str(orientation), "" if orientation == 1 else "-"), f"{found} keeps its orientation")
    print(f"{passed} passed, {failed} failed")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
