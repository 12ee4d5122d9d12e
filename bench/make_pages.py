#!/usr/bin/env python3
"""Make a fixed list of pages shaped like real news pages out of the sample articles.

usage: make_pages.py FOLDER [--count 40] [--seed 7]

Writes FOLDER/NNN.html, FOLDER/manifest.jsonl (for `pressmark extract --manifest`), FOLDER/start-up.jsonl and FOLDER/list
(for `pressmark_bench --list`), and prints the bytes of all pages. The same call always gives the same bytes.

Real pages are large for what they say: a median of 115 KB of which 3 % are main text; half of the bytes are scripts,
styles and state in JSON, a fifth are attributes; 5 elements a kilobyte, of them 1.6 attributes each. The article of a
sample stands there whole, lengthened by paragraphs of others; around it come navigation, teasers, scripts and icons
until the page has its size.
"""
import argparse
import json
import math
import random
import re
from pathlib import Path
from statistics import NormalDist

ROOT = Path(__file__).resolve().parent.parent
MEDIAN_BYTES = 115_000
SPREAD = 0.9  # of the logarithm: as in 1,382 real pages, nine in ten are below 363 KB and the mean is 175 KB
SCRIPT_SHARE = 0.55
TEXT_SHARE = 0.03
PARAGRAPH = re.compile(r"<p[ >][^<]{45,}</p>")  # of prose
WORDS = ("market court patent phone river school winter budget harbour network letter garden station council engine "
         "doctor summer weather teacher bridge museum factory island record village company minister player museum "
         "today quietly again slowly never twice almost rather opens closes wins loses plans weighs sells buys").split()
NAMES = "item card teaser headline wrapper inner module list grid media label link meta section row".split()


def words(rng, count):
    return " ".join(rng.choice(WORDS) for _ in range(count))


def class_name(rng):
    return f"{rng.choice(NAMES)}-{rng.choice(NAMES)} {rng.choice(NAMES)}__{rng.choice(NAMES)}--{rng.randrange(90)}"


def script(rng):
    pairs = ",".join(f'"{rng.choice(WORDS)}{i}":"{words(rng, rng.randrange(1, 6))}"'
                     for i in range(rng.randrange(20, 120)))
    call = f"(function(w,d){{if(w.q<{rng.randrange(99)}&&d.x>1){{w.q=d.createElement('<a>');}}}})(window,document);"
    return f'<script>window.__state{rng.randrange(999)}={{{pairs}}};{call}</script>\n'


def style(rng):
    rules = "".join(f".{rng.choice(NAMES)}-{i}>a:hover{{margin:{rng.randrange(40)}px;top:{rng.randrange(999999)}px}}"
                    for i in range(rng.randrange(20, 90)))
    return f"<style>{rules}</style>\n"


def menu(rng):
    links = "".join(f'\n      <li class="{class_name(rng)}"><a class="menu-link" href="/{word}/{rng.randrange(99)}" '
                    f'data-track="nav|{word}|{rng.randrange(9999)}">{word.capitalize()}</a></li>'
                    for word in rng.sample(WORDS, rng.randrange(5, 14)))
    return f'<nav class="{class_name(rng)}" role="navigation">\n    <ul class="menu">{links}\n    </ul>\n</nav>\n'


def icon(rng):
    points = " ".join(f"{rng.randrange(400) / 10}" for _ in range(rng.randrange(10, 60)))
    return f'<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M{points}z"/></svg>'


def teaser(rng):
    url = f"/{rng.choice(WORDS)}/{rng.randrange(10**7)}/{'-'.join(rng.choice(WORDS) for _ in range(5))}"
    widths = (320, 640, 1280)[:rng.randrange(4)]
    sources = ", ".join(f"https://img.example{url}/{width}.jpg {width}w" for width in widths)
    picture = f'<img loading="lazy" alt="{words(rng, 4)}" src="https://img.example{url}.jpg" srcset="{sources}">'
    return (f'<div class="{class_name(rng)}" data-id="{rng.randrange(10**9)}" style="order:{rng.randrange(9)}">\n'
            f'        <a href="{url}" class="{class_name(rng)}"><span class="media">{picture}</span></a>\n'
            f'        <h3 class="{class_name(rng)}"><a href="{url}">{words(rng, 7).capitalize()}</a></h3>\n'
            f'        <p class="summary">{words(rng, rng.randrange(3, 12))} <time>{rng.randrange(1, 12)}h</time></p>\n'
            f'        {icon(rng) if rng.random() < 0.3 else ""}<!-- slot {rng.randrange(999)} -->\n</div>\n')


