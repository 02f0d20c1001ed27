"use strict";
// Everything below makes a page better that can be read without it. Texts are set as text only.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const theme = () => {
    const button = $("theme");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const root = document.documentElement;
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
    const show = () => (button.textContent = isDark() ? "Light" : "Dark");
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      show();
    });
    dark.addEventListener("change", show);
    button.hidden = false;
    show();
  };

  const filter = () => {
    const form = $("filter");
    if (!form) return;
    const changes = all(".told .change").filter((each) => !each.closest("#any"));
    const texts = changes.map((each) => each.textContent.toLowerCase());
    const folds = new Set();
    const fits = () => {
      const words = $("text").value.toLowerCase().split(/\s+/).filter(Boolean);
      const entity = $("entity").value;
      const ops = new Set(all("input[name=op]:checked", form).map((each) => each.value));
      const asked = words.length > 0 || entity !== "";
      let shown = 0;
      changes.forEach((change, at) => {
        const fit =
          (!entity || change.dataset.entity === entity) &&
          ops.has(change.dataset.op) &&
          words.every((word) => texts[at].includes(word));
        change.hidden = !fit;
        shown += fit;
      });
      for (const part of all(".told .group, .version")) {
        if (part.closest("#any")) continue;
        const held = all(".change", part);
        const some = held.some((each) => !each.hidden);
        part.hidden = held.length ? !some : shown < changes.length;
        for (const fold of all(":scope > details", part)) {
          if (part.matches(".group") && asked && some && !fold.open) folds.add(fold), (fold.open = true);
          if (!asked && folds.delete(fold)) fold.open = false;
        }
      }
      $("shown").textContent = `${shown} of ${changes.length} shown`;
      $("none").hidden = shown > 0;
    };
    form.addEventListener("input", fits);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  };

  // A mark that lies in what is folded away is unfolded when it is gone to.
  const reveal = () => {
    const target = document.querySelector(":target");
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details"))
      fold.open = true;
    target.scrollIntoView({ block: "center" });
  };

  const arrows = () => {
    const list = $("list");
    if (!list) return;
    const step = { ArrowDown: 1, ArrowUp: -1 };
    list.addEventListener("keydown", (event) => {
      const stops = all("summary", list).filter(
        (each) => each.parentElement.parentElement.matches(".version:not([hidden])"),
      );
      const at = stops.indexOf(document.activeElement);
      if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      let to = at + (step[event.key] ?? 0);
      if (event.key === "Home") to = 0;
      if (event.key === "End") to = stops.length - 1;
      if (to === at && !["Home", "End"].includes(event.key)) return;
      event.preventDefault();
      stops[Math.min(Math.max(to, 0), stops.length - 1)].focus();
    });
  };

  theme();
  filter();
  arrows();
  addEventListener("hashchange", reveal);
  addEventListener("load", reveal);
})();
