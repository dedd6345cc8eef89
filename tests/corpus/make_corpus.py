#!/usr/bin/env python3
"""Makes broken and hostile picture files: make_corpus.py FOLDER

Each seed, a small valid file of each format, is truncated at 64 points and has bits
flipped in 64 ways; then come the bombs: small files that decode to huge pictures.
The files are the same each time, except for what encoders add."""
import base64
import random
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

PARTS = 64
FLIPS = 64


def convert(*words):
    subprocess.run(["convert", *map(str, words)], check=True)


# ---- seeds ----

SVG = """<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 60">
<defs><linearGradient id="g"><stop offset="0" stop-color="#7A2E00"/>
<stop offset="1" stop-color="#00504F"/></linearGradient>
<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>
<clipPath id="c"><circle cx="40" cy="30" r="25"/></clipPath></defs>
<rect width="80" height="60" fill="url(#g)"/>
<g clip-path="url(#c)" filter="url(#f)"><path d="M0 0L80 60M80 0L0 60"
 stroke="#fff" stroke-width="6"/></g>
<use xlink:href="#c"/><text x="9" y="40" font-size="12">Words</text></svg>
"""


def pdf(pages):
    """A PDF of PAGES pages, each with a line of text and a square."""
    body = (b"BT /F1 24 Tf 20 100 Td (Words on a page) Tj ET "
            b"0.5 0 0 rg 20 20 60 40 re f")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
            pages, b" ".join(b"%d 0 R" % (5 + i) for i in range(pages))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 150] "
                b"/Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>"
                ] * pages
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1, start)
    return bytes(out)


def seeds(folder):
    """Small valid files, one of each kind."""
    photo = ["-seed", "1", "-size", "96x64", "plasma:fractal"]
    convert(*photo, "-quality", "85", folder / "baseline.jpg")
    convert(*photo, "-interlace", "JPEG", folder / "progressive.jpg")
    convert(*photo, "-colorspace", "CMYK", folder / "cmyk.jpg")
    convert(*photo, "-colorspace", "Gray", folder / "gray.jpg")
    convert(*photo, "-depth", "8", folder / "rgb.png")
    convert(*photo, "-depth", "16", folder / "deep.png")
    convert(*photo, "-colors", "32", folder / "palette.png")
    convert(*photo, "-interlace", "PNG", folder / "interlaced.png")
    convert(*photo, "-alpha", "set", "-channel", "A", "-evaluate", "set",
            "50%", folder / "alpha.png")
    convert(*photo, folder / "still.gif")
    convert(*photo, *photo, folder / "moving.gif")
    convert(*photo, folder / "lossy.webp")
    convert(*photo, "-define", "webp:lossless=true", folder / "lossless.webp")
    convert(*photo, *photo, folder / "moving.webp")
    (folder / "drawing.svg").write_text(SVG)
    (folder / "text.pdf").write_bytes(pdf(3))
    for name, option in (("camera.heic", ()), ("camera.avif", ("-A",))):
        subprocess.run(["heif-enc", *option, folder / "rgb.png", "-o",
                        folder / name], check=True, capture_output=True)


def broken(folder, path):
    """Truncated and damaged copies of the file PATH."""
    whole = path.read_bytes()
    for part in range(PARTS):
        cut = whole[:len(whole) * part // PARTS]
        (folder / f"{path.stem}-cut-{part}{path.suffix}").write_bytes(cut)
    dice = random.Random(path.name)
    for number in range(FLIPS):
        bent = bytearray(whole)
        # One bit, up to a burst; every other time near the header.
        near = min(len(bent), 128 if number % 2 else len(bent))
        for _ in range(1 + number // 8):
            bent[dice.randrange(near)] ^= 1 << dice.randrange(8)
        (folder / f"{path.stem}-bent-{number}{path.suffix}").write_bytes(bent)


# ---- bombs ----

def png(width, height, depth, colour, rows, interlaced=0):
    """ROWS are pieces of raw image data, compressed as they come."""
    def chunk(kind, body):
        return (struct.pack(">I", len(body)) + kind + body +
                struct.pack(">I", zlib.crc32(kind + body)))
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for row in rows) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0,
                       interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) +
            chunk(b"IDAT", body) + chunk(b"IEND", b""))


def progressive(width, height, scans):
    """A gray progressive JPEG with nearly empty scans."""
    def part(mark, body):
        return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body
    tables = part(0xDB, bytes([0] + [1] * 64))
    tables += part(0xC4, bytes([0, 1] + [0] * 15 + [0]))
    tables += part(0xC4, bytes([0x10, 1] + [0] * 15 + [0]))
    frame = part(0xC2, struct.pack(">BHHB", 8, height, width, 1) +
                 bytes([1, 0x11, 0]))
    scan = part(0xDA, bytes([1, 1, 0, 0, 0, 0])) + b"\0"
    return b"\xFF\xD8" + tables + frame + scan * scans + b"\xFF\xD9"


