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

/* The theme opens its drawer and search with labels, which no keyboard reaches. Make buttons of them. */
for (const label of document.querySelectorAll("label[data-toggle-label]")) {
  const toggle = document.getElementById(label.htmlFor);
  label.setAttribute("role", "button");
  label.setAttribute("aria-label", label.dataset.toggleLabel);
  label.tabIndex = 0;
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle.click();
  });
}
