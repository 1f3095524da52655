/* A letter: what is typed into the form appears in the text to send and in the reader's copy.

   The page carries the marked text; this script only sets `textContent` and `hidden`, so nothing typed becomes markup. */
"use strict";

for (const letter of document.querySelectorAll("[data-letter]")) {
  const id = letter.dataset.letter;
  const form = letter.querySelector("[data-letter-form]");
  const { languages, expects } = JSON.parse(letter.querySelector("[data-letter-words]").textContent);
  const shared = new Set(form.dataset.shared ? form.dataset.shared.split(" ") : []);
  const fields = [...form.querySelectorAll("[data-field]")].map((box) => ({
    id: box.dataset.field,
    type: box.dataset.type,
    box,
    inputs: [...box.querySelectorAll("[name]")],
    label: labelOf(box),
    required: "required" in box.dataset,
    when: conditionOf(box),
    example: box.dataset.example ?? "",
  }));
  const byId = new Map(fields.map((field) => [field.id, field]));
  const sheets = [...letter.querySelectorAll("[data-letter-text]")];
  const sendSheet = letter.querySelector("[data-sheet=send] [data-letter-text]");
  const copySheet = letter.querySelector("[data-sheet=copy] [data-letter-text]");
  const missingState = letter.querySelector("[data-missing-state]");
  const missingShort = letter.querySelector("[data-missing-short]");
  const missingList = letter.querySelector("[data-missing]");

  function labelOf(box) {
    const label = box.querySelector(".field__label").cloneNode(true);
    label.querySelector(".field__optional")?.remove();
    return label.textContent.trim();
  }

  function conditionOf(element) {
    return element.dataset.when ? JSON.parse(element.dataset.when) : {};
  }

  // --- values ---------------------------------------------------------------------------------------------------

  const isList = (field) => field.type === "choices" || field.type === "exhibits";

  function typed(field) {
    if (isList(field)) return field.inputs.filter((input) => input.checked).map((input) => input.value);
    return field.inputs[0].value;
  }

  function put(field, value) {
    if (isList(field)) {
      const chosen = Array.isArray(value) ? value : [];
      field.inputs.forEach((input) => (input.checked = chosen.includes(input.value)));
    } else {
      const text = typeof value === "string" ? value : "";
      if (field.inputs[0].value !== text) field.inputs[0].value = text;
    }
  }

  /* What counts: fields that are not asked count as empty, though what was typed there is kept. */
  function currentValues() {
    const values = new Map();
    for (const field of fields) {
      values.set(field.id, holds(field.when, values) ? typed(field) : isList(field) ? [] : "");
    }
    return values;
  }

  const isFilled = (value) => (Array.isArray(value) ? value.length > 0 : value.trim() !== "");

  function holds(when, values) {
    return Object.entries(when).every(([name, option]) => {
      const value = values.get(name) ?? "";
      if (option === "filled") return isFilled(value);
      return Array.isArray(value) ? value.includes(option) : value === option;
    });
  }

  // --- text -----------------------------------------------------------------------------------------------------

  function written(field, value, lang) {
    const { options, exhibit } = languages[lang];
    if (!isFilled(value)) return "";
    switch (field.type) {
      case "date":
        return writtenDate(value, lang);
      case "choice":
        return options[field.id][value];
      case "choices":
        return value.map((option, index) => `${index + 1}. ${options[field.id][option]}`).join("\n");
      case "exhibits":
        return value.map((option, index) => `${exhibit.replace("{n}", index + 1)}. ${options[field.id][option]}`).join("\n");
      case "identifier":
        return halfWidth(value);
      default:
        return value.trim();
    }
  }

  /* Chinese keyboards type full-width digits and commas, which are no part of a number or id. */
  function halfWidth(value) {
    return value.trim().normalize("NFKC").replaceAll("、", ",");
  }

  function writtenDate(value, lang) {
    const [year, month, day] = value.split("-").map(Number);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(date);
  }

  function setSlot(slot, text) {
    slot.textContent = text || slot.dataset.blank;
    slot.classList.toggle("slot--blank", !text);
  }

  function drawSheet(sheet, values) {
    const lang = sheet.lang;
    for (const passage of sheet.querySelectorAll("[data-passage]")) {
      passage.hidden = !holds(conditionOf(passage), values);
    }
    for (const slot of sheet.querySelectorAll("[data-slot]")) {
      const text = written(byId.get(slot.dataset.slot), values.get(slot.dataset.slot), lang);
      setSlot(slot, text);
      const particle = slot.nextElementSibling;
      if (particle && slot.nextSibling === particle && "particles" in particle.dataset) {
        const { particles, blank } = particle.dataset;
        particle.textContent = text ? Playbook.particle(text, particles, blank) : blank;
      }
    }
    for (const mark of sheet.querySelectorAll("[data-exhibit]")) {
      const [name, option] = mark.dataset.exhibit.split(".");
      const position = values.get(name).indexOf(option);
      setSlot(mark, position < 0 ? "" : languages[lang].exhibit.replace("{n}", position + 1));
    }
  }

  /* The visible passages of a part: "all", "subject" or "body". */
  function passagesOf(sheet, part) {
    return [...sheet.querySelectorAll("[data-passage]")].filter(
      (passage) => !passage.hidden && (part === "all" || (passage.dataset.passage === "subject") === (part === "subject")),
    );
  }

  function plain(sheet, part) {
    return passagesOf(sheet, part).reduce(
      (text, passage) => text + (text && ("joined" in passage.dataset ? "\n" : "\n\n")) + passage.textContent,
      "",
    );
  }

  function countGaps(sheet, part) {
    return passagesOf(sheet, part).reduce((sum, passage) => sum + passage.querySelectorAll(".slot--blank").length, 0);
  }

  // --- what is missing ------------------------------------------------------------------------------------------

  function missing(values) {
    const found = [];
    for (const field of fields) {
      const value = values.get(field.id);
      if (!holds(field.when, values)) continue;
      if (field.required && !isFilled(value)) {
        found.push({ field, input: field.inputs[0], text: field.label });
      } else if (field.example && value === field.example) {
        const text = Playbook.say("missing_copied_example", { field: field.label });
        found.push({ field, input: field.inputs[0], text });
      }
    }
    for (const { when, needs, text } of expects) {
      if (!holds(when, values) || holds(needs, values)) continue;
      const [name, option] = Object.entries(needs)[0];
      const field = byId.get(name);
      found.push({ field, input: field.inputs.find((input) => input.value === option) ?? field.inputs[0], text });
    }
    return found;
  }

  function drawMissing(values) {
    const found = missing(values);
    const state = found.length ? Playbook.say("missing_count", { count: found.length }) : Playbook.say("missing_none");
    if (missingState.textContent !== state) missingState.textContent = state;
    missingShort.textContent = found.length
      ? Playbook.say("missing_short", { count: found.length })
      : Playbook.say("missing_short_none");
    missingState.parentElement.classList.toggle("missing--none", found.length === 0);
    missingList.replaceChildren(
      ...found.map(({ field, input, text }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `#${input.id}`;
        link.textContent = text;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          input.focus();
          (isList(field) ? input : field.box).scrollIntoView({ block: "center" });
        });
        item.append(link);
        return item;
      }),
    );
  }

  function drawWarnings() {
    for (const field of fields) {
      const warning = field.box.querySelector("[data-warning]");
      if (!warning) continue;
      const value = field.inputs[0].value.trim();
      const pattern = field.inputs[0].dataset.pattern;
      let text = "";
      if (!field.inputs[0].validity.valid) text = Playbook.say("date_hint");
      else if (value && value === field.example) text = Playbook.say("example_hint");
      else if (pattern && value && !new RegExp(`^(?:${pattern})$`, "u").test(halfWidth(value))) text = Playbook.say("pattern_hint");
      else if (sendSheet.lang === "ko" && /\p{Script=Han}/u.test(value)) text = Playbook.say("han_hint");
      warning.textContent = text;
      warning.hidden = !text;
    }
  }

  // --- the case -------------------------------------------------------------------------------------------------

  function load() {
    const data = Playbook.case.read();
    const own = data.letters[id] ?? {};
    for (const field of fields) {
      const value = isShared(field) ? data.shared[field.id] : own[field.id];
      if (document.activeElement !== field.inputs[0] || value === undefined) put(field, value);
    }
  }

  const isShared = (field) => shared.has(field.id);

  function save(field) {
    const value = typed(field);
    Playbook.case.change((data) => {
      const target = isShared(field) ? data.shared : (data.letters[id] ??= {});
      if (isFilled(value)) target[field.id] = value;
      else delete target[field.id];
      if (!isShared(field) && Object.keys(target).length === 0) delete data.letters[id];
    });
  }

  function draw() {
    const values = currentValues();
    for (const field of fields) field.box.hidden = !holds(field.when, values);
    sheets.forEach((sheet) => drawSheet(sheet, values));
    drawMissing(values);
    drawWarnings();
  }

  form.addEventListener("input", (event) => {
    draw();
    const box = event.target.closest("[data-field]");
    if (box) save(byId.get(box.dataset.field));
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // --- buttons --------------------------------------------------------------------------------------------------

  const byHand = letter.querySelector("[data-copy-by-hand]");

  async function copy(sheet, part, message) {
    const text = plain(sheet, part);
    byHand.hidden = true;
    if (await Playbook.copy(text)) {
      const gaps = countGaps(sheet, part);
      Playbook.announce(gaps ? Playbook.say("copied_with_gaps", { count: gaps }) : Playbook.say(message));
      return;
    }
    const area = byHand.querySelector("textarea");
    byHand.hidden = false;
    area.value = text;
    area.focus();
    area.select();
    Playbook.announce(Playbook.say("copy_blocked"));
  }

  const actions = {
    copy: () => copy(sendSheet, "all", "copied_all"),
    "copy-subject": () => copy(sendSheet, "subject", "copied_subject"),
    "copy-body": () => copy(sendSheet, "body", "copied_body"),
    "copy-reader": () => copy(copySheet, "all", "copied_reader"),
    print: () => window.print(),
    "print-reader": () => {
      letter.classList.add("letter--print-reader");
      window.print();
    },
    clear: () => {
      if (!confirm(Playbook.say("clear_question"))) return;
      Playbook.case.change((data) => delete data.letters[id]);
      load();
      draw();
      Playbook.announce(Playbook.say("cleared"));
    },
  };
  letter.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button && button.dataset.action in actions) actions[button.dataset.action]();
  });

  /* A letter saved as PDF is named by its subject, not by this site. */
  const title = document.title;
  addEventListener("beforeprint", () => {
    document.title = plain(letter.classList.contains("letter--print-reader") ? copySheet : sendSheet, "subject");
  });
  addEventListener("afterprint", () => {
    document.title = title;
    letter.classList.remove("letter--print-reader");
  });

  Playbook.case.onOutsideChange(() => {
    load();
    draw();
  });

  /* What was typed before this script ran counts as typed. */
  const early = Playbook.opened ? fields.filter((field) => isFilled(typed(field))) : [];
  const kept = Playbook.case.read();
  for (const field of early) {
    const place = isShared(field) ? kept.shared : (kept.letters[id] ?? {});
    if (!(field.id in place)) save(field);
  }
  load();
  draw();
  letter.classList.add("is-ready");
}
