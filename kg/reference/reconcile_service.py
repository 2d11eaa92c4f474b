"""A client of the Reconciliation Service API (W3C Community Group, versions 0.1 and 0.2): its manifest, its answers.

The only part of the package that speaks to a network, and only when it is called.
"""

from __future__ import annotations

import json
import math
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, cast

from kg.errors import ServiceError
from kg.iri import WIKIDATA_SERVICE

VERSIONS = ("0.1", "0.2")
AGAIN = (429, 500, 502, 503, 504)
"""Answers after which a later try may succeed."""
WAY_OUT = "Check the address, or try again later."


@dataclass(frozen=True, slots=True)
class Limits:
    """How a service is treated: names in a request, seconds and tries for each, seconds between, bytes of an answer."""

    batch: int = 10
    timeout: float = 30
    tries: int = 4
    first_wait: float = 1
    longest_wait: float = 60
    pause: float = 0.5
    size: int = 16_000_000


@dataclass(frozen=True, slots=True)
class Query:
    """A name to look for; ``type`` is the service's own word for what it is, if there is one."""

    name: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a service takes a name for: how sure it is (``score``, in its own measure), and whether it is certain."""

    id: str
    name: str
    score: float
    match: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """A reconciliation service as its manifest describes it; made by ``connect``."""

    url: str
    name: str
    space: str
    batch: int
    limits: Limits
    wait: Callable[[float], None]

    def candidates(self, queries: Sequence[Query], *, limit: int = 5) -> list[tuple[Candidate, ...]]:
        """Up to about ``limit`` candidates for each query, the likeliest first, all asked in one request.

        Raises ServiceError when the service cannot be reached or its answer cannot be used.
        """
        asked = {f"q{number}": _as_json(query, limit) for number, query in enumerate(queries)}
        form = urllib.parse.urlencode({"queries": json.dumps(asked, ensure_ascii=False)}).encode()
        _, answer = _fetch(self.url, form, self.limits, self.wait)
        return [_candidates(answer, key, self.url) for key in asked]


def connect(url: str, *, limits: Limits | None = None, wait: Callable[[float], None] = time.sleep) -> Service:
    """Read the manifest of the service at ``url``.

    Raises ServiceError when the address is none of the web, nothing answers, or what answers is no reconciliation
    service of a version that we speak.
    """
    limits = limits or Limits()
    place, manifest = _fetch(_checked(url), None, limits, wait)
    name, space = manifest.get("name"), manifest.get("identifierSpace")
    if not isinstance(name, str) or not isinstance(space, str):
        raise ServiceError(
            f"{url} is no reconciliation service: its manifest has no name and no identifierSpace. "
            f"Give the address of its API, such as {WIKIDATA_SERVICE}."
        )
    versions = manifest.get("versions", ["0.1"])
    if not isinstance(versions, list) or not set(VERSIONS) & set(map(str, versions)):
        raise ServiceError(f"{url} speaks {versions} of the Reconciliation Service API; kg speaks 0.1 and 0.2.")
    size = manifest.get("batchSize")
    batch = size if isinstance(size, int) and size > 0 else limits.batch
    return Service(place, name, space, min(batch, 100), limits, wait)


def _checked(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ServiceError(f"{url!r} is no web address. Give one such as {WIKIDATA_SERVICE}.")
    return url


def _as_json(query: Query, limit: int) -> dict[str, Any]:
    return {"query": query.name, "limit": limit, **({"type": query.type} if query.type else {})}


def _fetch(
    url: str, form: bytes | None, limits: Limits, wait: Callable[[float], None]
) -> tuple[str, Mapping[str, Any]]:
    """The final address and the JSON object that it answers with; what may pass is tried again after a while."""
    pause = limits.first_wait
    for left in reversed(range(limits.tries)):
        try:
            return _request(url, form, limits)
        except urllib.error.HTTPError as error:
            if error.code not in AGAIN or not left:
                raise ServiceError(_refusal(url, error)) from error
            wait(min(max(pause, _retry_after(error)), limits.longest_wait))
        except (OSError, HTTPException) as error:
            if not left or not _passing(error):
                raise ServiceError(
                    f"{url} cannot be reached: {_reason(error)}. Check the network and the address."
                ) from error
            wait(min(pause, limits.longest_wait))
        pause *= 2
    raise ServiceError(f"{url} was not asked: the limits allow no try.")


def _request(url: str, form: bytes | None, limits: Limits) -> tuple[str, Mapping[str, Any]]:
    from kg import __version__

    headers = {"Accept": "application/json", "User-Agent": f"kg/{__version__} (reconciliation client)"}
    request = urllib.request.Request(url, data=form, headers=headers)
    with urllib.request.urlopen(request, timeout=limits.timeout) as response:
        body = response.read(limits.size + 1)
        place = response.geturl()
    if len(body) > limits.size:
        raise ServiceError(f"{url} answers with more than {limits.size} bytes. {WAY_OUT}")
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise ServiceError(f"{url} is no reconciliation service: its answer is not JSON. {WAY_OUT}") from error
    if not isinstance(answer, dict):
        raise ServiceError(f"{url} is no reconciliation service: its answer is no JSON object. {WAY_OUT}")
    return place, answer


def _refusal(url: str, error: urllib.error.HTTPError) -> str:
    if error.code == 429:
        return f"{url} asks for fewer requests (HTTP 429). Try again later, or ask for fewer names with --top."
    return f"{url} answers with an error (HTTP {error.code} {error.reason}). {WAY_OUT}"


def _retry_after(error: urllib.error.HTTPError) -> float:
    told = (error.headers.get("Retry-After") or "").strip()
    return float(told) if told.isascii() and told.isdigit() else 0.0


def _reason(error: Exception) -> object:
    return error.reason if isinstance(error, urllib.error.URLError) else error or type(error).__name__


def _passing(error: Exception) -> bool:
    """Whether the trouble may be over soon: a time-out or a broken connection, not a host that is not there."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    return isinstance(cause, TimeoutError | ConnectionResetError | HTTPException)


def _candidates(answer: Mapping[str, Any], key: str, url: str) -> tuple[Candidate, ...]:
    found = answer.get(key)
    result = found.get("result") if isinstance(found, dict) else None
    if not isinstance(result, list):
        said = answer.get("message") or answer.get("error") or "it lacks one of the names that were asked"
        raise ServiceError(f"{url} gives an answer that cannot be used: {said}. {WAY_OUT}")
    candidates = [_candidate(cast("object", item), url) for item in result]
    return tuple(sorted(candidates, key=lambda one: (-one.score, not one.match)))


def _candidate(item: object, url: str) -> Candidate:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not item["id"]:
        raise ServiceError(f"{url} gives an answer that cannot be used: a candidate has no id. {WAY_OUT}")
    score = item.get("score")
    sure = float(score) if isinstance(score, int | float) and math.isfinite(score) else 0.0
    name, description = item.get("name"), item.get("description")
    return Candidate(
        item["id"],
        name if isinstance(name, str) else "",
        sure,
        item.get("match") is True,
        description if isinstance(description, str) else "",
    )
