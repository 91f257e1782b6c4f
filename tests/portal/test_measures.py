"""The first page is light and soon there, even on a slow phone and a slow line."""

import statistics
import time
from typing import Any

import pytest

from tests.support.proofs import PROVING

KB = 1_000  # budgets in the design are decimal
BUDGETS = {"document": 15, "stylesheet": 12, "script": 20, "font": 34}
# Wall time on a shared machine is noise: the budget itself is held by `make prove`, alone there.
PATIENCE = 1 if PROVING else 4
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(list => { for (const one of list.getEntries()) seen.paint = one.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) seen.shift += one.value; })
  .observe({type: 'layout-shift', buffered: true});
"""


@pytest.mark.browser
def test_the_first_page_is_light(browser: Any, site: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on(
        "Network.responseReceived",
        lambda event: kinds.update(
            {event["requestId"]: event["type"].lower() + " " + event["response"]["url"]}
        ),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(f"{site}/fr/")
    page.wait_for_load_state("networkidle")
    weights = {kinds[one]: size / KB for one, size in sizes.items() if one in kinds}
    print(weights, sum(weights.values()))
    assert len(weights) <= 6
    assert all(site in name for name in weights)
    assert sum(weights.values()) <= 90
    for kind, budget in BUDGETS.items():
        assert sum(size for name, size in weights.items() if name.startswith(kind)) <= budget, kind
    context.close()


@pytest.mark.prove
@pytest.mark.browser
def test_the_first_page_is_soon_there_on_a_slow_phone(browser: Any, site: str) -> None:
    paints, shifts = [], []
    for _ in range(3):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.add_init_script(WATCH)
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 150,
                "downloadThroughput": 400_000,
                "uploadThroughput": 400_000,
            },
        )
        page.goto(f"{site}/fr/")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        seen = page.evaluate("window.seen")
        paints.append(seen["paint"])
        shifts.append(seen["shift"])
        context.close()
    print(paints, shifts)
    assert min(paints) <= 1_500 * PATIENCE  # the least disturbed of three
    assert max(shifts) <= 0.02


@pytest.mark.prove
def test_the_server_answers_soon(visitor: Any, dancer: str) -> None:
    visitor.get(f"/fr/?{dancer}")
    times = []  # of this thread alone: other tests run beside it
    for amount in range(200, 240):
        began = time.thread_time()
        visitor.get(f"/fr/?{dancer.replace('amount=200', f'amount={amount}')}")
        times.append(1_000 * (time.thread_time() - began))
    print(statistics.median(times), statistics.quantiles(times, n=20)[-1])
    assert statistics.median(times) <= 80 * PATIENCE
    assert statistics.quantiles(times, n=20)[-1] <= 250 * PATIENCE
