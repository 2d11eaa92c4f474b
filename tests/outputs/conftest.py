"""Pages in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.outputs.html import render
from tests.outputs.networks import Network
from tests.outputs.watched import Scheme, Watched, open_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def watch(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Opens a network as a page of its own, offline, and checks at the end that it neither complained nor asked."""
    opened: list[Watched] = []

    def open_page(graph: Network[str], *, scheme: Scheme = "light", **options: Any) -> Watched:
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(render(graph, **options), encoding="utf-8")
        watched = open_file(browser, path, scheme)
        opened.append(watched)
        return watched

    yield open_page
    for watched in opened:
        assert watched.page.evaluate("window.PWN") is None
        assert watched.complaints == []
        assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []
        watched.page.context.close()