def noscript(rng):
    return f'<noscript><img height="1" width="1" src="https://pixel.example/{rng.randrange(10**9)}"></noscript>\n'


def fill(rng, size, makers):
    parts, length = [], 0
    while length < size:
        parts.append(rng.choice(makers)(rng))
        length += len(parts[-1].encode())
    return "".join(parts)


def is_chinese(text):
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def lengthen(rng, sample, prose, size):
    """The sample with paragraphs of others behind its longest one until the main text has its share of `size`."""
    longest = max(PARAGRAPH.findall(sample), key=len, default=None)
    if longest is None:
        return sample
    start = longest[:longest.index(">") + 1]  # like its neighbours, so that it is part of the article
    alike = [paragraph.split(">", 1)[1] for paragraph in prose if is_chinese(paragraph) == is_chinese(longest)]
    missing = size * TEXT_SHARE - sum(len(paragraph.encode()) for paragraph in PARAGRAPH.findall(sample))
    # No two are the same, since what stands twice is no article.
    more = fill(rng, missing, [lambda r: f"\n{start}{words(r, 6).capitalize()}. {r.choice(alike)}"])
    return sample.replace(longest, longest + more, 1)


def page(rng, sample, size):
    """The sample's article within `size` bytes of everything else."""
    head_end, body_end = sample.find("</head>"), sample.rfind("</body>")
    body = sample.find(">", sample.find("<body", head_end)) + 1
    rest = max(0, size - len(sample.encode()))
    scripts = [script, script, script, style, noscript]
    return "".join([sample[:head_end], fill(rng, rest * SCRIPT_SHARE * 0.4, scripts), sample[head_end:body],
                    fill(rng, rest * 0.1, [menu]), sample[body:body_end], '\n<section class="more">\n',
                    fill(rng, rest * (0.9 - SCRIPT_SHARE), [teaser, teaser, teaser, menu]), "</section>\n",
                    fill(rng, rest * SCRIPT_SHARE * 0.6, scripts), sample[body_end:]])


def write_start_up(folder):
    """Two pages of a line: tables that are made when first needed are made over them."""
    lines = {"en": "Ada Moss said on Friday: \u201cNorwind holds 12 patents,\u201d the Daily Example reported.",
             "zh": "\u5468\u4e94\uff0c\u5468\u660e\u8868\u793a\uff1a\u201c\u516c\u53f8\u6301\u670912\u9879\u4e13\u5229\u3002\u201d"}
    for language, line in lines.items():
        (folder / f"start-up-{language}.html").write_text(f"<html lang={language}><title>A</title><p>{line}</p>", encoding="utf-8")
    rows = [f'{{"id": "{language}", "file": "start-up-{language}.html"}}\n' for language in lines]
    (folder / "start-up.jsonl").write_text("".join(rows))


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").rglob("*.html"))]
    samples = [text for text in samples if "</head>" in text and "<body" in text and "</body>" in text]
    if not samples:
        parser.error("no page below samples/")
    prose = [paragraph for text in samples for paragraph in PARAGRAPH.findall(text)]
    rng = random.Random(arguments.seed)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    rows, total = [], 0
    places = [(i + 0.5) / arguments.count for i in range(arguments.count)]  # evenly over the distribution
    sizes = [MEDIAN_BYTES * math.exp(SPREAD * NormalDist().inv_cdf(place)) for place in places]
    rng.shuffle(sizes)
    for i, size in enumerate(sizes):
        sample = lengthen(rng, samples[i % len(samples)], prose, size)
        html = page(rng, sample.replace("{{base}}", "https://news.example"), size)
        (arguments.folder / f"{i:03}.html").write_text(html, encoding="utf-8")
        rows.append({"id": f"{i:03}", "file": f"{i:03}.html", "url": f"https://news.example/{i:03}",
                     "fetched": "2020-02-08"})
        total += len(html.encode())
    (arguments.folder / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    write_start_up(arguments.folder)
    (arguments.folder / "list").write_text("".join(f"{arguments.folder / row['file']}\n" for row in rows))
    print(total)


if __name__ == "__main__":
    main()
