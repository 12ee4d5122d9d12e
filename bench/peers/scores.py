"""How near extracted pages come to gold."""
import re
import unicodedata
from collections import Counter

CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")  # a CJK character is a word


def shingles(text, size=4):
    words = WORD.findall(text or "")
    return Counter(tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1)) if words)


def fold(value):
    """Letters and digits alone, without accents and case."""
    decomposed = unicodedata.normalize("NFKD", value or "").casefold()
    return "".join(c for c in decomposed if c.isalnum())


def harmonic(a, b):
    return 2 * a * b / (a + b) if a and b else 0.0


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def without_optional(row, text):
    """The lines less those that gold allows but does not ask for (a standfirst, a headline)."""
    allowed = {fold(line) for line in row.get("optional") or []}
    return "\n".join(line for line in (text or "").split("\n") if not allowed or fold(line) not in allowed)


def body(gold, found):
    """F1 of mean precision and mean recall over 4-word shingles (the article-extraction-benchmark's formula), and the
    share of pages with exactly the gold's words."""
    precisions, recalls, exact = [], [], []
    for row in gold:
        text = without_optional(row, found[row["id"]].get("text"))
        a, b = shingles(row["text"]), shingles(text)
        both = sum((a & b).values())
        if b:
            precisions.append(both / sum(b.values()) if a else 0.0)
        if a:
            recalls.append(both / sum(a.values()))
        exact.append(WORD.findall(row["text"]) == WORD.findall(text))
    return harmonic(mean(precisions), mean(recalls)), mean(exact)


def authors(gold, found):
    """F1 over the names of all pages."""
    hits = expected = given = 0
    for row in gold:
        a = {fold(name) for name in row["authors"]}
        b = {fold(name) for name in found[row["id"]].get("authors") or []}
        hits, expected, given = hits + len(a & b), expected + len(a), given + len(b)
    return harmonic(hits / given if given else 0, hits / expected if expected else 0)


def figures(gold, found):
    """{"body F1", "exact", "title", "day", "authors F1"} as far as gold has them."""
    found = {row["id"]: found.get(row["id"], {}) for row in gold}
    with_field = {name: [row for row in gold if row.get(name)] for name in ("text", "title", "date", "authors")}
    out = {}
    if with_field["text"]:
        out["body F1"], out["exact"] = body(with_field["text"], found)
    if with_field["title"]:
        out["title"] = mean(fold(r["title"]) == fold(found[r["id"]].get("title")) for r in with_field["title"])
    if with_field["date"]:
        out["day"] = mean(str(r["date"])[:10] == str(found[r["id"]].get("date") or "")[:10] for r in with_field["date"])
    if with_field["authors"]:
        out["authors F1"] = authors(with_field["authors"], found)
    return out
