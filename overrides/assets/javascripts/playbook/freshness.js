/* A fact past its review date says so. Decided here, in the reader's browser, so that old copies tell on themselves. */
"use strict";

(() => {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const stale = [...document.querySelectorAll("[data-review-by]")].filter((fact) => fact.dataset.reviewBy < today);
  if (stale.length === 0) return;

  for (const fact of stale) {
    fact.classList.add("is-stale");
    const note = document.createElement("span");
    note.className = "stale-note";
    note.textContent = ` ${Playbook.say("fact_stale")}`;
    (fact.querySelector(".fact__dates") ?? fact).append(note);
    const name = fact.getAttribute("aria-label");
    if (name) fact.setAttribute("aria-label", name + note.textContent);
  }

  const oldest = stale.map((fact) => fact.dataset.reviewBy).sort()[0];
  const notice = document.createElement("p");
  notice.className = "stale-page";
  notice.setAttribute("role", "note");
  notice.textContent = Playbook.say("page_stale", { count: stale.length, date: oldest });
  document.querySelector("article h1").after(notice);
})();
