/* The filter of the table of Korean words: what is typed may be part of a row, or a whole pasted notice that has the word. */
"use strict";

(() => {
  const form = document.querySelector("[data-sign-filter]");
  const count = form.querySelector("[data-sign-count]");
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s'"‘’“”「」]/g, "");
  const rows = [...document.querySelectorAll("[data-signs] tbody tr")].map((element) => ({
    element,
    sign: plain(element.querySelector("[lang=ko]").textContent),
    text: plain(element.textContent),
  }));

  function filter() {
    const typed = plain(form.words.value);
    let left = 0;
    for (const row of rows) {
      const fits = row.text.includes(typed) || typed.includes(row.sign);
      row.element.hidden = !fits;
      left += fits;
    }
    count.textContent = left ? Playbook.say("signs_shown", { count: left, all: rows.length }) : Playbook.say("signs_none");
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