def svg(body, head=""):
    return (f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink='
            f'"http://www.w3.org/1999/xlink" viewBox="0 0 80 60">{body}</svg>'
            ).encode()


def laughs():
    """Entities of entities: a billion letters."""
    lines = ['<!ENTITY a0 "ha">']
    for i in range(1, 10):
        lines.append(f'<!ENTITY a{i} "' + f"&a{i - 1};" * 10 + '">')
    return svg("<text y='20'>&a9;</text>",
               f"<!DOCTYPE svg [{''.join(lines)}]>")


def uses(depth):
    """Copies of copies: 10 to the DEPTH circles."""
    levels = ['<g id="u0"><circle r="9"/></g>']
    for i in range(1, depth + 1):
        copies = f'<use xlink:href="#u{i - 1}"/>' * 10
        levels.append(f'<g id="u{i}">{copies}</g>')
    return svg(f"<defs>{''.join(levels)}</defs>"
               f'<use xlink:href="#u{depth}"/>')


def bombs(folder):
    blank = bytes(1 + 30000 // 8)
    (folder / "bomb-1-bit.png").write_bytes(
        png(30000, 30000, 1, 0, (blank for _ in range(30000))))
    (folder / "bomb-claims.png").write_bytes(
        png(60000, 60000, 8, 6, [b""]))
    (folder / "bomb-interlaced.png").write_bytes(
        png(12000, 12000, 8, 6, [b""], 1))
    wide = bytes(1 + 4 * 16000)
    (folder / "bomb-large.png").write_bytes(
        png(16000, 12000, 8, 6, (wide for _ in range(12000))))
    (folder / "bomb-progressive.jpg").write_bytes(progressive(12000, 9000, 1))
    (folder / "bomb-scans.jpg").write_bytes(progressive(4000, 4000, 20000))
    gif = struct.pack("<6sHHBBB", b"GIF89a", 65535, 65535, 0x80, 0, 0)
    (folder / "bomb.gif").write_bytes(
        gif + bytes(6) + struct.pack("<BHHHHB", 0x2C, 0, 0, 65535, 65535, 0) +
        b"\x02\x02\x44\x01\0;")
    nest = 200000
    (folder / "bomb-deep.svg").write_bytes(svg("<g>" * nest + "</g>" * nest))
    (folder / "bomb-laughs.svg").write_bytes(laughs())
    (folder / "bomb-uses.svg").write_bytes(uses(9))
    (folder / "bomb-size.svg").write_bytes(svg("").replace(
        b"viewBox", b'width="1e9" height="1e9" viewBox'))
    (folder / "bomb-blur.svg").write_bytes(svg(
        '<filter id="f" x="-9" y="-9" width="99" height="99">'
        '<feGaussianBlur stdDeviation="9999"/>' +
        '<feTurbulence baseFrequency="0.9" numOctaves="99"/>' * 50 +
        '</filter><rect width="80" height="60" filter="url(#f)"/>'))
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    many = svg("<g/>" * 1000)[:-6]
    (folder / "bomb.svgz").write_bytes(
        packer.compress(many) + b"".join(
            packer.compress(b" " * (1 << 20)) for _ in range(500)) +
        packer.flush())
    (folder / "bomb-pages.pdf").write_bytes(pdf(10000))
    (folder / "bomb-page.pdf").write_bytes(
        pdf(1).replace(b"[0 0 200 150]", b"[0 0 9e9 9e9]"))
    for name, link in (("file", "file:///etc/passwd"),
                       ("address", "http://127.0.0.1:9/x.png"),
                       ("self", "reads-self.svg")):
        (folder / f"reads-{name}.svg").write_bytes(
            svg(f'<image xlink:href="{link}" width="80" height="60"/>'))
    (folder / "reads-entity.svg").write_bytes(svg(
        "<text y='20'>&x;</text>",
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))
    inner = base64.b64encode((folder / "bomb-1-bit.png").read_bytes())
    (folder / "bomb-inside.svg").write_bytes(svg(
        '<image width="80" height="60" xlink:href="data:image/png;base64,' +
        inner.decode() + '"/>'))


def main():
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)  # of the run before
    folder.mkdir(parents=True)
    bombs(folder)
    seeds(folder)
    for path in sorted(folder.iterdir()):
        if not path.name.startswith(("bomb", "reads")):
            broken(folder, path)


if __name__ == "__main__":
    main()
