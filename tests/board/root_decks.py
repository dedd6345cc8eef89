"""Decks that need every part of the image: a picture of each format, drawings
and documents in each script, slides in each language and in encodings of
before Unicode."""
import base64
import subprocess
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "corpus"))
import make_corpus  # noqa: E402

DATE = "2026-11-23"

# Language, the encodings of its old editors, a slide.
SLIDES = (
    ("en", "cp1252 iso8859-15", "After the laser", "Your skin’s red for 1–2 "
     "days. Cafés cost 5 euros; naïve, señor, façade, Müller, ★ ☎ ✓ ➜ ♥."),
    ("fr", "cp1252 iso8859-15", "Après le laser", "La peau peut être rouge "
     "pendant 1 à 2 jours. Ça gêne, déjà brûlé, garçon."),
    ("pl", "cp1250 iso8859-2", "Pielęgnacja skóry", "Skóra może być czerwona. "
     "Trwa to od 1 do 2 dni. Łatwo źle się żyje."),
    ("ru", "cp1251 koi8-r", "Уход за кожей", "Кожа может быть красной. Это "
     "длится от 1 до 2 дней, не больше 5 мг."),
    ("uk", "cp1251 koi8-u", "Догляд за шкірою", "Шкіра може бути червоною. Це "
     "триває від 1 до 2 днів, ґанок її."),
    ("el", "cp1253 iso8859-7", "Φροντίδα δέρματος", "Το δέρμα σας μπορεί να "
     "είναι κόκκινο. Διαρκεί 1 έως 2 ημέρες. Άρα."),
    ("tr", "cp1254", "Cilt bakımı", "Cildiz kızarabilir. Bu 1 ile 2 gün "
     "sürer. Şişlik olağan değil, İyi."),
    ("he", "cp1255", "טיפול בעור", "לאחר הטיפול העור עלול להיות אדום. זה נמשך "
     "1 עד 2 ימים."),
    ("ar", "cp1256 iso8859-6", "العناية بالبشرة", "قد تكون بشرتك حمراء بعد "
     "العلاج. يستمر هذا من 1 إلى 2 أيام."),
    ("lt", "cp1257", "Odos priežiūra", "Oda gali būti raudona. Tai trunka nuo "
     "1 iki 2 dienų, ąžuolas."),
    ("vi", "", "Chăm sóc da", "Sau khi điều trị da của bạn có thể đỏ. Kéo dài "
     "1 đến 2 ngày."),
    ("th", "cp874", "การดูแลผิว", "ผิวของคุณอาจแดงหลังการรักษา ใช้เวลา 1 ถึง 2 วัน "
     "และอาจบวมเล็กน้อยซึ่งจะหายไปเองภายในไม่กี่วันหลังจากนั้น"),
    ("hi", "", "त्वचा की देखभाल", "उपचार के बाद त्वचा लाल हो सकती है। यह 1 से 2 दिन "
     "रहता है।"),
    ("zh-Hans", "gbk", "皮肤护理", "治疗后您的皮肤可能会发红。持续1到2天，不超过5毫克。"),
    ("zh-Hant", "big5", "皮膚護理", "治療後您的皮膚可能會發紅。持續1到2天，不超過5毫克。"),
    ("ja", "cp932 euc-jp", "お肌のケア", "治療のあと、肌が赤くなることがあります。"
     "1日から2日続きます。"),
    ("ko", "cp949", "피부 관리", "치료 후 피부가 붉어질 수 있습니다. 1일에서 2일 "
     "지속됩니다."))

# Of a PDF whose fonts are not in it: what poppler finds for it here.
LATIN = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Courier", "Symbol",
         "ZapfDingbats")
# Name, order of its characters, the map, its codec, what is written.
ASIAN = (
    ("korean", "Korea1", "UniKS-UCS2-H", "utf-16-be", "피부 관리 일에서"),
    ("japanese", "Japan1", "90ms-RKSJ-H", "cp932", "お肌のケア治療"),
    ("chinese", "GB1", "GBK-EUC-H", "gbk", "皮肤护理治疗后"),
    ("taiwan", "CNS1", "UniCNS-UTF16-H", "utf-16-be", "皮膚護理治療後"))


def write_topic(deck, number, name, title):
    folder = deck / f"{number}-{name}"
    folder.mkdir(parents=True)
    (folder / "topic.txt").write_text(f"title: {title}\nkind: about\n")
    return folder


