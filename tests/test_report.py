"""The report of a build counts everything once, forgets nothing, and is safe to print."""

from __future__ import annotations

import dataclasses
import io
import json

from rich.console import Console

from kg.model import Article, Extraction, Rejected, Skipped
from kg.report import NAMES, SHOWN, Report, Tally, show, summary
from tests.samples import sample_extractions


def rejected(article: str, frame: str = "agreement.sign", reason: str = "no party") -> Rejected:
    """A frame that fired in ``article`` and found no party."""
    return Rejected(article, frame, "Agreement", reason, f"A deal was signed, says {article}.", 0, 10)


def report_of(*items: Extraction | Skipped, events: dict[str, int] | None = None) -> Report:
    """The report of these items."""
    tally = Tally()
    for item in items:
        tally.add(item)
    return tally.report(events=events or {})


def shown(report: Report, *, width: int = 200) -> str:
    """What a person sees."""
    out = io.StringIO()
    show(report, Console(file=out, width=width, highlight=False, markup=False))
    return out.getvalue()


def test_claims_are_counted_by_type_and_factuality() -> None:
    report = report_of(*sample_extractions())
    assert report.articles == 3
    assert report.claims["Meeting"] == {"asserted": 1, "planned": 1, "possible": 0, "negated": 1}
    assert report.claims["TradeFlow"] == {"asserted": 1, "planned": 0, "possible": 1, "negated": 0}
    assert report.relations == {"basedIn": 1, "holdsOffice": 1, "subsidiaryOf": 1}


def test_every_input_is_counted_once() -> None:
    empty = Extraction(Article("quiet", "Nothing happened."))
    report = report_of(*sample_extractions(), empty, Skipped("a.pdf", "unknown-suffix", "No reader."))
    assert report.articles + len(report.skipped) == 5
    assert report.empty == ("quiet",)
    assert [s.reason for s in report.skipped] == ["unknown-suffix"]


def test_frames_without_core_roles_are_grouped_with_the_first_example() -> None:
    def holding(*found: Rejected) -> Extraction:
        return Extraction(Article(found[0].article, ""), rejected=found)

    report = report_of(
        holding(rejected("a", "tariff.impose", "no imposer")),
        holding(rejected("b"), rejected("b")),
        holding(rejected("c")),
    )
    assert [(u.frame, u.reason, u.times, u.article) for u in report.unfilled] == [
        ("agreement.sign", "no party", 2, "b"),  # a sentence counts once
        ("tariff.impose", "no imposer", 1, "a"),
    ]


def test_unlinked_names_are_counted_by_article_most_frequent_first() -> None:
    names = [("Zed", "Alpha"), ("Zed", "Zed"), ("Beta",)]
    items = [Extraction(Article(str(n), ""), unlinked=found) for n, found in enumerate(names)]
    assert list(report_of(*items).unlinked.items()) == [("Zed", 2), ("Alpha", 1), ("Beta", 1)]


def test_order_of_the_articles_changes_no_count() -> None:
    one, other = report_of(*sample_extractions()), report_of(*reversed(sample_extractions()))
    assert one.as_json() == other.as_json()


def test_the_json_form_holds_every_field_and_is_json() -> None:
    report = report_of(*sample_extractions(), Skipped("x", "empty", "No text."), events={"Meeting": 2})
    values = report.as_json()
    assert set(values) == {f.name for f in dataclasses.fields(Report)}
    assert json.loads(json.dumps(values)) == values


def test_the_summary_is_one_line_of_totals() -> None:
    report = report_of(*sample_extractions(), events={"Meeting": 2, "Agreement": 1})
    assert summary(report) == "3 articles read, 0 skipped: 13 claims; the graph now holds 3 events."


def test_tables_show_what_was_counted() -> None:
    quiet = Extraction(Article("quiet", ""), rejected=(rejected("quiet"),), unlinked=("Xorn Oy",))
    text = shown(
        report_of(*sample_extractions(), quiet, Skipped("a.pdf", "unknown-suffix", "No reader."), events={"Meeting": 2})
    )
    for part in ("Meeting", "holdsOffice", "a.pdf", "unknown-suffix", "Xorn Oy", "agreement.sign", "no party", "quiet"):
        assert part in text


def test_an_empty_report_is_one_line() -> None:
    assert shown(report_of()) == "0 articles read, 0 skipped: 0 claims; the graph now holds 0 events.\n"


def test_long_lists_say_that_there_is_more() -> None:
    items = [Extraction(Article(f"a{n:02}", ""), unlinked=(f"Name {n:02}",)) for n in range(NAMES + 3)]
    text = shown(report_of(*items))
    assert f"and {NAMES + 3 - SHOWN} more: --json has all" in text
    assert "and 3 more: --json has all" in text
    assert f"a{SHOWN - 1:02}" in text
    assert f"a{SHOWN:02}" not in text
    assert f"Name {NAMES - 1:02}" in text
    assert f"Name {NAMES:02}" not in text


def test_hostile_names_are_shown_and_not_obeyed() -> None:
    place = "[red]a\x1b[2J\x07\u202eb.txt"
    text = shown(report_of(Skipped(place, "no-text", "[link=file:///etc/passwd]x[/link]")))
    assert "[red]a\\x1b[2J\\x07\\u202eb.txt" in text
    assert "[link=file:///etc/passwd]x[/link]" in text


def test_files_of_one_unknown_suffix_are_one_line_behind_what_should_have_been_read() -> None:
    unknown = [Skipped(f"in/{name}", "unknown-suffix", "Known are …") for name in ("a.PDF", "b.pdf", "c.js", "d", "e")]
    report = report_of(*unknown, Skipped("in/f.txt", "empty", "It holds no text."))
    lines = shown(report).split("Skipped\n")[1].splitlines()[2:]
    assert [" ".join(line.split()[:3]) for line in lines if line.strip()][:4] == [
        "in/f.txt empty It",
        "2 files without",
        "in/c.js unknown-suffix Known",
        "2 files *.pdf",
    ]
    assert len(report.as_json()["skipped"]) == 6
