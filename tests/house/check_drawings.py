"""The drawings of the deck are of one hand: one size, one outline, one palette;
what they show is told apart by lightness alone, also by eyes that see no red or
no green; their words can be read on the smallest screen that shows them."""
import re

import tree

SIZE = "0 0 800 600"
OUTLINE = 12
WIDTHS = {OUTLINE, 18, 60, 60 + 2 * OUTLINE}  # arrows, an arm and its outline
INK = "#21120C"
OUTLINED = {"#FAF7F0", "#EFC29C", "#B8794C", "#9A6848", "#F6D5C6",
            "#E06A6A", "#E3C27A", "#9DBDB6", "#A8BF4A", "#B9BCC4", "#C6D3DF"}
DARK = {"#37415A", "#6B4226", "#7A0030", "#7A2E00", "#A61E33", "#4B1F5C"}
BARE = {"#00504F": "#F6D5C6", "#8C5585": "#EFC29C", "#B0423C": "#EFC29C",
        "#94572F": "#EFC29C"}  # without an outline, and what they lie on
ON = [("#4B1F5C", "#E06A6A"), ("#4B1F5C", "#F6D5C6"), ("#4B1F5C", "#EFC29C"),
      ("#FAF7F0", "#B0423C"), ("#FAF7F0", "#B8794C"), ("#A61E33", "#D8D2C4")]
AIR = "#2C7DA0"  # behind everything, nearly clear
PAPERS = ("#FAF7F0", "#D8D2C4")  # the page; the plate in high contrast
LEAST = 3.0  # WCAG 2.2 SC 1.4.11
# Capitals of Noto Sans are 0.714 em. The least width that a drawing gets beside
# text on a 10 inch screen is 60 mm; Section 508 (402.4) wants 4.8 mm.
LEAST_LETTERS = 4.8 / 60 * 800 / 0.714

# Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no green": ((0.367322, 0.860646, -0.227968),
                 (0.280085, 0.672501, 0.047413),
                 (-0.011820, 0.042940, 0.968881)),
    "no red": ((0.152286, 1.052583, -0.204868),
               (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
}


def lightness(colour, eyes):
    """Relative luminance (WCAG 2.2) of #RRGGBB as EYES see it."""
    light = []
    for at in (1, 3, 5):
        part = int(colour[at:at + 2], 16) / 255
        light.append(part / 12.92 if part <= 0.04045
                     else ((part + 0.055) / 1.055) ** 2.4)
    seen = [min(1, max(0, sum(a * b for a, b in zip(row, light))))
            for row in EYES[eyes]]
    return 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]


def contrast(one, other, eyes):
    low, high = sorted(lightness(each, eyes) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def palette():
    """Pairs of the palette that are too much alike."""
    pairs = [(INK, each) for each in sorted(OUTLINED)]
    pairs += [(each, paper) for each in sorted(DARK) for paper in PAPERS]
    pairs += sorted(BARE.items()) + ON
    for one, other in pairs:
        for eyes in EYES:
            ratio = contrast(one, other, eyes)
            if ratio < LEAST:
                yield (f"{one} on {other}: {ratio:.2f} to 1 for eyes that see "
                       f"{eyes}; at least {LEAST:.0f}")


def drawing(body):
    """What is not of the hand of the others."""
    if f'viewBox="{SIZE}"' not in body:
        yield f"its viewBox is not {SIZE}"
    known = {INK, AIR, *OUTLINED, *DARK, *BARE}
    for colour in sorted(set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", body)) - known):
        if re.search(f'(fill|stroke)[:=] ?"?{colour}', body):
            yield f"{colour} is not in the palette"
    for width in sorted(set(re.findall(r"stroke-width[:=] ?\"?([\d.]+)", body))):
        if float(width) not in WIDTHS:
            yield f"a line is {width} wide: outlines are {OUTLINE}"
    for letters in re.findall(r"font(?:-size)?[:=][^;\"]*?([\d.]+)px", body):
        if float(letters) < LEAST_LETTERS:
            yield (f"letters of {letters} are too small: at least "
                   f"{LEAST_LETTERS:.0f}")
    if re.search(r"\bscale\(|\bmatrix\(", body):
        yield "a part is scaled: its outline is no longer that of the others"


def findings(root):
    wrong = list(palette())
    for path in tree.files(root, ".svg"):
        if path.relative_to(root).parts[0] == "slides":
            wrong += [f"{tree.place(root, path)}: {each}"
                      for each in drawing(tree.text(path))]
    return wrong
