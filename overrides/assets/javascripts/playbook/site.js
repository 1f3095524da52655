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

/* Language switch: stay at the same heading (ids are equal in all languages), close on Escape and on a click elsewhere. */
for (const menu of document.querySelectorAll("[data-language-switch]")) {
  menu.addEventListener("toggle", () => {
    for (const link of menu.querySelectorAll("a")) link.hash = location.hash;
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
document.addEventListener("keydown", (event) => {
  const drawer = document.getElementById("__drawer");
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.click();
  document.querySelector("button[data-toggle=__drawer]").focus();
});
