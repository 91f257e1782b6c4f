"""What every test may use: small or full counts, proofs, a browser, the official schemas."""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.support import clicks, places
from tests.support.proofs import PROVING, Proof, passed_before

FORBID_SKIPS = os.environ.get("MUTUA_FORBID_SKIPS") == "1"
RESULT = pytest.StashKey[str]()

settings.register_profile("test", deadline=None, derandomize=True, max_examples=100)
settings.register_profile(
    "prove",
    deadline=None,
    max_examples=int(os.environ.get("MUTUA_EXAMPLES", "10000")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("prove" if PROVING else "test")

# Looking for garbage after every 700 new objects takes a tenth of the suite: it has many that stay.
gc.set_threshold(100_000, 50, 100)


# ── Full counts ─────────────────────────────────────────────────────────────────────────────────


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only `make prove` runs, and what it has proven with this seed; put the files
    that need a browser last."""

    def left_out(item: pytest.Item) -> bool:
        markers = list(item.iter_markers("prove"))
        if PROVING:
            return bool(markers) and passed_before(item.nodeid)
        return any(marker.kwargs.get("only") for marker in markers)

    gone = [item for item in items if left_out(item)]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if item not in gone]
    # From the first browser on playwright's loop runs in the worker's thread, and code that runs a
    # loop of its own fails beside it: files with browsers come last. Of these the longest first, so
    # that no worker is left with one when the other has done.
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    browsing = {item.path for item in items if item.get_closest_marker("browser")}
    order = {path: (1, -path.stat().st_size, path.name) for path in browsing}
    items.sort(key=lambda item: order.get(item.path, (0, 0, "")))


@pytest.fixture
def proof(request: pytest.FixtureRequest) -> Iterator[Proof]:
    """Counts small or full, a seed, and in `make prove` a file that says what was found."""
    proof = Proof(request.node.nodeid)
    yield proof
    if PROVING:
        proof.write(request.node.stash.get(RESULT, "error"))


# ── Skips ───────────────────────────────────────────────────────────────────────────────────────


def forbid_skip(report: Any) -> None:
    """Where MUTUA_FORBID_SKIPS=1, a test that is skipped has failed: CI must not lose it."""
    if FORBID_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"MUTUA_FORBID_SKIPS=1 and this was to be skipped. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    forbid_skip(report)
    if report.when == "call":
        item.stash[RESULT] = report.outcome
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    forbid_skip(report)
    return report


# ── The store ───────────────────────────────────────────────────────────────────────────────────


def unblocked(request: pytest.FixtureRequest) -> Any:
    """Where pytest-django keeps tests from databases, let these have theirs.

    There is nothing to unblock where no test has named the settings before the first one ran.
    """
    blocker = request.getfixturevalue("django_db_blocker")
    return blocker.unblock() if blocker else nullcontext()


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A PostgreSQL server of this worker."""
    import django

    from mutua.portal.house import build
    from tests.support import store

    build.prepare()
    django.setup()
    with ExitStack() as made:
        with unblocked(request):
            server = made.enter_context(store.server())
        yield server


@pytest.fixture(scope="module")
def store(request: pytest.FixtureRequest, postgres: Any) -> Iterator[Any]:
    """A database of this module's own, in which every transaction is real."""
    from tests.support import store as stores

    with unblocked(request), stores.fresh(postgres, request.module.__name__):
        yield postgres


@pytest.fixture
def own_store(request: pytest.FixtureRequest, postgres: Any) -> Iterator[Any]:
    """A database of this one test's own: a story begins in a house where no other has been."""
    from tests.support import store as stores

    with unblocked(request), stores.fresh(postgres, request.node.nodeid):
        yield postgres


# ── Things outside the code ─────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def official_schemas() -> Path:
    """The folder of the authorities' own schemas, as docs/reference/official-schemas.md lays it."""
    folder = places.official_schemas()
    if folder is None:
        pytest.skip(
            "The official schemas are not here. docs/reference/official-schemas.md says where the "
            "public gets them; name the folder in MUTUA_SCHEMAS."
        )
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium, driven by playwright."""
    path = places.chromium()
    if path is None:
        pytest.skip(
            "NO CHROMIUM: browser tests do not run. As root: apt-get install chromium-headless-shell"
        )
    from playwright.sync_api import sync_playwright

    # Its loop runs in this thread, where Django would then fear for its connections.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright, clicks.that_wait():
        browser = playwright.chromium.launch(executable_path=path, args=places.CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """An empty page, as wide as a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
