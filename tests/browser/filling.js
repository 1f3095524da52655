/* Fills a whole letter in the page, for tests that need every letter in every language. What it enters is made from the
   letter itself, so that a new letter is tested without new code: examples, first answers, dates in order. */
"use strict";

window.Filling = (() => {
  const letter = document.querySelector("[data-letter]");
  const boxes = () => [...letter.querySelectorAll("[data-field]")];
  const draw = () => letter.querySelector("form [name]").dispatchEvent(new Event("input", { bubbles: true }));
  /* Set now, drawn together later: a form has a hundred inputs. */
  const enter = (input, value) => {
    input.value = value;
    if (input.dataset.type === "exhibit") input.dataset.chosen = value;
  };
  const ticks = (box) => [...box.querySelectorAll("[type=checkbox]:not([data-log])")];
  const offered = (input) => !input.disabled;

  /* A text that is no example and not vague. `words` replaces it everywhere: a text, or texts by the name of the input. */
  function answer(input, type, about, words, number) {
    if (type === "date") return about.since === "today" ? "2099-12-01" : `2026-11-${Math.min(10 + number, 24)}`;
    if (type === "money") return about.atMost ? "5000" : String(10000 * (number + 1));
    if (typeof words === "object" && input.name in words) return words[input.name];
    if (input.dataset.autofill === "email" && !words) return "seller@example.org";
    if (input.dataset.autofill === "tel" && !words) return "010-1234-5678";
    if (type === "identifier") return (about.example || "1").replace(/\d/g, (digit) => ((Number(digit) + (number % 8)) % 9) + 1);
    return typeof words === "string" ? words : `확인한 내용 ${number + 1}번`;
  }

  function fillRow(row, name, words, index) {
    [...row.querySelectorAll("[data-column]")].forEach((input, column) => {
      const { type } = input.dataset;
      if (type === "choice" || type === "exhibit") {
        const choices = [...input.options].filter((option) => option.value && offered(option));
        if (choices.length) enter(input, choices[(type === "choice" ? index : index + column) % choices.length].value);
      } else enter(input, answer(input, type, input.dataset, words, index));
    });
  }

  /* Type into every field and row that is asked. */
  function type(words) {
    boxes().forEach((box, number) => {
      if (box.hidden) return;
      const { type: kind } = box.dataset;
      if (kind === "list") {
        const rows = () => [...box.querySelectorAll(".field__row")];
        const least = Math.max(Number(box.dataset.rows), 2);
        while (rows().length < least) box.querySelector("[data-action=add-row]").click();
        rows().forEach((row, index) => fillRow(row, box.dataset.field, words, index));
      } else if (!["choice", "choices", "sentences", "exhibits"].includes(kind)) {
        const input = box.querySelector("[name]");
        enter(input, answer(input, kind, box.dataset, words, number));
      }
    });
    draw();
  }

  /** Fill every field that is asked, also those that appear on the way. `every`: tick all answers instead of the first. */
  function all({ every = false, words } = {}) {
    for (let round = 0; round < 4; round += 1) {
      for (const box of boxes().filter((one) => !one.hidden)) {
        const { type: kind } = box.dataset;
        if (["choices", "sentences", "exhibits"].includes(kind)) {
          ticks(box)
            .filter(offered)
            .forEach((input, index) => (input.checked = every || kind === "exhibits" || index === 0));
        } else if (kind === "choice") {
          const select = box.querySelector("select");
          const first = [...select.options].find((option) => option.value && offered(option));
          if (!select.value || select.selectedOptions[0].disabled) enter(select, first.value);
        }
      }
      draw();
      type(words);
    }
  }

  /** The letter in one language as it is copied. */
  function text(lang) {
    return Playbook.letterText.plain(letter.querySelector(`[data-letter-text][lang="${lang}"]`), "all");
  }

  /* A row may want an exhibit that is not attached in a combination; that gap is told to the seller as such. */
  function isExhibitOfRow(slot) {
    const list = slot.closest("[data-slot]")?.dataset.slot;
    const template = letter.querySelector(`[data-field="${list}"] template`);
    return template?.content.querySelector(`[data-column="${slot.dataset.column}"]`)?.dataset.type === "exhibit";
  }

  function gaps() {
    return [...letter.querySelectorAll("[data-letter-text] [data-passage]:not([hidden]) .slot--blank")]
      .filter((slot) => !isExhibitOfRow(slot))
      .map((slot) => `${slot.closest("[lang]").lang} ${slot.closest("[data-passage]").dataset.passage}: ${slot.textContent}`);
  }

  /* Every answer of every field: [field, option]. */
  function branches() {
    return boxes().flatMap((box) => {
      const { field, type } = box.dataset;
      if (type === "choice") {
        return [...box.querySelector("select").options].filter((one) => one.value).map((one) => [field, one.value]);
      }
      return ["choices", "sentences", "exhibits"].includes(type) ? ticks(box).map((one) => [field, one.value]) : [];
    });
  }

  /* Set an answer without drawing yet. */
  function choose([field, option], on) {
    const box = letter.querySelector(`[data-field="${field}"]`);
    if (box.dataset.type !== "choice") ticks(box).find((input) => input.value === option).checked = on;
    else if (on) box.querySelector("select").value = option;
  }

  /* Draw, and answer what a branch newly asks. */
  function settle() {
    for (let round = 0; round < 4; round += 1) {
      draw();
      let changed = false;
      for (const box of boxes().filter((one) => !one.hidden)) {
        const { type: kind } = box.dataset;
        if (kind === "choice") {
          const select = box.querySelector("select");
          if (select.value && !select.selectedOptions[0].disabled) continue;
          select.value = [...select.options].find((option) => option.value && offered(option)).value;
          changed = true;
        } else if (["choices", "sentences", "exhibits"].includes(kind) && "required" in box.dataset) {
          if (ticks(box).some((input) => input.checked && offered(input))) continue;
          ticks(box).find(offered).checked = true;
          changed = true;
        }
      }
      if (!changed) return;
    }
  }

  /* What one combination shows: gaps, and passages that differ between the languages. */
  function faults(combination, found) {
    for (const gap of gaps()) found.push(`${combination}: gap in ${gap}`);
    const shown = [...letter.querySelectorAll("[data-letter-text]")].map((sheet) =>
      [...sheet.querySelectorAll("[data-passage]:not([hidden])")].map((one) => one.dataset.passage).join(" "),
    );
    if (new Set(shown).size > 1) found.push(`${combination}: passages differ: ${shown.join(" | ")}`);
  }

  /* Whether something depends on an answer: a field, another answer, or a passage. What nothing depends on opens no branch. */
  function opensBranch([field, option]) {
    const conditions = [...letter.querySelectorAll("[data-when]")].map((one) => JSON.parse(one.dataset.when));
    return conditions.some((when) => when[field]?.some((one) => [option, "filled", "empty"].includes(one)));
  }

  /** Go through every answer alone, and with `pairs` through every two that open branches. Returns what is wrong and how
      many combinations were seen. */
  function walk({ pairs }) {
    const every = branches();
    const untick = () => letter.querySelectorAll("[data-field] [type=checkbox]").forEach((one) => (one.checked = false));
    /* Everything typed, also what is asked only under a condition, so that a gap is the letter's fault. */
    settle();
    type();
    for (const branch of every) {
      choose(branch, true);
      settle();
      type();
      untick();
    }
    const found = [];
    let count = 0;
    const visit = (...chosen) => {
      chosen.forEach((branch) => choose(branch, true));
      settle();
      if (gaps().length) type(); // what is asked only when both hold
      faults(chosen.map((branch) => branch.join("=")).join(" + "), found);
      count += 1;
      untick();
    };
    every.forEach((one) => visit(one));
    const opening = pairs ? every.filter(opensBranch) : [];
    opening.forEach((one, index) => {
      for (const other of opening.slice(index + 1)) if (!areOneChoice(one, other)) visit(one, other);
    });
    return { found: found.slice(0, 20), count };
  }

  const areOneChoice = ([field], [other]) =>
    field === other && letter.querySelector(`[data-field="${field}"]`).dataset.type === "choice";

  return { all, type, text, gaps, walk };
})();
