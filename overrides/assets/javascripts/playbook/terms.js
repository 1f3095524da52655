/* What a term means, shown beside it on hover, focus and the first tap; Escape closes it. Without us the title does it. */
"use strict";

(() => {
  const note = Object.assign(document.createElement("div"), { id: "term-note", className: "term-note", hidden: true });
  note.setAttribute("role", "tooltip");
  document.querySelector("article").append(note);
  let shown = null;
  let closing = 0;

  function close() {
    note.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  }

  function show(term) {
    clearTimeout(closing);
    if (shown === term) return;
    close();
    shown = term;
    note.textContent = term.dataset.definition;
    note.lang = document.documentElement.lang;
    note.hidden = false;
    term.setAttribute("aria-describedby", note.id);
    place(term.getClientRects()[0]);
  }

  /* Below the word, or above it where there is more room; never over the edge of the window. */
  function place(word) {
    const box = note.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const below = word.bottom + 4;
    const fits = below + box.height <= innerHeight || word.top < box.height + 4;
    note.style.left = `${Math.max(8, Math.min(word.left, width - box.width - 8))}px`;
    note.style.top = `${fits ? below : word.top - box.height - 4}px`;
  }

  /* Time to reach the note with the pointer, so that it can be read and copied. */
  function closeSoon() {
    clearTimeout(closing);
    closing = setTimeout(close, 300);
  }

  for (const term of document.querySelectorAll("a.term[title]")) {
    term.dataset.definition = term.title;
    term.removeAttribute("title");
    term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
    term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && closeSoon());
    term.addEventListener("focus", () => term.matches(":focus-visible") && show(term));
    term.addEventListener("blur", closeSoon);
    let touched = false;
    term.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse" && shown !== term;
    });
    term.addEventListener("click", (event) => {
      if (!touched) return;
      event.preventDefault();
      touched = false;
      show(term);
    });
  }
  note.addEventListener("pointerenter", () => clearTimeout(closing));
  note.addEventListener("pointerleave", closeSoon);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (shown && event.target !== shown && !note.contains(event.target) && !shown.contains(event.target)) close();
  });
  document.addEventListener("scroll", close, { passive: true });
})();
