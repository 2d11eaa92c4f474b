"""A small reconciliation service on this machine, for tests of its client: real HTTP, answers told beforehand."""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MANIFEST: Mapping[str, Any] = {
    "versions": ["0.1", "0.2"],
    "name": "Harbour names",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
}
Answer = tuple[int, bytes, Mapping[str, str]]


@dataclass
class Stage:
    """What the service answers, and what it was asked.

    ``candidates`` holds them by name; ``first`` are answers (status, body, headers) given before all others.
    """

    manifest: Mapping[str, Any] = field(default_factory=lambda: dict(MANIFEST))
    candidates: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    first: list[Answer] = field(default_factory=list)
    asked: list[Mapping[str, Mapping[str, Any]]] = field(default_factory=list)
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    url: str = ""

    def answer(self, method: str, path: str, body: str) -> Answer:
        """The next answer."""
        self.requests.append((method, path, body))
        if self.first:
            return self.first.pop(0)
        if method == "GET":
            return 200, json.dumps(self.manifest).encode(), {}
        queries = json.loads(urllib.parse.parse_qs(body)["queries"][0])
        self.asked.append(queries)
        results = {key: {"result": list(self.candidates.get(query["query"], ()))} for key, query in queries.items()}
        return 200, json.dumps(results).encode(), {}


@contextmanager
def reconciliation_service(stage: Stage) -> Iterator[Stage]:
    """The service, running while the block does; ``stage.url`` is its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._respond("")

        def do_POST(self) -> None:
            self._respond(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def log_message(self, format: str, *args: object) -> None:
            return

        def _respond(self, body: str) -> None:
            status, content, headers = stage.answer(self.command, self.path, body)
            self.send_response(status)
            for key, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    stage.url = f"http://127.0.0.1:{server.server_port}/en/api"
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
