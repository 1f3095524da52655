/* The letter's text: values become words in each language, slots get their text, passages show or hide.

   The page carries the marked text; here only `textContent` and `hidden` are set, so nothing typed becomes markup. */
"use strict";

Playbook.letterText = (() => {
  const { isFilled, holds, numbered, halfWidth, amount } = Playbook.letterValues;

  function writtenDate(value, lang) {
    const [year, month, day] = value.split("-").map(Number);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(date);
  }

  /* An amount that is none goes in as typed; a hint beside the field says so. */
  function writtenMoney(value, lang, words) {
    const number = amount(value);
    return Number.isNaN(number) ? value.trim() : words.money.replace("{n}", new Intl.NumberFormat(lang).format(number));
  }

  function writtenSingle(type, value, lang, words, options) {
    if (!isFilled(value)) return "";
    if (type === "date") return writtenDate(value, lang);
    if (type === "money") return writtenMoney(value, lang, words);
    if (type === "identifier") return halfWidth(value);
    if (type === "choice") return options[value] ?? "";
    return value.trim();
  }

  /* One line each, numbered if there are several. */
  function lines(texts) {
    return texts.length > 1 ? texts.map((text, index) => `${index + 1}. ${text}`).join("\n") : (texts[0] ?? "");
  }

  /** A value of a field that is no list, in one language. */
  function written(field, value, lang, words) {
    const options = words.options[field.id];
    switch (field.type) {
      case "choices":
        return value.map((option, index) => `${index + 1}. ${options[option]}`).join("\n");
      case "sentences":
        return lines([...value.chosen.map((option) => options[option]), value.own.trim()].filter(Boolean));
      case "exhibits":
        return numbered(value)
          .map(({ number, option, text }) => `${words.exhibit.replace("{n}", number)}. ${option ? options[option] : text}`)
          .join("\n");
      default:
        return writtenSingle(field.type, value, lang, words, options);
    }
  }

  /** The rows of a list as pieces of text: [{text, blank}] per row; `blank` marks what is missing. */
  function writtenRows(field, rows, lang, words, exhibits) {
    const cells = words.columns[field.id];
    return rows.map((row) => {
      const text = (column) => {
        if (column.type !== "exhibit") {
          return writtenSingle(column.type, row[column.id] ?? "", lang, words, cells[column.id].options);
        }
        const exhibit = exhibits.find((one) => one.key === row[column.id]);
        return exhibit ? words.exhibit.replace("{n}", exhibit.number) : "";
      };
      const texts = new Map(field.columns.map((column) => [column.id, text(column)]));
      return words.rows[field.id]
        .filter(({ optional, pieces }) => !optional || pieces.every(({ column }) => !column || texts.get(column)))
        .flatMap(({ pieces }) => pieces)
        .flatMap(({ text: fixed, column, particles, open }) => {
          if (fixed !== undefined) return [{ text: fixed }];
          const said = texts.get(column);
          const slot = said ? { text: said, column } : { text: `【${cells[column].label}】`, column, blank: true };
          if (!particles) return [slot];
          return [slot, { text: said ? Playbook.particle(said, particles, open) : open }];
        });
    });
  }

  function setSlot(slot, text) {
    slot.textContent = text || slot.dataset.blank;
    slot.classList.toggle("slot--blank", !text);
  }

  /* A list in its slot: texts, and marked gaps between them. */
  function setRows(slot, rows) {
    slot.classList.toggle("slot--blank", rows.length === 0);
    slot.classList.toggle("slot--rows", rows.length > 0);
    if (!rows.length) {
      slot.textContent = slot.dataset.blank;
      return;
    }
    const start = (index) => (index ? "\n" : "") + (rows.length > 1 ? `${index + 1}. ` : "");
    const parts = rows.flatMap((pieces, index) => [{ text: start(index) }, ...pieces]);
    slot.replaceChildren(
      ...parts.map(({ text, column, blank }) => {
        if (!column) return document.createTextNode(text);
        const span = document.createElement("span");
        span.textContent = text;
        span.className = blank ? "slot slot--blank" : "slot";
        span.dataset.column = column;
        return span;
      }),
    );
  }

  const conditions = new WeakMap();

  /* The condition of a passage, read once. */
  function conditionOf(passage) {
    if (!conditions.has(passage)) conditions.set(passage, passage.dataset.when ? JSON.parse(passage.dataset.when) : {});
    return conditions.get(passage);
  }

  /** Write the values into one sheet. `byId`: fields; `words`: those of the sheet's language. */
  function draw(sheet, values, byId, words) {
    const lang = sheet.lang;
    const exhibitsField = [...byId.values()].find((field) => field.type === "exhibits");
    const exhibits = exhibitsField ? numbered(values.get(exhibitsField.id)) : [];
    for (const passage of sheet.querySelectorAll("[data-passage]")) {
      passage.hidden = !holds(conditionOf(passage), values);
    }
    for (const slot of sheet.querySelectorAll("[data-slot]")) {
      const field = byId.get(slot.dataset.slot);
      const value = values.get(field.id);
      if (field.type === "list") {
        setRows(slot, writtenRows(field, value, lang, words, exhibits));
        continue;
      }
      const text = written(field, value, lang, words);
      setSlot(slot, text);
      const particle = slot.nextElementSibling;
      if (particle && slot.nextSibling === particle && "particles" in particle.dataset) {
        const { particles, blank } = particle.dataset;
        particle.textContent = text ? Playbook.particle(text, particles, blank) : blank;
      }
    }
    for (const mark of sheet.querySelectorAll("[data-exhibit]")) {
      const option = mark.dataset.exhibit.split(".")[1];
      const exhibit = exhibits.find((one) => one.option === option);
      setSlot(mark, exhibit ? words.exhibit.replace("{n}", exhibit.number) : "");
    }
  }

  /** The visible passages of a part ("all", "subject" or "body"): [{text, joined, subject}]. */
  function passages(sheet, part = "all") {
    return [...sheet.querySelectorAll("[data-passage]")]
      .map((element) => ({
        element,
        text: element.textContent,
        joined: "joined" in element.dataset,
        subject: element.dataset.passage === "subject",
      }))
      .filter(({ element, subject }) => !element.hidden && (part === "all" || subject === (part === "subject")));
  }

  /** The text of a part as it is copied. */
  function plain(sheet, part) {
    return passages(sheet, part).reduce(
      (text, passage) => text + (text && (passage.joined ? "\n" : "\n\n")) + passage.text,
      "",
    );
  }

  /** How many blanks a part shows. */
  function gaps(sheet, part) {
    return passages(sheet, part).reduce(
      (sum, { element }) =>
        sum + [...element.querySelectorAll(".slot--blank")].filter((slot) => !slot.querySelector(".slot--blank")).length,
      0,
    );
  }

  return { draw, written, passages, plain, gaps };
})();
