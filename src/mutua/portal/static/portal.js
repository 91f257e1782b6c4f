// What HTML cannot do alone: mark fields in error, lead focus to the summary, open what a link points to.
(() => {
  "use strict";
  const mark = () => {
    for (const message of document.querySelectorAll(".error")) {
      const wrong = message.textContent.trim() !== "";
      const field = document.getElementById(message.id.replace(/-error$/, ""));
      if (!field) continue;
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  };
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let opened = false;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) opened = node.open = true;
    }
    if (opened) target.scrollIntoView();
    if (target.matches("input")) target.focus();
  };
  // A result that is renewed while one types keeps open what one had opened.
  let open = [];
  document.addEventListener("htmx:beforeSwap", () => {
    open = [...document.querySelectorAll("#answer details[open]")].map((one) => one.id).filter(Boolean);
  });
  let asked = false;
  document.addEventListener("submit", () => { asked = true; });
  document.addEventListener("htmx:afterSettle", () => {
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    mark();
    if (!asked) return;
    asked = false;
    const goal = document.querySelector("#answer .problems") || document.getElementById("answer");
    goal.focus({ preventScroll: true });
    goal.scrollIntoView();
  });
  addEventListener("hashchange", reveal);
  addEventListener("DOMContentLoaded", () => {
    document.querySelector(".problems")?.focus();
    reveal();
  });
})();
