"""Pictures as rows of red, green and blue bytes: read from PPM and PNG, written
as PNG, compared. Standard library only, so that the build server needs no
packages for it."""
import operator
import struct
import zlib
from collections import Counter, namedtuple

Picture = namedtuple("Picture", "width height rgb")

# The panel shows exactly the painted pixels, except for the rounding of a GPU that
# draws them as a texture.
TOLERANCE = 2
SPARSE = 997


def read_ppm(path):
    """A binary PPM with 8 bits a channel, as QEMU writes it."""
    data = path.read_bytes()
    kind, size, depth, rgb = data.split(b"\n", 3)
    width, height = map(int, size.split())
    if kind != b"P6" or depth != b"255" or len(rgb) != width * height * 3:
        raise ValueError(f"{path} is no whole picture")
    return Picture(width, height, rgb)


def _chunks(data):
    at = 8
    while at < len(data):
        length, = struct.unpack_from(">I", data, at)
        yield data[at + 4:at + 8], data[at + 8:at + 8 + length]
        at += 12 + length


def _unfilter(kind, row, above, step):
    """One row of a PNG, decoded with the filter in its first byte."""
    for i, byte in enumerate(row):
        left = row[i - step] if i >= step else 0
        up = above[i]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        else:
            corner = above[i - step] if i >= step else 0
            guess = min((left, up, corner),
                        key=lambda each: abs(left + up - corner - each))
        row[i] = (byte + guess) & 255


def read_png(path):
    """A PNG as the program writes it: 8 bits, RGB or RGBA, not interlaced."""
    data = path.read_bytes()
    chunks = list(_chunks(data))
    width, height, depth, kind, _, _, laced = struct.unpack(
        ">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in (2, 6) or laced:
        raise ValueError(f"{path}: a PNG of another kind")
    step = 3 if kind == 2 else 4
    raw = zlib.decompress(b"".join(
        body for name, body in chunks if name == b"IDAT"))
    above = bytearray(width * step)
    rows = []
    for at in range(0, len(raw), width * step + 1):
        row = bytearray(raw[at + 1:at + 1 + width * step])
        if raw[at] == 2:
            row = bytearray(map(operator.and_, map(
                operator.add, row, above), [255] * len(row)))
        elif raw[at]:
            _unfilter(raw[at], row, above, step)
        rows.append(row)
        above = row
    if step == 4:
        rows = [bytes(byte for i, byte in enumerate(row) if i % 4 != 3)
                for row in rows]
    return Picture(width, height, b"".join(rows))


def write_png(picture, path):
    def chunk(name, body):
        return (struct.pack(">I", len(body)) + name + body +
                struct.pack(">I", zlib.crc32(name + body)))
    stride = picture.width * 3
    rows = b"".join(b"\0" + picture.rgb[at:at + stride]
                    for at in range(0, len(picture.rgb), stride))
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0,
                       0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) +
                     chunk(b"IDAT", zlib.compress(rows, 1)) +
                     chunk(b"IEND", b""))


def turn(picture):
    """Rotated clockwise, as by `rotate: 90`."""
    width, height, rgb = picture
    rows = []
    for column in range(width):
        row = bytearray(3 * height)
        for channel in range(3):
            row[channel::3] = rgb[3 * column + channel::3 * width][::-1]
        rows.append(bytes(row))
    return Picture(height, width, b"".join(rows))


def top(picture, height):
    """Its first HEIGHT rows."""
    width, whole, rgb = picture
    return picture if height >= whole else Picture(
        width, height, rgb[:3 * width * height])


def worst(one, other):
    """The largest difference of a channel, 0..255; 256 for other sizes."""
    if one[:2] != other[:2]:
        return 256
    if one.rgb == other.rgb:
        return 0
    return max(map(abs, set(map(operator.sub, one.rgb, other.rgb))),
               default=0)


def alike(one, other, tolerance=TOLERANCE):
    """A few pixels tell most pictures apart; the rest is compared only if these
    are equal."""
    few = Picture(*one[:2], one.rgb[::SPARSE])
    if worst(few, Picture(*other[:2], other.rgb[::SPARSE])) > tolerance:
        return False
    return worst(one, other) <= tolerance


def share_unlike(one, other, tolerance=TOLERANCE):
    """The share of channels that differ by more than TOLERANCE."""
    if one[:2] != other[:2]:
        return 1.0
    counts = Counter(map(operator.sub, one.rgb, other.rgb))
    return sum(count for by, count in counts.items()
               if abs(by) > tolerance) / len(one.rgb)


def colours(picture):
    """{colour: how many pixels have it}."""
    rgb = picture.rgb
    return Counter(zip(rgb[0::3], rgb[1::3], rgb[2::3]))
