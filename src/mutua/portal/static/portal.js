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
    if (!goal) return;
    goal.focus({ preventScroll: true });
    goal.scrollIntoView();
  });
  // A queue by the keyboard: j and k move, Enter opens; whoever dictates or reads aloud turns it off.
  const queue = () => {
    const list = document.querySelector("[data-keys]"), line = document.querySelector(".keys");
    if (!list || !line) return;
    const button = line.querySelector("[data-keys-off]"), links = [...list.querySelectorAll("li > a")];
    let on = localStorage.getItem("keys") !== "off";
    const show = () => { button.textContent = on ? button.dataset.on : button.dataset.off; };
    line.hidden = false;
    show();
    button.addEventListener("click", () => {
      on = !on;
      localStorage.setItem("keys", on ? "on" : "off");
      show();
    });
    addEventListener("keydown", (event) => {
      const step = { j: 1, k: -1 }[event.key];
      if (!on || !step || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input,textarea,select")) return;
      const at = links.indexOf(document.activeElement);
      links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + step))]?.focus();
    });
  };
  addEventListener("hashchange", reveal);
  addEventListener("DOMContentLoaded", () => {
    document.querySelector(".problems")?.focus();
    reveal();
    queue();
  });
})();
