"""Icons drawn here, inline in the page, in the colour of the text beside them."""

from __future__ import annotations

ICONS = {
    "back": '<path d="M15 5l-7 7 7 7"/>',
    "next": '<path d="M9 5l7 7-7 7"/>',
    "stop": '<path d="M12 3L2 21h20z"/><path d="M12 10v5M12 18v.5"/>',
    "wait": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 3"/>',
    "done": '<path d="M4 13l5 5L20 6"/>',
    "eye": '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
    "link": '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1"/><path d="M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>',
    "paper": '<path d="M6 3h9l4 4v14H6z"/><path d="M9 12h7M9 16h7"/>',
    "pen": '<path d="M4 20l1-5L16 4l4 4L9 19z"/><path d="M13 7l4 4"/>',
    "off": '<circle cx="12" cy="12" r="9"/><path d="M6 18L18 6"/>',
    "mail": '<path d="M3 6h18v12H3z"/><path d="M3 7l9 7 9-7"/>',
    "pair": '<path d="M4 5h6v14H4zM14 5h6v14h-6z"/>',
}
