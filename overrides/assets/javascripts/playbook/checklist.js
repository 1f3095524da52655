/* Checklists: ticks hang on item ids, so they survive rewording and a change of language. */
"use strict";

for (const list of document.querySelectorAll("[data-checklist]")) {
  const id = list.dataset.checklist;
  const progress = list.querySelector("[data-progress]");
  const bar = list.querySelector("[data-progress-bar]");
  const rows = [...list.querySelectorAll("[data-item-row]")].map((row) => ({
    id: row.dataset.itemRow,
    row,
    tick: row.querySelector("[data-item]"),
    notApplicable: row.querySelector("[data-not-applicable]"),
  }));

  function draw() {
    const states = Playbook.case.read().checklists[id] ?? {};
    let done = 0;
    let skipped = 0;
    for (const { id: item, row, tick, notApplicable } of rows) {
      tick.checked = states[item] === "done";
      notApplicable.checked = states[item] === "not-applicable";
      row.classList.toggle("item--done", tick.checked);
      row.classList.toggle("item--not-applicable", notApplicable.checked);
      done += tick.checked;
      skipped += notApplicable.checked;
    }
    const total = rows.length - skipped;
    const text = Playbook.say(skipped ? "progress_na" : "progress", { done, total, na: skipped });
    if (progress.textContent !== text) progress.textContent = text;
    progress.classList.toggle("checklist__progress--complete", done === total);
    bar.max = Math.max(total, 1);
    bar.value = total ? done : 1;
  }

  function set(item, state) {
    Playbook.case.change((data) => {
      const states = (data.checklists[id] ??= {});
      if (state) states[item] = state;
      else delete states[item];
      if (Object.keys(states).length === 0) delete data.checklists[id];
    });
    draw();
  }

  for (const { id: item, tick, notApplicable } of rows) {
    tick.addEventListener("change", () => set(item, tick.checked ? "done" : ""));
    notApplicable.addEventListener("change", () => set(item, notApplicable.checked ? "not-applicable" : ""));
  }

  // --- out ------------------------------------------------------------------------------------------------------

  const actions = {
    print: () => window.print(),
    "print-blank": () => {
      list.classList.add("checklist--print-blank");
      window.print();
    },
    reset: () => {
      const states = Playbook.case.read().checklists[id];
      Playbook.case.change((data) => delete data.checklists[id]);
      draw();
      Playbook.announce(Playbook.say("reset_done"), states ? { label: Playbook.say("undo"), run: () => restore(states) } : null);
    },
  };

  /* What was ticked since stays. */
  function restore(states) {
    Playbook.case.change((data) => (data.checklists[id] = { ...states, ...data.checklists[id] }));
    draw();
    list.querySelector("[data-action=reset]").focus();
  }

  for (const [name, run] of Object.entries(actions)) {
    list.querySelector(`[data-action=${name}]`).addEventListener("click", run);
  }

  /* A checklist saved as PDF is named by its title, not by this site. */
  const { title } = document;
  addEventListener("beforeprint", () => (document.title = list.dataset.title));
  addEventListener("afterprint", () => {
    document.title = title;
    list.classList.remove("checklist--print-blank");
  });

  /* So is each of its sheets, in the margin, lest they get mixed up; older browsers print without. */
  if ("adoptedStyleSheets" in document) {
    const { fontFamily } = getComputedStyle(list);
    const name = `content: ${JSON.stringify(list.dataset.title)}; font: 8.5pt ${fontFamily}; padding-left: 0.4mm;`;
    const margins = new CSSStyleSheet();
    margins.replaceSync(`@page { @bottom-left { ${name} } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, margins];
  }

  Playbook.case.onOutsideChange(draw);

  /* What was ticked before this script ran counts as ticked. */
  const kept = Playbook.case.read().checklists[id] ?? {};
  const early = Playbook.opened ? rows.filter(({ id: item, tick }) => tick.checked && !(item in kept)) : [];
  early.forEach(({ id: item }) => set(item, "done"));
  draw();
  list.classList.add("is-ready");
}
