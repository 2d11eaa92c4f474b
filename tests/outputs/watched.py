"""A page in a real browser that can reach nothing but the file, with all that it complained about or asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]


@dataclass
class Watched:
    """A page with all that it complained about or asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def spot(self, label: str) -> tuple[float, float]:
        """Where the node with this label stands on the screen."""
        script = """label => {
            const node = view.data.nodes.find((node) => node.label === label);
            const at = view.network.canvasToDOM(view.network.getPositions([node.id])[node.id]);
            const stage = document.getElementById("graph").getBoundingClientRect();
            return [at.x + stage.left, at.y + stage.top];
        }"""
        x, y = self.page.evaluate(script, label)
        return float(x), float(y)

    def shown(self) -> int:
        """How many nodes are visible."""
        return int(self.page.get_attribute("#graph", "data-shown") or -1)

    def find(self, text: str) -> None:
        """Type into the search box and take the first suggestion."""
        self.page.fill("#query", text)
        self.page.press("#query", "Enter")

    def title(self) -> str:
        """The heading of the side panel."""
        return self.page.text_content("#details h2") or ""


def open_file(browser: Browser, path: Path, scheme: Scheme) -> Watched:
    """Opens the page offline and waits until it is drawn."""
    context = browser.new_context(
        offline=True, color_scheme=scheme, reduced_motion="reduce", viewport={"width": 1366, "height": 768}
    )
    watched = Watched(context.new_page())
    watched.page.on("console", lambda message: watched.complaints.append(message.text))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("request", lambda request: watched.requests.append(request.url))
    watched.page.goto(path.as_uri())
    watched.page.wait_for_selector("body[data-ready]")
    return watched
