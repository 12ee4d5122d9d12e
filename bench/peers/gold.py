"""Pages with gold, in three formats. Each reader gives rows {"id", "file", "url"?, "text"?, "title"?, "date"?, "authors"?,
"optional"?}.

A figure is taken over the rows that have its field; a field that is left out is not measured.
"""
import json
from pathlib import Path


def read_lines(path):
    """JSON Lines: file (.html or .html.gz, relative to the list), url, text, title, date (YYYY-MM-DD...), authors;
    optional: lines that a text may hold without gain or loss."""
    with open(path, encoding="utf-8") as rows:
        for number, line in enumerate(rows, 1):
            row = json.loads(line)
            yield {**row, "id": str(row.get("id", number)), "file": str(path.parent / row["file"])}


def read_samples(path):
    """The samples of this project: samples/expected/*.json. Their gold holds no whole text."""
    for file in sorted((path / "expected").glob("*.json")):
        row = json.loads(file.read_text(encoding="utf-8"))
        if not row["file"].endswith((".html", ".html.gz")):
            continue
        yield {"id": file.stem, "file": str(path / row["file"]), "url": row.get("url"), "title": row.get("title"),
               "date": row.get("published_at"), "authors": row.get("authors")}


def read_benchmark(path):
    """The folder of the article-extraction-benchmark: ground-truth.json and html/ID.html.gz."""
    for name, row in json.loads((path / "ground-truth.json").read_text(encoding="utf-8")).items():
        yield {"id": name, "file": str(path / "html" / f"{name}.html.gz"), "url": row.get("url"),
               "text": row["articleBody"]}


def read_gold(path):
    """The rows of whichever format stands at `path`."""
    path = Path(path).resolve()
    if path.is_file():
        return list(read_lines(path))
    return list(read_benchmark(path) if (path / "ground-truth.json").exists() else read_samples(path))
