/* Is this letter ready? What is missing, claimed without an exhibit, vague, or looks wrong. Nothing here stops copying. */
"use strict";

Playbook.letterReview = (() => {
  const { isFilled, holds, halfWidth, amount, today } = Playbook.letterValues;
  const { say } = Playbook;
  const HUNDRED_BILLION_WON = 1e11; // no single order, settlement or loss of a small shop comes near it

  /* The width of a text: Hangul and Chinese characters count two, as they say twice as much. */
  function width(text) {
    return [...text.trim()].reduce((sum, sign) => sum + (/[\p{Script=Hangul}\p{Script=Han}]/u.test(sign) ? 2 : 1), 0);
  }

  /* “test”, “없음”, “...”, “aaaa”: typed to get past the field. */
  function isPlaceholder(text) {
    const said = text.trim().toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, "");
    return said === "" || (said.length > 2 && new Set(said).size === 1) || say("placeholder_words").split(" ").includes(said);
  }

  /** What is vague about a text, as the key of a message; "" if nothing is. */
  function vague(text, { example = "", minLength = 0 }) {
    if (!isFilled(text)) return "";
    if (text.trim() === example) return "copied_example";
    if (isPlaceholder(text)) return "placeholder";
    return width(text) < minLength ? "too_short" : "";
  }

  /** A hint about the form of one input: a date, amount or number that cannot be, or Chinese in a Korean letter. */
  function hint(input, { type, since, until, atMost }, others, sendLang) {
    const value = input.value.trim();
    if (input.validity && !input.validity.valid) return say("date_hint");
    if (!value) return "";
    const named = (name) => (name === "today" ? { value: today(), label: say("today") } : others.get(name));
    if (type === "date") {
      const year = Number(value.slice(0, 4));
      if (year < 2000 || year > 2099) return say("date_hint");
      const [first, last] = [named(since), named(until)];
      if (first?.value && value < first.value) return say("date_before", { other: first.label });
      if (last?.value && value > last.value) return say("date_after", { other: last.label });
      return "";
    }
    if (type === "money") {
      const number = amount(value);
      if (!(number > 0 && number < HUNDRED_BILLION_WON)) return say("money_hint");
      const most = others.get(atMost);
      return most && number > amount(most.value) ? say("money_above", { other: most.label }) : "";
    }
    const { pattern } = input.dataset;
    if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(halfWidth(value))) return say("pattern_hint");
    const { autofill } = input.dataset;
    if (autofill === "email" && !/^\S+@\S+\.\S+$/.test(value)) return say("contact_hint");
    if (autofill === "tel" && halfWidth(value).replace(/\D/g, "").length < 7) return say("contact_hint");
    const isTyped = ["text", "long_text", "identifier", "sentences", "exhibits"].includes(type);
    return isTyped && sendLang === "ko" && /\p{Script=Han}/u.test(value) ? say("han_hint") : "";
  }

  function reviewList(field, rows, found) {
    const cells = field.cells();
    const filled = field.readAll().map(isFilled);
    const row = (index) => say("row_name", { n: index + 1 });
    const add = (kind, input, text) => found.push({ kind, input, text });
    if (field.required && rows.length < field.rows) {
      const blank = cells[filled.indexOf(false)]?.values().next().value;
      const what = field.rows > 1 ? say("missing_rows", { field: field.label, count: field.rows }) : field.label;
      add("blank", blank ?? field.first(), what);
    }
    const seen = new Map();
    cells.forEach((inputs, index) => {
      if (!filled[index]) return;
      for (const column of field.columns) {
        const input = inputs.get(column.id);
        const name = `${field.label}, ${row(index)}: ${column.label}`;
        const why = column.type === "text" ? vague(input.value, column) : "";
        if (column.required && !isFilled(input.value)) {
          const noExhibit = column.type === "exhibit";
          add(noExhibit ? "claim" : "blank", input, noExhibit ? say("row_needs_exhibit", { field: field.label, row: row(index) }) : name);
        } else if (column.type !== "choice" && column.type !== "exhibit" && input.value && input.value.trim() === column.example) {
          add("vague", input, say("copied_example", { field: name }));
        } else if (why) add("vague", input, say(why, { field: name }));
        if (column.id === field.different && isFilled(input.value)) {
          if (seen.has(input.value)) {
            add("vague", input, say("same_twice", { field: field.label, row: row(index), other: row(seen.get(input.value)) }));
          } else seen.set(input.value, index);
        }
      }
    });
  }

  function reviewField(field, value, found) {
    const add = (kind, input, text) => found.push({ kind, input, text });
    if (field.type === "list") return reviewList(field, value, found);
    if (!isFilled(value)) {
      if (field.required) add("blank", field.first(), field.label);
      return undefined;
    }
    if (field.type === "sentences") {
      const own = field.box.querySelector("[data-own]");
      const why = vague(value.own, field);
      if (why) add("vague", own, say(why, { field: field.label }));
    } else if (field.type === "exhibits") {
      for (const input of field.inputs()) {
        if (isFilled(input.value) && vague(input.value, {})) add("vague", input, say("placeholder", { field: field.label }));
      }
    } else if (typeof value === "string" && field.type !== "choice") {
      const why = ["text", "long_text"].includes(field.type) ? vague(value, field) : value.trim() === field.example ? "copied_example" : "";
      if (why) add("vague", field.first(), say(why, { field: field.label }));
    }
    return undefined;
  }

  /** Everything that makes the letter not ready, in the order of the form: [{kind, input, text}].
      Kinds: "blank", "claim" (without its exhibit), "vague", and "advice", which a letter may be ready without. */
  function review(fields, values, expects) {
    const found = [];
    for (const field of fields) {
      if (holds(field.when, values)) reviewField(field, values.get(field.id), found);
    }
    for (const { when, needs, text, advice } of expects) {
      if (!holds(when, values) || holds(needs, values)) continue;
      const [name, [option]] = Object.entries(needs)[0];
      const field = fields.find((one) => one.id === name);
      found.push({ kind: advice ? "advice" : "claim", input: field.box.querySelector(`[value="${option}"]`) ?? field.first(), text });
    }
    return found;
  }

  const isComparable = ({ type }) => type === "date" || type === "money";

  /* In a row, dates and amounts of the same row come before those of the form. */
  function withRow(others, row, columns) {
    const here = [...row].filter(([id]) => isComparable(columns.get(id)));
    return new Map([...others, ...here.map(([id, input]) => [id, { value: input.value, label: columns.get(id).label }])]);
  }

  /** Show hints beside the inputs; returns them as {kind: "hint", input, text}, in the order of the form. */
  function drawHints(fields, values, sendLang) {
    const others = new Map(
      fields
        .filter((field) => isComparable(field) && holds(field.when, values))
        .map((field) => [field.id, { value: values.get(field.id), label: field.label }]),
    );
    const found = [];
    const show = (warning, text, input, name, isVague = false) => {
      if (warning.textContent !== text) warning.textContent = text;
      warning.hidden = !text;
      if (!text || isVague) return; // what is vague is found by `review`
      found.push({ kind: "hint", input, text: say("hint_of_field", { field: name, hint: text }) });
    };
    for (const field of fields) {
      if (field.type === "list") {
        const columns = new Map(field.columns.map((column) => [column.id, column]));
        field.cells().forEach((row, index) => {
          for (const [id, input] of row) {
            const warning = input.closest(".field__cell").querySelector("[data-warning]");
            const name = `${field.label}, ${say("row_name", { n: index + 1 })}: ${columns.get(id).label}`;
            if (warning) show(warning, hint(input, columns.get(id), withRow(others, row, columns), sendLang), input, name);
          }
        });
        continue;
      }
      const warning = field.box.querySelector("[data-warning]");
      if (!warning) continue;
      if (field.type === "exhibits") {
        const odd = field.inputs().find((input) => hint(input, field, others, sendLang));
        show(warning, odd ? hint(odd, field, others, sendLang) : "", odd, field.label);
        continue;
      }
      const input = field.type === "sentences" ? field.box.querySelector("[data-own]") : field.first();
      const text = hint(input, field, others, sendLang);
      /* Not while it is being typed: every answer begins short. */
      const isDone = !text && input !== document.activeElement && ["text", "long_text"].includes(field.type);
      const why = isDone ? vague(input.value, field) : "";
      show(warning, why ? say(`${why}_hint`) : text, input, field.label, Boolean(why));
    }
    return found;
  }

  return { review, drawHints };
})();
