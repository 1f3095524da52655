/* Small things every page needs. */
"use strict";

/* On file:// a link to a folder opens a directory listing, so say “index.html”. */
if (location.protocol === "file:") {
  const complete = (link) => {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  document.querySelectorAll("a[href]").forEach(complete);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link) complete(link);
  }, true);
}

/* The theme searches when a key is released, so tell it of text that was pasted or dictated. */
document.querySelector(".md-search__input")?.addEventListener("input", (event) => {
  if (!event.isComposing) event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
});

/** The id of the heading or field that stands at the top of the window, or "". */
function idAtTop() {
  const marks = [...document.querySelectorAll("article :is(h2, h3, input, select, textarea)[id]")];
  const passed = marks.filter((mark) => mark.offsetParent && mark.getBoundingClientRect().top < 120);
  return scrollY > 200 && passed.length ? passed.at(-1).id : "";
}

/* Language switch: stay where the reader is (ids are equal in all languages), close on Escape and on a click elsewhere. */
for (const menu of document.querySelectorAll("[data-language-switch]")) {
  menu.addEventListener("toggle", () => {
    const place = location.hash || idAtTop();
    for (const link of menu.querySelectorAll("a")) link.hash = place;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

/* The theme opens its drawer and search with hidden checkboxes; these buttons work them, by keyboard too. */
for (const button of document.querySelectorAll("button[data-toggle]")) {
  const toggle = document.getElementById(button.dataset.toggle);
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)));
}
document.getElementById("__drawer").addEventListener("change", (event) => {
  if (event.target.checked) document.querySelector(".md-sidebar--primary a").focus();
});
document.addEventListener("keydown", (event) => {
  const drawer = document.getElementById("__drawer");
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.click();
  document.querySelector("button[data-toggle=__drawer]").focus();
});
