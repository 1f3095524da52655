/* The filter of the page with all facts: by words, by confidence, by status. A linked fact is shown whatever is chosen. */
"use strict";

(() => {
  const form = document.querySelector("[data-fact-filter]");
  const count = form.querySelector("[data-fact-count]");
  const facts = [...document.querySelectorAll(".fact")].map((element) => ({
    element,
    text: element.textContent.normalize("NFKC").toLowerCase(),
    confidence: element.dataset.confidence,
    overdue: element.classList.contains("is-stale"),
    contradicted: "contradicted" in element.dataset,
  }));
  const statuses = {
    "": () => true,
    current: (fact) => !fact.overdue && !fact.contradicted,
    overdue: (fact) => fact.overdue,
    contradicted: (fact) => fact.contradicted,
  };

  function filter() {
    const words = form.words.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const fact of facts) {
      const fits =
        words.every((word) => fact.text.includes(word)) &&
        (!form.confidence.value || fact.confidence === form.confidence.value) &&
        statuses[form.status.value](fact);
      fact.element.hidden = !fits;
      left += fits;
    }
    count.textContent = left
      ? Playbook.say("facts_shown", { count: left, all: facts.length })
      : Playbook.say("facts_none");
  }

  /* Whoever follows a citation or “contradicted by” must find the record. */
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.hidden) return;
    form.reset();
    filter();
    target.scrollIntoView();
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  filter();
})();
