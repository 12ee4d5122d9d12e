"""Run one extractor over pages, inside the environment that `compare` makes.

usage: extractors.py NAME PAGES.jsonl OUT.jsonl

Writes {"id", "text", "title", "date", "authors"} a page, as far as the extractor gives them, and at last
{"seconds": CPU seconds of the extraction, imports and reading left out, "failed": pages that raised}. Each is called with
its defaults, with metadata where it offers any.
"""
import gzip
import json
import sys
import time


def trafilatura():
    from trafilatura import bare_extraction

    def extract(page, url):
        found = bare_extraction(page, url=url, with_metadata=True)
        return found and {"text": found.text, "title": found.title, "date": found.date,
                          "authors": (found.author or "").split("; ")}
    return extract


def newspaper4k():
    from newspaper import Article

    def extract(page, url):
        article = Article(url or "http://example.org/", fetch_images=False)
        article.download(input_html=page.decode("utf-8", "replace"))
        article.parse()
        return {"text": article.text, "title": article.title, "date": str(article.publish_date or ""),
                "authors": article.authors}
    return extract


def readability():
    from lxml import html
    from readability import Document

    def extract(page, url):
        document = Document(page.decode("utf-8", "replace"), url=url)
        body = html.fromstring(document.summary(html_partial=True))
        return {"text": "\n".join(body.itertext()), "title": document.short_title()}
    return extract


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def extract(page, url):
        tree = HTMLTree.parse(page.decode("utf-8", "replace"))
        return {"text": extract_plain_text(tree, main_content=True, alt_texts=False, comments=False), "title": tree.title}
    return extract


def rs_trafilatura():
    import rs_trafilatura as library

    def extract(page, url):
        found = library.extract_bytes(page, url=url)
        return {"text": found.main_content, "title": found.title, "date": found.date,
                "authors": (found.author or "").split("; ")}
    return extract


def htmldate():
    from htmldate import find_date

    def extract(page, url):
        return {"date": find_date(page, url=url)}
    return extract


EXTRACTORS = {"trafilatura": trafilatura, "newspaper4k": newspaper4k, "readability-lxml": readability,
              "resiliparse": resiliparse, "rs-trafilatura": rs_trafilatura, "htmldate": htmldate}


def read(name):
    with (gzip.open if name.endswith(".gz") else open)(name, "rb") as file:
        return file.read()


def main(name, pages, out):
    extract = EXTRACTORS[name]()
    seconds, failed = 0.0, 0
    with open(pages, encoding="utf-8") as rows, open(out, "w", encoding="utf-8") as found:
        for row in map(json.loads, rows):
            page = read(row["file"])
            started = time.process_time()
            try:
                result = extract(page, row.get("url")) or {}
            except Exception:  # a page that an extractor cannot read counts as empty
                result, failed = {}, failed + 1
            seconds += time.process_time() - started
            found.write(json.dumps({"id": row["id"], **result}, ensure_ascii=False) + "\n")
        found.write(json.dumps({"seconds": seconds, "failed": failed}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
