"""``python -m tests.portal.pictures``: take the pictures of the simulator in docs/images anew."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutua.portal.settings")
os.environ["MUTUA_TODAY"] = "2026-03-16"

from tests.portal.site import served
from tests.support import places

FOLDER = places.ROOT / "docs" / "images"
# name, address, width, height, pixels a point
PICTURES = (
    ("simulator-phone", "/en/#answer", 360, 740, 2),
    ("simulator-desk", "/en/", 1280, 960, 1),
)


def main() -> None:
    """Draw each picture as a browser shows it."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=places.chromium(), args=places.CHROMIUM_FLAGS
        )
        for name, address, width, height, scale in PICTURES:
            page = browser.new_page(
                viewport={"width": width, "height": height}, device_scale_factor=scale
            )
            page.goto(site + address)
            page.evaluate("document.fonts.ready")
            page.wait_for_timeout(300)
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
