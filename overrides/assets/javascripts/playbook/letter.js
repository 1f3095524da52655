/* A letter: what is entered in the form appears in the text to send and in the reader's copy, and goes out from there. */
"use strict";

for (const letter of document.querySelectorAll("[data-letter]")) {
  const { isFilled, holds, current, numbered } = Playbook.letterValues;
  const { say, announce } = Playbook;
  const id = letter.dataset.letter;
  const form = letter.querySelector("[data-letter-form]");
  const { languages, expects } = JSON.parse(letter.querySelector("[data-letter-words]").textContent);
  const shared = new Set(form.dataset.shared ? form.dataset.shared.split(" ") : []);
  const fields = [...form.querySelectorAll("[data-field]")].map((box) => {
    const field = Playbook.letterFields.describe(box, () => changed(field));
    return field;
  });
  const byId = new Map(fields.map((field) => [field.id, field]));
  const sheets = [...letter.querySelectorAll("[data-sheet]")];
  const exhibitsField = fields.find((field) => field.type === "exhibits");
  const sendChoice = letter.querySelector("[data-send-language]");
  const limit = Number(letter.dataset.limit);

  // --- which sheet is sent --------------------------------------------------------------------------------------

  const paper = (section) => section.querySelector("[data-letter-text]");
  const sheetOf = (role) => sheets.find((section) => section.dataset.sheet === role);
  const sendSheet = () => paper(sheetOf("send"));
  const copySheet = () => (sheetOf("copy") ? paper(sheetOf("copy")) : null);

  /* The sheet in the chosen language is sent, the reader's own is the copy, the others wait. */
  function assignRoles(sendLang) {
    for (const section of sheets) {
      const { lang } = paper(section);
      const role = lang === sendLang ? "send" : "reader" in section.dataset ? "copy" : "other";
      section.dataset.sheet = role;
      section.hidden = role === "other";
      section.querySelector("[data-heading]").textContent = section.dataset[role === "copy" ? "headingCopy" : "headingSend"];
      const copyActions = section.querySelector("[data-copy-actions]");
      if (copyActions) copyActions.hidden = role !== "copy";
    }
    sheetOf("send").parentElement.prepend(sheetOf("send"));
    letter.dataset.sendLang = sendLang;
  }

  // --- drawing --------------------------------------------------------------------------------------------------

  function draw() {
    const entered = current(fields);
    for (const field of fields) {
      field.box.hidden = !holds(field.when, entered);
      field.offer((when) => holds(when, entered));
    }
    if (exhibitsField) {
      const words = languages[letter.dataset.readLang];
      const nameOf = ({ option, text }) => (option ? words.options[exhibitsField.id][option] : text);
      Playbook.letterFields.offerExhibits(fields, numbered(entered.get(exhibitsField.id)), nameOf);
      exhibitsField.redraw();
    }
    for (const section of sheets) Playbook.letterText.draw(paper(section), entered, byId, languages[paper(section).lang]);
    const hints = Playbook.letterReview.drawHints(fields, entered, letter.dataset.sendLang);
    drawReview([...Playbook.letterReview.review(fields, entered, expects), ...hints]);
    drawLength();
  }

  // --- is it ready? ---------------------------------------------------------------------------------------------

  const box = letter.querySelector("[data-missing-box]");
  const state = letter.querySelector("[data-missing-state]");
  const spoken = letter.querySelector("[data-missing-spoken]");
  const short = letter.querySelector("[data-missing-short]");
  const missingList = letter.querySelector("[data-missing]");
  let speak = 0;
  let shownKey = "";

  /* Advice and hints are worth a look, but a letter may be ready without. */
  const blocking = (found) => found.filter(({ kind }) => kind !== "advice" && kind !== "hint");

  function stateText(found) {
    const count = (kind) => found.filter((one) => one.kind === kind).length;
    const parts = ["blank", "claim", "vague", "advice", "hint"]
      .filter((kind) => count(kind))
      .map((kind) => say(`not_ready_${kind}`, { count: count(kind) }));
    if (!parts.length) return say("ready");
    const isReady = blocking(found).length === 0;
    return say(isReady ? "ready_but" : "not_ready", { parts: parts.join(say("parts_separator")) });
  }

  function drawReview(found) {
    const text = stateText(found);
    if (state.textContent !== text) {
      /* Read out once the seller pauses, not at every keystroke, and not when the page opens. */
      clearTimeout(speak);
      if (state.textContent) speak = setTimeout(() => (spoken.textContent = text), 1500);
      state.textContent = text;
    }
    const { length } = blocking(found);
    short.textContent = length ? say("missing_short", { count: length }) : say("missing_short_none");
    box.classList.toggle("missing--none", length === 0);
    /* Only when something changed, so that a link does not vanish under the finger. */
    const key = JSON.stringify(found.map(({ input, text: what }) => [input.id, what]));
    if (key === shownKey) return;
    shownKey = key;
    missingList.replaceChildren(
      ...found.map(({ kind, input, text: what }) => {
        const item = document.createElement("li");
        item.className = `missing__item missing__item--${kind}`;
        const link = document.createElement("a");
        link.href = `#${input.id}`;
        link.textContent = what;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          input.focus();
          (input.type === "checkbox" ? input : (input.closest("[data-field]") ?? input)).scrollIntoView({ block: "center" });
        });
        item.append(link);
        return item;
      }),
    );
  }

  const lengthLine = letter.querySelector("[data-length]");

  function drawLength() {
    const count = [...Playbook.letterText.plain(sendSheet(), "body")].length;
    lengthLine.textContent = say(!limit ? "length" : count > limit ? "length_over" : "length_limit", {
      count: new Intl.NumberFormat(document.documentElement.lang).format(count),
      limit,
      over: count - limit,
    });
    lengthLine.classList.toggle("letter__length--over", Boolean(limit) && count > limit);
  }

  // --- the case -------------------------------------------------------------------------------------------------

  const isShared = (field) => shared.has(field.id);

  function load() {
    const data = Playbook.case.read();
    const own = data.letters[id] ?? {};
    for (const field of fields) {
      const value = isShared(field) ? data.shared[field.id] : own[field.id];
      /* What is being typed here is newer than what another tab says, unless that tab deleted everything. */
      if (!field.box.contains(document.activeElement) || value === undefined) field.fill(value);
    }
  }

  function save(field) {
    const value = field.read();
    Playbook.case.change((data) => {
      const target = isShared(field) ? data.shared : (data.letters[id] ??= {});
      if (isFilled(value)) target[field.id] = value;
      else delete target[field.id];
      if (!isShared(field) && Object.keys(target).length === 0) delete data.letters[id];
    });
  }

  function changed(field) {
    draw();
    save(field);
  }

  form.addEventListener("input", (event) => {
    const field = byId.get(event.target.closest("[data-field]")?.dataset.field);
    if (field) changed(field);
  });
  /* A hint that appears moves what stands below it: not between press and release, else the click is lost. */
  let pressed = false;
  let waiting = false;
  const drawHints = () => Playbook.letterReview.drawHints(fields, current(fields), letter.dataset.sendLang);
  document.addEventListener("pointerdown", () => (pressed = true), true);
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      pressed = false;
      if (waiting) setTimeout(drawHints);
      waiting = false;
    }, true);
  }
  form.addEventListener("focusout", () => {
    if (pressed) waiting = true;
    else drawHints();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // --- out ------------------------------------------------------------------------------------------------------

  const byHand = letter.querySelector("[data-copy-by-hand]");
  const gapsNote = (sheet, part, message) => {
    const count = Playbook.letterText.gaps(sheet, part);
    return count ? say("copied_with_gaps", { count }) : say(message);
  };

  async function copy(sheet, part, message) {
    const text = Playbook.letterText.plain(sheet, part);
    byHand.hidden = true;
    if (await Playbook.copy(text)) {
      announce(gapsNote(sheet, part, message));
      return;
    }
    const area = byHand.querySelector("textarea");
    byHand.hidden = false;
    area.value = text;
    area.focus();
    area.select();
    announce(say("copy_blocked"));
  }

  async function download(sheet) {
    announce(say("docx_making"));
    try {
      await Playbook.load("letter-docx.js");
      await Playbook.letterDocx.download(Playbook.letterText.passages(sheet), sheet.lang);
      const count = Playbook.letterText.gaps(sheet, "all");
      announce(count ? say("docx_with_gaps", { count }) : say("docx_made"));
    } catch (error) {
      console.error(error);
      announce(say("docx_failed"));
    }
  }

  const actions = {
    copy: () => copy(sendSheet(), "all", "copied_all"),
    "copy-subject": () => copy(sendSheet(), "subject", "copied_subject"),
    "copy-body": () => copy(sendSheet(), "body", "copied_body"),
    "copy-reader": () => copy(copySheet(), "all", "copied_reader"),
    "download-docx": () => download(sendSheet()),
    "download-docx-reader": () => download(copySheet()),
    print: () => window.print(),
    "print-reader": () => {
      letter.classList.add("letter--print-reader");
      window.print();
    },
    clear: () => {
      if (!confirm(say("clear_question"))) return;
      Playbook.case.change((data) => delete data.letters[id]);
      load();
      draw();
      announce(say("cleared"));
    },
  };
  letter.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button && button.dataset.action in actions) actions[button.dataset.action]();
  });
  sendChoice?.addEventListener("change", () => {
    assignRoles(sendChoice.value);
    draw();
  });

  /* A letter saved as PDF is named by its subject, not by this site. */
  const title = document.title;
  addEventListener("beforeprint", () => {
    const sheet = letter.classList.contains("letter--print-reader") ? copySheet() : sendSheet();
    document.title = Playbook.letterText.plain(sheet, "subject");
  });
  addEventListener("afterprint", () => {
    document.title = title;
    letter.classList.remove("letter--print-reader");
  });

  Playbook.case.onOutsideChange(() => {
    load();
    draw();
  });

  assignRoles(sendChoice?.value ?? sendSheet().lang);
  /* What was typed before this script ran counts as typed. */
  const kept = Playbook.case.read();
  for (const field of Playbook.opened ? fields : []) {
    const place = isShared(field) ? kept.shared : (kept.letters[id] ?? {});
    if (isFilled(field.read()) && !(field.id in place)) save(field);
  }
  load();
  draw();
  letter.classList.add("is-ready");
}