def write_pdf(path, objects, text):
    """One page with the line TEXT in the font /F, which is object 5 of
    OBJECTS, those from 5 on."""
    body = b"BT /F 40 Tf 20 60 Td %s Tj ET" % text
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 150] /Resources "
        b"<< /Font << /F 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body),
        *objects]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1, start)
    path.write_bytes(out)


def documents(folder):
    for name in LATIN:
        write_pdf(folder / f"latin-{name.lower()}.pdf", [
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s >>" %
            name.encode()], b"(Skin abc 123)")
    for name, order, cmap, codec, words in ASIAN:
        write_pdf(folder / f"asian-{name}.pdf", [
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /%s "
            b"/DescendantFonts [6 0 R] >>" % cmap.encode(),
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Any /DW 1000 "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement "
            b"1 >> /FontDescriptor 7 0 R >>" % order.encode(),
            b"<< /Type /FontDescriptor /FontName /Any /Flags 4 /ItalicAngle 0 "
            b"/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 "
            b"/FontBBox [0 -120 1000 880] >>"],
            b"<%s>" % words.encode(codec).hex().encode())
    font = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf").read_bytes()
    packed = zlib.compress(font)
    write_pdf(folder / "embedded.pdf", [
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Own /FirstChar 32 "
        b"/LastChar 126 /Widths [%s] /Encoding /WinAnsiEncoding "
        b"/FontDescriptor 6 0 R >>" % b" ".join([b"600"] * 95),
        b"<< /Type /FontDescriptor /FontName /Own /Flags 32 /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 "
        b"/FontBBox [0 -120 1000 880] /FontFile2 7 0 R >>",
        b"<< /Length %d /Length1 %d /Filter /FlateDecode >>\nstream\n%s\n"
        b"endstream" % (len(packed), len(font), packed)], b"(Skin abc 123)")


def drawing(words, head="", family="sans-serif"):
    return (f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 '
            f'150"><rect width="400" height="150" fill="#eef"/><text x="20" '
            f'y="90" font-family="{family}" font-size="30">{words}</text>'
            '</svg>')


def drawings(folder):
    for lang, _, title, _ in SLIDES:
        (folder / f"text-{lang.lower()}.svg").write_text(drawing(title))
    for family in ("serif", "monospace", "Arial", "cursive"):
        (folder / f"family-{family.lower()}.svg").write_text(
            drawing("Skin abc 123", family=family))
    for codec, words in (("windows-1251", "Уход за кожей"),
                         ("iso-8859-2", "Pielęgnacja skóry"),
                         ("utf-16", "皮肤护理")):
        head = f'<?xml version="1.0" encoding="{codec}"?>'
        (folder / f"coded-{codec}.svg").write_bytes(
            drawing(words, head).encode(codec))


def pictures(folder):
    make_corpus.seeds(folder)
    for path in list(folder.glob("*.*")):
        if path.suffix in (".svg", ".pdf"):
            path.unlink()  # there are better ones
        elif path.suffix != ".txt":
            path.rename(path.with_stem(f"{path.stem}-{path.suffix[1:]}"))
    for kind in ("jpeg", "png"):  # by the loaders of librsvg
        body = base64.b64encode(subprocess.run(
            ["convert", folder / "rgb-png.png", f"{kind}:-"], check=True,
            capture_output=True).stdout).decode()
        (folder / f"inside-{kind}.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64">'
            f'<image width="96" height="64" href="data:image/{kind};base64,'
            f'{body}"/></svg>')


def media(deck):
    """Each picture is a slide of its own: where nothing is to be seen on it,
    `check` says so."""
    (deck / "deck.txt").parent.mkdir(parents=True)
    (deck / "deck.txt").write_text("title: Media\nlanguages: en\n")
    pictures(write_topic(deck, 1, "pictures", "Pictures"))
    drawings(write_topic(deck, 2, "drawings", "Drawings"))
    documents(write_topic(deck, 3, "documents", "Documents"))


def slide(title, words):
    return f"# {title}\n\n{words}\n\n**{words}**\n\n*{words}*\n"


def tongues(deck):
    """A slide in each language, and again in each old encoding of it."""
    folder = write_topic(deck, 1, "skin", "Skin")
    (deck / "deck.txt").write_text(
        f"title: Skin\nlanguages: {' '.join(each[0] for each in SLIDES)}\n")
    for lang, codecs, title, words in SLIDES:
        tail = "" if lang == "en" else f".{lang}"
        (folder / f"1-new{tail}.md").write_text(slide(title, words))
        for codec in codecs.split():
            text = slide(title, words).encode(codec, "ignore")
            (folder / f"2-{codec}{tail}.md").write_bytes(text)
