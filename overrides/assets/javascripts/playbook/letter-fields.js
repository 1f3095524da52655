/* The inputs of a letter's form: reading and filling them, rows that can be added and removed, exhibits from the log. */
"use strict";

Playbook.letterFields = (() => {
  const { isFilled, evidenceLog } = Playbook.letterValues;
  let uniqueNumber = 0;

  function conditionOf(element) {
    return element.dataset.when ? JSON.parse(element.dataset.when) : {};
  }

  function labelOf(box) {
    const label = box.querySelector(".field__label").cloneNode(true);
    label.querySelector(".field__optional")?.remove();
    return label.textContent.trim();
  }

  function conditions(elements) {
    return [...elements].filter((element) => element.dataset.when);
  }

  /* A choice in a select cannot be hidden everywhere, so that one not offered is disabled too. */
  function offer(element, on) {
    (element.closest("label") ?? element).hidden = !on;
    element.disabled = !on;
  }

  /** Describe a field of the form by its box; the result knows how to `read` and `fill` it. */
  function describe(box, changed) {
    const { field: id, type } = box.dataset;
    const field = {
      id,
      type,
      box,
      label: labelOf(box),
      required: "required" in box.dataset,
      when: conditionOf(box),
      example: box.dataset.example ?? "",
      minLength: Number(box.dataset.minLength ?? 0),
      since: box.dataset.since ?? "",
      until: box.dataset.until ?? "",
      atMost: box.dataset.atMost ?? "",
      rows: Number(box.dataset.rows ?? 0),
      different: box.dataset.different ?? "",
      optionConditions: new Map(),
      columnConditions: [],
      columns: [],
    };
    const kinds = { choices, sentences, exhibits, list };
    Object.assign(field, (kinds[type] ?? single)(field, changed));
    if (type !== "list") {
      for (const option of conditions(box.querySelectorAll("option, [type=checkbox]"))) {
        field.optionConditions.set(option.value, conditionOf(option));
      }
    }
    /** Show only the answers that are offered. */
    field.offer = (isOffered) => {
      for (const option of conditions(box.querySelectorAll("option, [type=checkbox]"))) {
        offer(option, isOffered(conditionOf(option)));
      }
    };
    return field;
  }

  // --- one input ------------------------------------------------------------------------------------------------

  function single({ box }) {
    const input = box.querySelector("[name]");
    return {
      first: () => input,
      read: () => input.value,
      fill(value) {
        const text = typeof value === "string" ? value : "";
        if (input.value !== text) input.value = text;
      },
    };
  }

  function choices({ box }) {
    const ticks = [...box.querySelectorAll("[type=checkbox]")];
    return {
      first: () => ticks[0],
      read: () => ticks.filter((tick) => tick.checked).map((tick) => tick.value),
      fill(value) {
        const chosen = Array.isArray(value) ? value : [];
        ticks.forEach((tick) => (tick.checked = chosen.includes(tick.value)));
      },
    };
  }

  function sentences(field) {
    const ticked = choices(field);
    const own = field.box.querySelector("[data-own]");
    return {
      first: ticked.first,
      read: () => ({ chosen: ticked.read(), own: own.value }),
      fill(value) {
        const text = typeof value?.own === "string" ? value.own : "";
        ticked.fill(value?.chosen);
        if (own.value !== text) own.value = text;
      },
    };
  }

  // --- rows -----------------------------------------------------------------------------------------------------

  /* A row from the template beside it, with ids of its own. */
  function newRow(box) {
    const template = box.querySelector("template[data-row]");
    const row = template.content.firstElementChild.cloneNode(true);
    const number = ++uniqueNumber;
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const name of ["id", "for", "aria-describedby", "aria-labelledby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replaceAll("-ROW-", `-${number}-`));
      }
    }
    return row;
  }

  /* Rows of a box: added by its button, removed by theirs, with the way back. */
  function rowsOf(box, changed) {
    const place = box.querySelector("[data-rows-place]");
    const add = box.querySelector("[data-action=add-row]");
    const all = () => [...place.children];

    function append() {
      const row = newRow(box);
      place.append(row);
      row.querySelector("[data-action=remove-row]").addEventListener("click", () => remove(row));
      renumber();
      return row;
    }

    function remove(row) {
      const index = all().indexOf(row);
      const neighbour = all()[index + 1] ?? all()[index - 1];
      row.remove();
      renumber();
      (neighbour?.querySelector("[name]") ?? add).focus();
      Playbook.announce(Playbook.say("row_removed"), {
        label: Playbook.say("undo"),
        run() {
          place.insertBefore(row, all()[index] ?? null);
          renumber();
          row.querySelector("[name]").focus();
          changed();
        },
      });
      changed();
    }

    function renumber() {
      all().forEach((row, index) => {
        const name = Playbook.say("row_name", { n: index + 1 });
        row.querySelector("[data-row-name]").textContent = name;
        row
          .querySelector("[data-action=remove-row]")
          .setAttribute("aria-label", Playbook.say("remove_row", { row: name }));
      });
    }

    add.addEventListener("click", () => {
      append().querySelector("[name]").focus();
      changed();
    });
    return {
      all,
      add,
      /** Make exactly `count` rows, keeping those that are there. */
      resize(count) {
        while (all().length > count) all().at(-1).remove();
        while (all().length < count) append();
        renumber();
      },
    };
  }

  function list(field, changed) {
    const { box } = field;
    const rows = rowsOf(box, changed);
    const inputsOf = (row) => [...row.querySelectorAll("[data-column]")];
    const template = box.querySelector("template[data-row]").content;
    box.addEventListener("input", ({ target }) => {
      if (target.dataset.type === "exhibit") target.dataset.chosen = target.value;
    });
    const columns = inputsOf(template).map((input) => ({
      id: input.dataset.column,
      type: input.dataset.type,
      label: labelOf(input.closest(".field__cell")),
      required: "required" in input.dataset,
      example: input.dataset.example ?? "",
      since: input.dataset.since ?? "",
      until: input.dataset.until ?? "",
      atMost: input.dataset.atMost ?? "",
    }));
    const least = Math.max(1, field.rows);
    const columnConditions = inputsOf(template).flatMap((input) =>
      conditions(input.querySelectorAll("option")).map((option) => ({
        column: input.dataset.column,
        option: option.value,
        when: conditionOf(option),
      })),
    );
    /* An exhibit that is not attached now cannot be shown as chosen, but stays chosen. */
    const valueOf = (input) => input.dataset.chosen ?? input.value;
    const read = () =>
      rows.all().map((row) => Object.fromEntries(inputsOf(row).map((input) => [input.dataset.column, valueOf(input)])));
    return {
      columns,
      columnConditions,
      /** The inputs of every row: a map from column to input. */
      cells: () =>
        rows.all().map((row) => new Map(inputsOf(row).map((input) => [input.dataset.column, input]))),
      first: () => rows.all()[0]?.querySelector("[name]") ?? rows.add,
      /* Rows nothing stands in are no answer, but stay to be filled. */
      read: () => read().filter(isFilled),
      readAll: read,
      fill(value) {
        const given = Array.isArray(value) ? value.filter((row) => typeof row === "object" && row !== null) : [];
        const shown = read();
        if (shown.length && JSON.stringify(shown.filter(isFilled)) === JSON.stringify(given)) return;
        rows.resize(Math.max(given.length, least));
        rows.all().forEach((row, index) => {
          for (const input of inputsOf(row)) {
            const text = given[index]?.[input.dataset.column];
            const filled = typeof text === "string" ? text : "";
            if (input.dataset.type === "exhibit") input.dataset.chosen = filled;
            else if (input.value !== filled) input.value = filled;
          }
        });
      },
    };
  }

  // --- exhibits -------------------------------------------------------------------------------------------------

  function exhibits(field, changed) {
    const { box } = field;
    const ticks = [...box.querySelectorAll("[data-option]")];
    const rows = rowsOf(box, changed);
    const inputs = () => rows.all().map((row) => row.querySelector("[name]"));
    const fromLog = box.querySelector("[data-from-log]");
    const links = new Map(ticks.map((tick) => [tick.value, linkSelect(tick)]));
    fromLog.hidden = true;

    /* Beside a ticked document: which exhibit of the evidence log it is. */
    function linkSelect(tick) {
      const select = document.createElement("select");
      select.className = "field__input field__log";
      select.setAttribute("aria-label", Playbook.say("from_log_for", { document: tick.parentElement.textContent.trim() }));
      select.hidden = true;
      tick.closest("label").after(select);
      return select;
    }

    /* The log's exhibits as choices: linked to a document above, or cited by themselves. */
    function drawLog(entries) {
      const log = evidenceLog();
      if (!log.length && fromLog.hidden) return; // as before: nothing to link
      const shown = (one, index) => `${Playbook.say("exhibit_short", { n: index + 1 })}: ${one.name}`;
      for (const [option, select] of links) {
        const linked = entries.find((entry) => entry.option === option)?.log ?? "";
        select.replaceChildren(
          new Option(Playbook.say("not_in_log"), ""),
          ...log.map((one, index) => new Option(shown(one, index), one.id)),
        );
        select.value = linked;
        select.hidden = !log.length || !ticks.find((tick) => tick.value === option).checked;
      }
      const cited = new Set(entries.filter((entry) => entry.log && !entry.option).map((entry) => entry.log));
      const linked = new Set(entries.filter((entry) => entry.option).map((entry) => entry.log));
      fromLog.hidden = !log.length;
      fromLog.querySelector("[data-log-list]").replaceChildren(
        ...log.flatMap((one, index) => {
          if (linked.has(one.id)) return [];
          const label = document.createElement("label");
          label.className = "field__option";
          const tick = Object.assign(document.createElement("input"), { type: "checkbox", value: one.id });
          tick.checked = cited.has(one.id);
          tick.dataset.log = "";
          const text = document.createElement("span");
          text.textContent = shown(one, index);
          label.append(tick, " ", text);
          return [label];
        }),
      );
    }

    function read() {
      const chosen = ticks
        .filter((tick) => tick.checked)
        .map((tick) => (links.get(tick.value).value ? { option: tick.value, log: links.get(tick.value).value } : tick.value));
      const logged = [...fromLog.querySelectorAll("[data-log]:checked")].map((tick) => ({ log: tick.value }));
      const typed = inputs().map((input) => ({ text: input.value.trim() }));
      return [...chosen, ...logged, ...typed.filter((entry) => entry.text)];
    }

    return {
      first: () => ticks[0],
      /** The tick of an option. */
      tickOf: (option) => ticks.find((tick) => tick.value === option),
      inputs,
      read,
      redraw: () => drawLog(read()),
      fill(value) {
        const entries = Array.isArray(value) ? value.filter(Boolean) : [];
        const options = Playbook.letterValues.optionsOf(entries);
        ticks.forEach((tick) => (tick.checked = options.includes(tick.value)));
        drawLog(entries.filter((entry) => typeof entry === "object"));
        const texts = entries.flatMap((entry) => (typeof entry.text === "string" ? [entry.text] : []));
        const shown = inputs().map((input) => input.value.trim()).filter(Boolean);
        if (JSON.stringify(shown) === JSON.stringify(texts)) return;
        rows.resize(texts.length);
        inputs().forEach((input, index) => (input.value = texts[index]));
      },
    };
  }

  /** In every list, the exhibits that a row may pick, by number; what is chosen but gone stays chosen and shows. */
  function offerExhibits(fields, entries, nameOf) {
    const choicesNow = entries.map((entry) => [entry.key, `${Playbook.say("exhibit_short", { n: entry.number })}: ${nameOf(entry)}`]);
    for (const field of fields) {
      for (const row of field.cells?.() ?? []) {
        for (const input of row.values()) {
          if (input.dataset.type !== "exhibit") continue;
          const chosen = input.dataset.chosen ?? "";
          const none = Playbook.say(choicesNow.length ? "choose" : "no_exhibits_yet");
          const wanted = [["", none], ...choicesNow];
          if (JSON.stringify(wanted) !== JSON.stringify([...input.options].map((one) => [one.value, one.text]))) {
            input.replaceChildren(...wanted.map(([value, text]) => new Option(text, value)));
          }
          input.value = choicesNow.some(([key]) => key === chosen) ? chosen : "";
        }
      }
    }
  }

  return { describe, offerExhibits };
})();
