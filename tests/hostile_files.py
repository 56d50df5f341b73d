"""Files made to break whoever reads them: damaged, disguised, endless, nested, exploding.

``hostile_files()`` gives the name and content of each; none may cost more than a skipped row.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from file_makers import (
    a_docx,
    a_gz,
    a_mail,
    a_parquet,
    a_pdf,
    a_zip,
    an_rss,
    an_xlsx,
)

TEXT = "The orchestra repaired the western gate, which took forty minutes in all."
CONTROLS = "".join(map(chr, range(32))) + "\x7f\x80\x9b\u200b\u202e\u2066\ufeff\ud800".encode(
    "utf-8", "surrogatepass"
).decode("utf-8", "replace")
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def bomb(size: int) -> bytes:
    """Return zeros packed by gzip, made in small pieces."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"\0" * (1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def zip_bomb(size: int, name: str = "a.txt") -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as out,
    ):
        for _ in range(size >> 20):
            out.write(b"a" * (1 << 20))
    return file.getvalue()


def office(parts: Mapping[str, str]) -> bytes:
    """Return a zip that looks like an Office file."""
    return a_zip({"[Content_Types].xml": "<Types/>", **parts})


def part_replaced(data: bytes, name: str, content: bytes) -> bytes:
    """Return an Office file with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    return a_zip({**files, name: content})


def lying_zip() -> bytes:
    """Return a zip whose directory says that a large file is small."""
    data = bytearray(zip_bomb(30 << 20))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def nested_zip(levels: int) -> bytes:
    data = a_zip({"a.txt": TEXT})
    for _ in range(levels):
        data = a_zip({"a.zip": data})
    return data


def linked_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        for name in ("../../up.txt", "/etc/root.txt", "C:\\news\\a.txt", "b\x1b[31m\u202e.txt"):
            archive.writestr(name, TEXT)
    return file.getvalue()


def locked_zip() -> bytes:
    data = bytearray(a_zip({"a.txt": TEXT}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "controls.txt", f"{TEXT}\n{CONTROLS}\x1b[31mred\x1b]0;title\x07".encode()
    yield "nul.txt", b"\0" * 5000 + TEXT.encode()
    yield "half-utf16.txt", TEXT.encode("utf-16")[:-1]
    yield "bom-only.txt", b"\xef\xbb\xbf"
    yield "two-boms.txt", b"\xef\xbb\xbf\xff\xfe" + TEXT.encode()
    yield "surrogates.txt", TEXT.encode() + b"\xed\xa0\x80\xed\xb0\x80"
    yield "overlong.txt", TEXT.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"
    yield "mixed.txt", b"Caf\xe9 \x93yes\x94\n" + "Café “yes”\n".encode() + TEXT.encode()
    yield "random.txt", bytes((n * 7919) % 251 for n in range(20_000))
    yield "cyrillic.txt", ("Ворота закрыты Пё " * 100).encode("cp1251")
    yield "one-line.txt", b"a " * 1_000_000
    yield "brackets.txt", (b"(" * 50_000 + b")" * 50_000 + b"\n") * 2
    yield "quotes.txt", ('"' * 30_000 + "“" * 30_000).encode()
    yield "spaces.txt", (" " * 100_000 + "a").encode()
    yield "newlines.txt", b"\n" * 200_000 + TEXT.encode()
    yield "combining.txt", ("a" + "\u0301" * 50_000).encode()
    yield "emoji.txt", ("\U0001f468\u200d\U0001f469\u200d\U0001f467" * 10_000).encode()
    yield "bidi.txt", f"\u202e\u2066{TEXT}\u202c".encode()
    yield "formula.txt", f"=cmd|' /C calc'!A0\n\n\u200b\uff1d1+1\n{TEXT}".encode()
    yield "front.md", b"---\n" + b"a: b\n" * 5000 + b"---\n" + TEXT.encode()
    yield "emphasis.md", b"*a **b " * 20_000
    yield "links.md", b"[" * 20_000 + b"](" * 20_000


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "open-quote.csv", b'title,text\n"never closed,' + TEXT.encode()
    yield "wide.csv", b"text," * 50_000 + b"\n" + TEXT.encode()
    yield "ragged.csv", b"title,text\n" + b"a\n" * 1000 + b"a,b,c,d,e\n" * 1000
    yield "quotes.csv", b"title,text\n" + b'"' * 100_001
    yield "nul.csv", b"ti\0tle,te\0xt\nA," + TEXT.encode()
    yield "cell.csv", b"title,text\nA," + b"x" * 1_100_000
    yield "header-only.csv", b"title,text\n"
    yield "same-names.csv", b"text,text,text\na,b,c\n"
    yield "binary.csv", bytes(range(256)) * 100
    yield "deep.json", b"[" * 100_000
    yield "deep-objects.json", b'{"a":' * 100_000
    yield "digits.json", b'[{"text": ' + b"9" * 100_000 + b"}]"
    yield "nan.json", b'[{"text": NaN, "title": Infinity}]'
    yield "surrogate.json", b'[{"text": "\\ud800 \\udfff ' + TEXT.encode() + b'"}]'
    yield "half.json", b'[{"text": "' + TEXT.encode()
    yield "gold.json", b'{"articles": [{"source": "x"}], "roles": [{"line": 1}], "spans": []}'
    yield "keys.jsonl", b"".join(b'{"k%d": 1}\n' % n for n in range(3000))
    yield "list.jsonl", b'[1, 2]\nnull\ntrue\n"x"\n'
    yield "kinds.jsonl", b'{"text": {"a": [1, {"text": null}]}, "date": [], "url": {}}\n'


def _markup() -> Iterator[tuple[str, bytes]]:
    yield "deep.html", b"<div>" * 50_000 + TEXT.encode()
    yield "attribute.html", b"<html><body><p " + b"a='" * 50_000
    yield "comment.html", b"<html><!--" * 20_000 + TEXT.encode()
    yield "nul.html", b"<html><body><p>\0" + TEXT.encode()
    yield "entities.html", b"<html><body><p>" + b"&amp;&#x110000;&#0;" * 10_000
    yield "frameset.html", b"<html><frameset><frame src=http://example.org></frameset></html>"
    yield "scripts.html", b"<html><body>" + b"<script>x</script>" * 10_000
    yield "laughs.xml", f"<?xml version='1.0'?>{LAUGHS}<rss><channel>&j;</channel></rss>".encode()
    yield "laughs16.xml", f"<?xml version='1.0'?>{LAUGHS}<rss>&j;</rss>".encode("utf-16")
    yield "outside.xml", b'<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel/></rss>'
    yield "entity.xml", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>'
    yield "half.xml", an_rss(f"<item><title>A</title><description>{TEXT}")[:-30]
    yield "deep.xml", b"<rss><channel><item>" + b"<a>" * 50_000
    yield "items.xml", an_rss("<item/>" * 3000)
    yield "sitemap.xml", b"<?xml version='1.0'?><urlset><url><loc>x</loc></url></urlset>"
    yield (
        "parts.eml",
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 9999,
    )
    yield (
        "nested.eml",
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)
        ),
    )
    yield (
        "charset.eml",
        b"Subject: =?no-such?B?/////?=\nContent-Type: text/plain; charset=zz\n\nx\xff",
    )
    yield "headers.eml", b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\n" + TEXT.encode()
    yield "base64.eml", b"From: a\nSubject: b\nContent-Transfer-Encoding: base64\n\n!!!!"
    yield "envelopes.mbox", b"\n\nFrom a Thu Jun  5 08:00:00 2025\n" * 3_000
    yield "senders.mbox", b"From " * 200_000
    yield "nested.mht", b"From: <Saved by Blink>\nSubject: b\n\n" + b"<div>" * 5_000
    yield "attached.eml", a_mail(TEXT, attached={"../../\x1b[31m.exe": b"MZ"})


def _binary() -> Iterator[tuple[str, bytes]]:
    yield "half.pdf", a_pdf([TEXT])[:300]
    yield "head.pdf", b"%PDF-1.7\n"
    yield "loop.pdf", a_pdf([TEXT]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    yield "lost.pdf", a_pdf([TEXT]).replace(b"startxref", b"startxxxx")
    yield "count.pdf", a_pdf([TEXT]).replace(b"/Count 1", b"/Count 99999999")
    yield "controls.pdf", a_pdf([f"{TEXT} \x1b[31m\x00"])
    yield "half.docx", a_docx(TEXT)[:2000]
    yield "empty.docx", office({"word/document.xml": ""})
    yield "no-part.docx", office({"word/other.xml": "<a/>"})
    yield (
        "laughs.docx",
        part_replaced(
            a_docx(TEXT), "word/document.xml", f"<?xml version='1.0'?>{LAUGHS}<w>&j;</w>".encode()
        ),
    )
    yield "bomb.docx", part_replaced(a_docx(TEXT), "word/document.xml", b"<w>" + b" " * (30 << 20))
    yield "half.xlsx", an_xlsx(A=[("text",), (TEXT,)])[:1500]
    yield "empty.xlsx", office({"xl/workbook.xml": "<workbook/>"})
    yield (
        "laughs.xlsx",
        part_replaced(
            an_xlsx(A=[("text",)]), "xl/sharedStrings.xml", f"{LAUGHS}<sst>&j;</sst>".encode()
        ),
    )
    yield "bomb.xlsx", part_replaced(an_xlsx(A=[("text",)]), "xl/styles.xml", b" " * (30 << 20))
    yield "far.xlsx", an_xlsx(A=[("text",), *[() for _ in range(3000)], (TEXT,)])
    yield "wide.xlsx", an_xlsx(A=[("text", *["x"] * 5000), (TEXT,)])
    yield "half.parquet", a_parquet({"text": [TEXT]})[:-20]
    yield "magic.parquet", b"PAR1PAR1"
    yield "nested.parquet", a_parquet({"text": [{"a": [TEXT]}], "x": [b"\xff"]})
    yield "repeated.parquet", a_parquet({"text": [TEXT * 100] * 3000})
    yield "bytes.parquet", a_parquet({"text": [b"\xff\xfe"], "date": [2**62]})
    yield "open.rtf", rb"{\rtf1" + b"{" * 50_000 + TEXT.encode()
    yield "words.rtf", rb"{\rtf1 \ansicpg99999 \u99999999? \'zz \bin999999999 " + TEXT.encode()
    yield "links.rtf", rb"{\rtf1 " + rb'{\field{\*\fldinst{HYPERLINK "x"' * 3000
    yield "fonts.rtf", rb"{\rtf1{\fonttbl" + rb"\f1 " * 100_000 + b"}}"
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000
    yield "picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100


def _archives() -> Iterator[tuple[str, bytes]]:
    yield "half.zip", a_zip({"a.txt": TEXT * 100})[:-10]
    yield "empty.zip", a_zip({})
    yield "bomb.zip", zip_bomb(300 << 20)
    yield "lying.zip", lying_zip()
    yield "nested.zip", nested_zip(12)
    yield "links.zip", linked_zip()
    yield "locked.zip", locked_zip()
    yield "many.zip", a_zip({f"{n}.bin": b"" for n in range(2000)})
    yield "bomb.txt.gz", bomb(300 << 20)
    yield "half.txt.gz", a_gz(TEXT * 100)[:-12]
    yield "no.gz", b"\x1f\x8b\x08nonsense"
    yield "gz.gz.gz", a_gz(a_gz(a_gz(a_gz(a_gz(a_gz(TEXT))))))
    yield "tar.tar.gz", a_gz(b"a.txt" + b"\0" * 252 + b"ustar" + b"\0" * 500)


def hostile_files() -> dict[str, bytes]:
    """Return name and content of every hostile file."""
    makers = (_texts, _tables, _markup, _binary, _archives)
    return {name: data for make in makers for name, data in make()}
