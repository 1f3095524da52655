/* My case: the open case and the others, what stands in it, its file, and what was set aside. */
"use strict";

(() => {
  const tool = document.querySelector("[data-tool=case]");
  const known = JSON.parse(tool.querySelector("[data-tool-words]").textContent);
  const part = (name) => tool.querySelector(`[data-${name}]`);
  const say = (key, slots = {}) => Playbook.fill(known.words[key], slots);
  const { isFilled } = Playbook.letterValues;
  const FORMAT = "seller-defense-playbook/cases";
  const TOO_BIG = 50 * 2 ** 20; // bytes; no case comes near it

  const copy = (data) => JSON.parse(JSON.stringify(data));
  const current = () => Playbook.case.read();
  const nameOf = (one) => one.name || say("unnamed");

  // --- which case is open ---------------------------------------------------------------------------------------

  const choice = part("cases");
  const name = part("name");

  function drawCases() {
    const { cases, current: open } = Playbook.case.all();
    const ids = Object.keys(cases);
    choice.replaceChildren(...ids.map((id) => new Option(nameOf(cases[id]), id)));
    choice.value = open;
    part("choice").hidden = ids.length < 2;
    part("several").hidden = ids.length < 2;
    tool.querySelector("[data-action=delete]").disabled = ids.length < 2 && !Playbook.case.isFilled(cases[open]);
    if (document.activeElement !== name || !cases[open].name) name.value = cases[open].name;
  }

  function open(id) {
    Playbook.case.changeAll((all) => {
      if (Object.hasOwn(all.cases, id)) all.current = id;
    });
    draw();
    Playbook.announce(say("opened", { name: nameOf(current()) }));
  }

  function add() {
    const id = Playbook.newId();
    Playbook.case.changeAll((all) => {
      all.cases[id] = Playbook.case.emptyCase(say("new_name", { n: Object.keys(all.cases).length + 1 }));
      all.current = id;
    });
    draw();
    name.focus();
    name.select();
    Playbook.announce(say("opened", { name: nameOf(current()) }));
  }

  function remove() {
    const before = copy(Playbook.case.all());
    const gone = before.current;
    Playbook.case.changeAll((all) => {
      delete all.cases[gone];
      if (!Object.keys(all.cases).length) all.cases[gone] = Playbook.case.emptyCase();
      all.current = Object.keys(all.cases)[0];
    });
    draw();
    name.focus();
    Playbook.announce(say("deleted", { name: nameOf(before.cases[gone]) }), {
      label: Playbook.say("undo"),
      run: () => {
        Playbook.case.changeAll((all) => {
          all.cases[gone] = before.cases[gone];
          all.current = gone;
        });
        draw();
      },
    });
  }

  // --- what stands in it ----------------------------------------------------------------------------------------

  function link(url, text) {
    const element = document.createElement("a");
    element.href = url;
    element.textContent = text;
    return element;
  }

  /* Links, each in its line, or one word that there is nothing. */
  function drawList(place, links, otherwise) {
    place.replaceChildren(...links.flatMap((one, index) => (index ? [document.createElement("br"), one] : [one])));
    if (!links.length) place.append(otherwise);
  }

  /* Deadlines that are not done, the nearest first, in words. */
  function openDeadlines({ deadlines }) {
    const dates = Playbook.deadlineDates;
    const { records, holidays, own } = known.due;
    const today = dates.inKorea(Date.now()).day;
    const written = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: "UTC", dateStyle: "long" });
    return deadlines
      .filter(({ done }) => done !== true)
      .map((entry) => {
        const kind = dates.textOf(entry.kind);
        const record = Object.hasOwn(records, kind) ? records[kind] : null;
        const title = record?.title ?? (dates.textOf(entry.note).split("\n")[0].trim() || own);
        return { title, day: dates.due(record, entry, holidays).day };
      })
      .sort((one, other) => (one.day ?? Infinity) - (other.day ?? Infinity))
      .map(({ title, day }) => {
        if (day === null) return say("deadline_undated", { title });
        const slots = { title, date: written.format(day * 86400000), days: day - today };
        return say(day < today ? "deadline_past" : day === today ? "deadline_today" : "deadline_left", slots);
      });
  }

  function drawOverview() {
    const data = current();
    const letters = known.letters.filter(({ id }) => id in data.letters);
    const checklists = known.checklists.filter(({ id }) => id in data.checklists);
    drawList(
      part("letters"),
      letters.map(({ id, title, url }) => {
        const count = Object.values(data.letters[id]).filter(isFilled).length;
        return link(url, say("letter", { title, count }));
      }),
      say("no_letters"),
    );
    drawList(
      part("checklists"),
      checklists.map(({ id, title, url, items }) => {
        const states = items.map((item) => data.checklists[id][item]);
        const total = states.filter((state) => state !== "not-applicable").length;
        return link(url, say("checklist", { title, done: states.filter((state) => state === "done").length, total }));
      }),
      say("no_checklists"),
    );
    const exhibits = data.exhibits.length;
    drawList(part("exhibits"), [link(known.evidence, exhibits ? say("exhibits", { count: exhibits }) : say("no_exhibits"))]);
    const due = openDeadlines(data).map((text) => link(known.deadlines, text));
    drawList(part("deadlines"), due.length ? due : [link(known.deadlines, say("no_deadlines"))]);
  }

  // --- what letters share ---------------------------------------------------------------------------------------

  const form = part("shared-form");
  const fields = [...form.querySelectorAll("[data-field]")].map((box) => {
    const field = Playbook.letterFields.describe(box, () => save(field));
    return field;
  });
  const byId = new Map(fields.map((field) => [field.id, field]));

  function save(field) {
    const value = field.read();
    Playbook.case.change((data) => {
      if (isFilled(value)) data.shared[field.id] = value;
      else delete data.shared[field.id];
    });
    drawFilled();
    drawCases();
  }

  function drawShared() {
    const { shared } = current();
    for (const field of fields) {
      /* What is being typed here is newer than what another tab says, unless that tab deleted everything. */
      const here = field.box.contains(document.activeElement);
      if (!here || !Object.hasOwn(shared, field.id)) field.fill(shared[field.id]);
    }
    drawFilled();
  }

  function drawFilled() {
    const { shared } = current();
    for (const group of form.querySelectorAll("[data-group]")) {
      const boxes = [...group.querySelectorAll("[data-field]")];
      const count = boxes.filter((box) => isFilled(shared[box.dataset.field] ?? "")).length;
      group.querySelector("[data-filled]").textContent = say("filled", { count, all: boxes.length });
    }
  }

  form.addEventListener("input", (event) => {
    const field = byId.get(event.target.closest("[data-field]")?.dataset.field);
    if (field) save(field);
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // --- its file -------------------------------------------------------------------------------------------------

  const problem = part("load-problem");
  let loaded = null;

  function saveFile(all) {
    const text = JSON.stringify({ format: FORMAT, saved: new Date().toISOString(), ...all }, null, 1);
    const title = Object.keys(all.cases).length > 1 ? say("file_name") : all.cases[all.current].name || say("file_name");
    Playbook.files.download(`${Playbook.files.safeName(title, "case")}-${Playbook.files.stamp()}.json`, text, "application/json");
    Playbook.announce(say("saved"));
  }

  function saveOne() {
    const { version, current: open, cases } = Playbook.case.all();
    saveFile({ version, current: open, cases: { [open]: cases[open] } });
  }

  function fail(key, slots) {
    problem.hidden = false;
    problem.textContent = say(key, slots);
  }

  async function load(file) {
    problem.hidden = true;
    part("loaded").hidden = true;
    if (file.size > TOO_BIG) return fail("load_too_big", { name: file.name });
    let text = "";
    try {
      text = await file.text();
    } catch {
      return fail("load_unreadable", { name: file.name });
    }
    const { all, problem: reason } = Playbook.case.decode(text);
    if (!all) return fail(text.includes("seller-defense-playbook/evidence-log") ? "load_is_log" : `load_${reason}`, { name: file.name });
    loaded = all;
    part("loaded").hidden = false;
    part("loaded-text").textContent = say("loaded", {
      name: file.name,
      count: Object.keys(all.cases).length,
      cases: Object.values(all.cases).map(nameOf).join(Playbook.say("parts_separator")),
    });
    tool.querySelector("[data-action=merge]").focus();
  }

  /* What is here stays; what only the file has is added. Where both have something different, the file's whole case is
     added beside ours, so that nothing is lost. */
  function mergeInto(all, file) {
    let apart = 0;
    const wasEmpty = Object.values(all.cases).every((one) => !Playbook.case.isFilled(one));
    for (const [id, one] of Object.entries(copy(file.cases))) {
      const whole = copy(one);
      if (!Object.hasOwn(all.cases, id)) all.cases[id] = one;
      else if (Playbook.case.join(all.cases[id], one)) {
        all.cases[Playbook.newId()] = { ...whole, name: say("from_file", { name: nameOf(whole) }) };
        apart += 1;
      }
    }
    if (wasEmpty) {
      all.current = file.current;
      for (const [id, one] of Object.entries(all.cases)) {
        if (!Playbook.case.isFilled(one) && id !== all.current) delete all.cases[id];
      }
    }
    return apart;
  }

  function take(replace) {
    const before = copy(Playbook.case.all());
    const file = loaded;
    let apart = 0;
    Playbook.case.changeAll((all) => {
      if (replace) Object.assign(all, copy(file));
      else apart = mergeInto(all, file);
    });
    closeLoaded();
    draw();
    name.focus();
    Playbook.announce(say(replace ? "replaced" : apart ? "merged_apart" : "merged", { count: apart }), {
      label: Playbook.say("undo"),
      run: () => {
        Playbook.case.changeAll((all) => Object.assign(all, before));
        draw();
      },
    });
  }

  function closeLoaded() {
    loaded = null;
    part("loaded").hidden = true;
    part("load").value = "";
  }

  // --- what was set aside ---------------------------------------------------------------------------------------

  function drawAside() {
    const entries = Playbook.case.setAside();
    part("aside").hidden = !entries.length;
    part("aside-list").replaceChildren(...entries.map(asideRow));
  }

  function asideRow({ key, time, text }) {
    const row = part("aside-row").content.firstElementChild.cloneNode(true);
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    const { all } = Playbook.case.decode(text);
    row.querySelector("[data-aside-when]").textContent = say(all ? "aside_readable" : "aside_unreadable", {
      time: Number.isFinite(time) ? when.format(time) : "?",
    });
    const back = row.querySelector("[data-action=bring-back]");
    back.hidden = !all;
    back.addEventListener("click", () => {
      Playbook.case.changeAll((here) => {
        for (const one of Object.values(all.cases)) {
          if (Playbook.case.isFilled(one)) here.cases[Playbook.newId()] = { ...one, name: say("from_aside", { name: nameOf(one) }) };
        }
      });
      Playbook.case.dropAside(key);
      draw();
      Playbook.announce(say("brought_back"));
    });
    row.querySelector("[data-action=save-aside]").addEventListener("click", () => {
      Playbook.files.download(`set-aside-${Playbook.files.stamp()}.txt`, text, "text/plain");
    });
    row.querySelector("[data-action=drop-aside]").addEventListener("click", () => {
      if (!confirm(say("drop_question"))) return;
      Playbook.case.dropAside(key);
      draw();
    });
    return row;
  }

  // --- paper ----------------------------------------------------------------------------------------------------

  /* A value in one or more lines, as it was typed; choices by their label. */
  function written(field, value) {
    if (!isFilled(value ?? "")) return "";
    if (field.type !== "list") return String(value);
    const shown = ({ id, type }, cell) => {
      if (type !== "choice") return cell;
      const option = [...field.box.querySelector("template").content.querySelectorAll(`[data-column=${id}] option`)];
      return option.find((one) => one.value === cell)?.text ?? cell;
    };
    const row = (cells) => field.columns.map((column) => shown(column, cells[column.id] ?? "")).filter(Boolean);
    return value.map((cells) => row(cells).join(Playbook.say("parts_separator"))).join("\n");
  }

  addEventListener("beforeprint", () => {
    const { shared } = current();
    tool.querySelector("[data-paper-name]").textContent = current().name;
    for (const field of fields) {
      tool.querySelector(`[data-paper-field=${field.id}]`).textContent = written(field, shared[field.id]);
    }
  });

  // --- together -------------------------------------------------------------------------------------------------

  function draw() {
    drawCases();
    drawOverview();
    drawShared();
    drawAside();
  }

  const actions = {
    new: add,
    delete: remove,
    print: () => window.print(),
    save: saveOne,
    "save-all": () => saveFile(Playbook.case.all()),
    merge: () => take(false),
    replace: () => take(true),
    cancel: closeLoaded,
  };
  tool.addEventListener("click", ({ target }) => {
    const action = actions[target.closest("button[data-action]")?.dataset.action];
    if (!action) return;
    problem.hidden = true;
    action();
  });
  choice.addEventListener("change", () => open(choice.value));
  name.addEventListener("input", () => {
    const typed = name.value;
    Playbook.case.change((data) => (data.name = typed));
    drawCases();
  });
  part("load").addEventListener("change", ({ target }) => target.files[0] && load(target.files[0]));
  Playbook.case.onOutsideChange(draw);
  draw();
  tool.classList.add("is-ready");
})();
