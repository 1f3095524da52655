/* The evidence log: numbered exhibits of the open case, each with the hash of its file. */
"use strict";

(() => {
  const tool = document.querySelector("[data-tool=evidence-log]");
  const { kinds, words, korean } = JSON.parse(tool.querySelector("[data-tool-words]").textContent);
  const { hashOfText, hashAll, dropped, withoutLitter, compare } = Playbook.evidenceFiles;
  const part = (name) => tool.querySelector(`[data-${name}]`);
  const say = (key, slots = {}) => Playbook.fill(words[key], slots);
  const copy = (data) => JSON.parse(JSON.stringify(data));
  const text = (value) => (typeof value === "string" ? value : "");
  const lang = document.documentElement.lang;

  // --- exhibits -------------------------------------------------------------------------------------------------

  /* Stored data may come from a damaged or foreign file: what is no text becomes one, what is no file becomes none. */
  function tidy(exhibit) {
    const file = exhibit.file;
    const captured = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(exhibit.captured) && !Number.isNaN(instant(exhibit.captured, ""));
    const isFile = file && [file.name, file.sha256].every((one) => typeof one === "string");
    return {
      id: exhibit.id,
      ...Object.fromEntries(["name", "kind", "shows", "from", "zone", "by", "about"].map((key) => [key, text(exhibit[key])])),
      captured: captured ? exhibit.captured : "",
      ready: exhibit.ready === true,
      withheld: exhibit.withheld === true,
      file: isFile ? { name: file.name, size: Number(file.size) || 0, modified: text(file.modified), sha256: file.sha256 } : null,
    };
  }

  const exhibits = () => Playbook.case.read().exhibits.map(tidy);
  const titleOf = (exhibit) => exhibit.name || exhibit.file?.name || say("nameless");
  const numberOf = (index) => Playbook.say("exhibit_short", { n: index + 1 });
  const isDescribed = ({ kind, ready, shows }) => kind !== "" && (ready || shows.trim() !== "");

  /* What an exhibit shows: the ready wording of its kind if that was ticked, then what was typed. */
  function showsOf(exhibit, key = "shows") {
    const ready = exhibit.ready ? kinds[exhibit.kind]?.[key] : "";
    return [ready, exhibit.shows].filter(Boolean);
  }

  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });

  function size(bytes) {
    const unit = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
    return `${numbers.format(bytes / 1024 ** unit)} ${["B", "KB", "MB", "GB"][unit]}`;
  }

  const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clocks = new Map(); // by zone; making one takes long

  /* What the clock of a zone shows, as 2026-11-25 14:30:00; UTC's for a zone that this browser does not know. */
  function clock(zone) {
    if (!clocks.has(zone)) {
      const style = { dateStyle: "short", timeStyle: "medium" };
      try {
        clocks.set(zone, new Intl.DateTimeFormat("sv-SE", { timeZone: zone, ...style }));
      } catch {
        clocks.set(zone, new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", ...style }));
      }
    }
    return clocks.get(zone);
  }

  /* An instant as Korea's clock shows it: 2026-11-25 14:30. */
  function koreanTime(iso) {
    const time = Date.parse(iso ?? "");
    return Number.isNaN(time) ? "" : clock("Asia/Seoul").format(time).slice(0, 16);
  }

  /* When a time on the clock of `zone` was, in milliseconds; NaN if it is no time. */
  function instant(local, zone) {
    const asUtc = Date.parse(`${local}:00Z`);
    if (Number.isNaN(asUtc)) return NaN;
    const shown = Date.parse(`${clock(zone || zoneHere).format(asUtc).replace(" ", "T")}Z`);
    return asUtc - (shown - asUtc);
  }

  /* When it was captured, as typed; else what the file says. */
  const timeOf = (exhibit) => (exhibit.captured ? instant(exhibit.captured, exhibit.zone) : Date.parse(exhibit.file?.modified ?? ""));

  function timeText(exhibit, phrases) {
    if (exhibit.captured) {
      const shown = exhibit.captured.replace("T", " ");
      return exhibit.zone ? `${shown} (${exhibit.zone})` : shown;
    }
    const time = koreanTime(exhibit.file?.modified);
    return time ? Playbook.fill(phrases.file_time, { time }) : "";
  }

  /* Change one exhibit, whatever other tabs did to the list meanwhile. */
  function edit(id, change) {
    Playbook.case.change((data) => {
      const exhibit = data.exhibits.find((one) => one.id === id);
      if (exhibit) change(exhibit);
    });
  }

  /* Put the exhibits into the order of these ids; any that another tab added meanwhile follow. */
  function arrange(ids) {
    Playbook.case.change((data) => {
      const place = new Map(ids.map((id, index) => [id, index]));
      data.exhibits.sort((one, other) => (place.get(one.id) ?? ids.length) - (place.get(other.id) ?? ids.length));
    });
  }

  // --- rows -----------------------------------------------------------------------------------------------------

  const list = part("exhibits");
  const rows = new Map(); // by exhibit's id

  function makeRow(id) {
    const row = part("exhibit-row").content.firstElementChild.cloneNode(true);
    row.dataset.exhibit = id;
    return row;
  }

  function drawRow(row, exhibit, index) {
    const set = (name, value) => {
      const element = row.querySelector(`[data-${name}]`);
      if (element.textContent !== value) element.textContent = value;
    };
    const title = titleOf(exhibit);
    set("number", numberOf(index));
    set("name", title);
    set("shows", showsOf(exhibit).join(Playbook.say("parts_separator")));
    const about = [kinds[exhibit.kind]?.word ?? "", timeText(exhibit, words)];
    if (exhibit.file) about.push(exhibit.file.name, size(exhibit.file.size));
    if (exhibit.withheld) about.push(words.withheld);
    set("file", about.filter(Boolean).join(Playbook.say("parts_separator")));
    set("hash", exhibit.file ? exhibit.file.sha256.slice(0, 12) : "");
    row.querySelector("[data-hash]").title = exhibit.file?.sha256 ?? "";
    row.querySelector("[data-todo]").hidden = isDescribed(exhibit);
    row.querySelector("[data-shows]").hidden = !showsOf(exhibit).length;
    for (const action of ["up", "down", "remove"]) {
      row.querySelector(`[data-action=${action}]`).setAttribute("aria-label", say(action, { exhibit: numberOf(index) }));
    }
  }

  function draw() {
    const all = exhibits();
    const ids = new Set(all.map(({ id }) => id));
    for (const [id, row] of rows) {
      if (ids.has(id)) continue;
      row.remove();
      rows.delete(id);
    }
    all.forEach((exhibit, index) => {
      if (!rows.has(exhibit.id)) rows.set(exhibit.id, makeRow(exhibit.id));
      const row = rows.get(exhibit.id);
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
      drawRow(row, exhibit, index);
      fillForm(row, exhibit, index);
    });
    drawSummary(all);
  }

  function drawSummary(all) {
    const described = all.filter(isDescribed).length;
    part("exhibit-count").textContent = all.length ? `(${all.length})` : "";
    part("described").textContent = all.length ? say("described", { count: described, all: all.length }) : "";
    part("empty").hidden = all.length > 0;
    part("list-actions").hidden = !all.length;
    tool.classList.toggle("tool--empty", !all.length); // then the blank form prints
    part("subjects").replaceChildren(...subjects(all).map((one) => new Option(one)));
    drawTimeline(all);
    drawAgainst();
    soon();
  }

  /* What an exhibit may be about: what was typed for others, and the notice and listings of the case. */
  function subjects(all) {
    const { shared } = Playbook.case.read();
    const rows = Array.isArray(shared.listings) ? shared.listings : [];
    const listings = rows.map((row) => [text(row?.product_name), text(row?.option_id)].filter(Boolean).join(" "));
    const found = [...all.map(({ about }) => about), text(shared.notice_subject), ...listings];
    return [...new Set(found.filter(Boolean))];
  }

  // --- editing --------------------------------------------------------------------------------------------------

  const formOf = (row) => row.querySelector("[data-exhibit-fields]");

  function openForm(row) {
    if (!formOf(row)) row.append(part("exhibit-form").content.firstElementChild.cloneNode(true));
    row.querySelector("[data-action=edit]").setAttribute("aria-expanded", "true");
    const index = exhibits().findIndex(({ id }) => id === row.dataset.exhibit);
    fillForm(row, exhibits()[index], index);
    formOf(row).querySelector("[data-key]").focus();
  }

  function closeForm(row) {
    formOf(row)?.remove();
    const button = row.querySelector("[data-action=edit]");
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  function fillForm(row, exhibit, index) {
    const form = formOf(row);
    if (!form) return;
    for (const input of form.querySelectorAll("[data-key]")) {
      if (input.type === "checkbox") input.checked = exhibit[input.dataset.key];
      else if (input !== document.activeElement && input.value !== exhibit[input.dataset.key]) input.value = exhibit[input.dataset.key];
    }
    const ready = kinds[exhibit.kind]?.shows ?? "";
    form.querySelector("[data-ready-box]").hidden = !ready;
    form.querySelector("[data-ready]").textContent = ready;
    form.querySelector("[data-han]").hidden = !/\p{Script=Han}/u.test(exhibit.name + exhibit.shows);
    const moveTo = form.querySelector("[data-move-to]");
    if (moveTo !== document.activeElement) moveTo.value = index + 1;
    form.querySelector("[data-action=file-time]").hidden = !exhibit.file?.modified;
    showTime(form, exhibit);
  }

  function showTime(form, exhibit) {
    const input = form.querySelector("[data-key=captured]");
    const time = koreanTime(exhibit.file?.modified);
    const hints = [exhibit.captured ? say("zone", { zone: exhibit.zone || zoneHere }) : time ? say("file_time", { time }) : ""];
    if (input.validity.badInput) hints.unshift(say("no_such_date"));
    else if (instant(exhibit.captured, exhibit.zone) > Date.now() + 60000) hints.unshift(say("in_future"));
    form.querySelector("[data-captured-hint]").textContent = hints.filter(Boolean).join(" ");
  }

  list.addEventListener("input", ({ target }) => {
    const row = target.closest("[data-exhibit]");
    const key = target.dataset.key;
    if (!row || !key) return;
    if (target.validity.badInput) return redraw(row); // half a date, or none: what was there stays
    const value = target.type === "checkbox" ? target.checked : target.value;
    edit(row.dataset.exhibit, (exhibit) => {
      /* The Korean name of a kind is what letters and the list need, unless a name was typed. */
      const suggested = ["", kinds[exhibit.kind]?.korean];
      if (key === "kind" && suggested.includes(text(exhibit.name))) exhibit.name = kinds[value]?.korean ?? "";
      exhibit[key] = value;
      if (key === "captured") exhibit.zone = zoneHere;
    });
    redraw(row);
  });

  /* A date that is begun changes no value, so that no “input” tells of it. */
  for (const type of ["keyup", "focusout"]) {
    list.addEventListener(type, ({ target }) => target.dataset.key === "captured" && redraw(target.closest("[data-exhibit]")));
  }

  function redraw(row) {
    const all = exhibits();
    const index = all.findIndex(({ id }) => id === row.dataset.exhibit);
    if (index < 0) return draw(); // deleted in another tab
    drawRow(row, all[index], index);
    fillForm(row, all[index], index);
    drawSummary(all);
  }

  list.addEventListener("change", ({ target }) => {
    if (!("moveTo" in target.dataset)) return;
    const row = target.closest("[data-exhibit]");
    const place = Math.round(Number(target.value));
    if (Number.isFinite(place) && place >= 1) move(row.dataset.exhibit, place - 1);
    else redraw(row);
    target.focus();
  });

  // --- order and removal ----------------------------------------------------------------------------------------

  function move(id, place) {
    const ids = exhibits().map((exhibit) => exhibit.id);
    const from = ids.indexOf(id);
    const to = Math.max(0, Math.min(place, ids.length - 1));
    if (from < 0 || from === to) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    arrange(ids);
    draw();
    Playbook.announce(say("moved", { exhibit: numberOf(to) }));
  }

  function undoable(message, undo) {
    Playbook.announce(message, {
      label: Playbook.say("undo"),
      run() {
        undo();
        draw();
      },
    });
  }

  function remove(id) {
    const all = copy(Playbook.case.read().exhibits);
    const index = all.findIndex((exhibit) => exhibit.id === id);
    if (index < 0) return draw();
    Playbook.case.change((data) => (data.exhibits = data.exhibits.filter((exhibit) => exhibit.id !== id)));
    draw();
    const neighbour = list.children[index] ?? list.children[index - 1];
    (neighbour?.querySelector("[data-action=remove]") ?? tool.querySelector("[data-action=add-thing]")).focus();
    undoable(say("removed", { exhibit: numberOf(index), name: titleOf(tidy(all[index])) }), () => {
      Playbook.case.change((data) => data.exhibits.splice(Math.min(index, data.exhibits.length), 0, all[index]));
    });
  }

  function sortByTime() {
    const all = exhibits();
    const before = all.map(({ id }) => id);
    const times = new Map(all.map((exhibit) => [exhibit.id, timeOf(exhibit)]));
    const late = (id) => (Number.isNaN(times.get(id)) ? Infinity : times.get(id));
    const after = [...before].sort((one, other) => (late(one) === late(other) ? 0 : late(one) - late(other)));
    if (JSON.stringify(before) === JSON.stringify(after)) return Playbook.announce(say("sorted_already"));
    arrange(after);
    draw();
    undoable(say("sorted"), () => arrange(before));
  }

  // --- adding ---------------------------------------------------------------------------------------------------

  let work = null; // what can be cancelled: an AbortController while files are hashed
  const progress = { box: part("progress-box"), bar: tool.querySelector("progress"), text: part("progress-text") };

  /* Hash files with a progress bar; `onFile` gets each with its result. Resolves to whether it was not cancelled. */
  async function hashWithProgress(files, onFile) {
    work?.abort();
    const mine = (work = new AbortController());
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    progress.box.hidden = false;
    let shown = 0;
    const show = (done) => {
      if (done.files < files.length && performance.now() - shown < 100) return; // often enough to watch
      shown = performance.now();
      progress.bar.value = bytes ? done.bytes / bytes : 1;
      progress.text.textContent = say("progress", { files: done.files, all: files.length, done: size(done.bytes), total: size(bytes) });
    };
    show({ files: 0, bytes: 0 });
    const finished = await hashAll(files, { onFile, onProgress: show, signal: mine.signal });
    if (work === mine) {
      progress.box.hidden = true;
      work = null;
    }
    return finished;
  }

  /* What a file cannot be read for is told by the browser as a DOMException; anything else is our script that is missing. */
  const reasonOf = (error) => (error instanceof DOMException ? "unreadable" : "no_script");

  function newExhibit(file, sha256, before) {
    return {
      id: Playbook.newId(),
      name: "",
      kind: "",
      shows: "",
      from: "",
      captured: "",
      zone: "",
      by: before?.by ?? "",
      about: before?.about ?? "",
      file: file && { name: file.name, size: file.size, modified: new Date(file.lastModified).toISOString(), sha256 },
    };
  }

  async function addFiles(chosen, unreadable = []) {
    const files = withoutLitter(chosen);
    const problems = unreadable.map((name) => say("unreadable", { name }));
    if (!files.length && !problems.length) return;
    let added = 0;
    let waiting = [];
    let stored = performance.now();
    /* Stored some at a time: often enough that little is lost, seldom enough for a thousand files. */
    const store = () => {
      if (!waiting.length) return;
      const batch = waiting;
      waiting = [];
      Playbook.case.change((data) => data.exhibits.push(...batch));
      stored = performance.now();
      draw();
    };
    const last = exhibits().at(-1);
    const known = new Map(exhibits().map((exhibit, index) => [exhibit.file?.sha256, index]));
    const names = new Set(exhibits().map((exhibit) => exhibit.file?.name));
    let next = exhibits().length;
    const finished = await hashWithProgress(files, (file, { sha256, error }) => {
      if (error) problems.push(say(reasonOf(error), { name: file.name }));
      else if (file.size === 0) problems.push(say("no_bytes", { name: file.name }));
      else if (known.has(sha256)) problems.push(say("twice", { name: file.name, exhibit: numberOf(known.get(sha256)) }));
      else {
        if (names.has(file.name)) problems.push(say("same_name", { name: file.name }));
        known.set(sha256, next++);
        names.add(file.name);
        waiting.push(newExhibit(file, sha256, last));
        added += 1;
      }
      if (performance.now() - stored > 1000) store();
    });
    store();
    showProblems(problems);
    if (added || !finished) Playbook.announce(say(finished ? "added" : "cancelled", { count: added }));
  }

  function showProblems(problems) {
    const box = part("messages");
    part("message-list").replaceChildren(
      ...problems.map((problem) => Object.assign(document.createElement("li"), { textContent: problem, dir: "auto" })),
    );
    box.hidden = !problems.length;
  }

  function addThing() {
    const exhibit = newExhibit(null, "", exhibits().at(-1));
    Playbook.case.change((data) => data.exhibits.push(exhibit));
    draw();
    openForm(rows.get(exhibit.id));
  }

  /* The same files may be chosen again, so that the input must be emptied. */
  function onChoice(name, use) {
    const input = part(name);
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      use(files);
    });
  }

  onChoice("add-files", addFiles);
  onChoice("add-folder", addFiles);
  const drop = part("drop");
  /* A file dropped beside the field would replace the page. */
  for (const type of ["dragover", "drop"]) {
    document.addEventListener(type, (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
  }
  document.addEventListener("dragover", ({ target }) => drop.classList.toggle("drop--over", drop.contains(target)));
  document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget ?? drop.classList.remove("drop--over"));
  document.addEventListener("drop", async ({ dataTransfer }) => {
    drop.classList.remove("drop--over");
    if (!dataTransfer.types.includes("Files")) return;
    const { files, unreadable } = await dropped(dataTransfer);
    addFiles(files, unreadable);
  });
  addEventListener("beforeunload", (event) => {
    if (!work) return;
    event.preventDefault();
    event.returnValue = true; // what browsers before 2024 look at
  });

  // --- timeline -------------------------------------------------------------------------------------------------

  function drawTimeline(all) {
    if (!part("timeline").open) return;
    const timed = all.map((exhibit, index) => ({ exhibit, index, time: timeOf(exhibit) })).filter(({ time }) => !Number.isNaN(time));
    part("timeline-list").replaceChildren(
      ...timed
        .sort((one, other) => one.time - other.time)
        .map(({ exhibit, index }) => {
          const entry = document.createElement("li");
          const time = Object.assign(document.createElement("span"), { className: "timeline__time", textContent: timeText(exhibit, words) });
          const what = Object.assign(document.createElement("span"), { dir: "auto", textContent: `${numberOf(index)} ${titleOf(exhibit)}` });
          entry.append(time, " ", what);
          return entry;
        }),
    );
  }

  part("timeline").addEventListener("toggle", () => drawTimeline(exhibits()));

  // --- the log as a file, and its checksum ----------------------------------------------------------------------

  /* Always the same text for the same log, so that its hash ties paper and file together. */
  function logText() {
    const log = {
      format: "seller-defense-playbook/evidence-log",
      version: 1,
      case: Playbook.case.read().name,
      exhibits: exhibits().map((exhibit, index) => ({ number: index + 1, ...exhibit })),
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  }

  let checksum = "";
  let timer = 0;

  async function drawChecksum() {
    const content = logText();
    const line = part("checksum-line");
    line.hidden = !exhibits().length;
    try {
      checksum = line.hidden ? "" : await hashOfText(content);
    } catch (error) {
      console.error(error);
      checksum = ""; // the script could not be loaded; adding files will say so
    }
    part("checksum").textContent = checksum;
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(drawChecksum, 300);
  }

  function fileName(ending) {
    const name = Playbook.files.safeName(Playbook.case.read().name || say("file_name"), "evidence");
    return `${name}-${Playbook.files.stamp()}.${ending}`;
  }

  async function saveJson() {
    Playbook.files.download(fileName("json"), logText(), "application/json");
    await drawChecksum();
    Playbook.announce(say("saved_json"));
  }

  /* Spreadsheets take what begins with these signs for a formula. */
  function cell(value) {
    const safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return '"' + safe.replaceAll('"', '""') + '"';
  }

  function saveCsv() {
    const head = ["number", "name", "kind", "shows", "from", "captured", "by", "about", "withheld", "file", "size", "modified"].map((key) => words[`column_${key}`]);
    const lines = exhibits().map((exhibit, index) => [
      String(index + 1),
      exhibit.name,
      kinds[exhibit.kind]?.word ?? exhibit.kind,
      showsOf(exhibit).join("\n"),
      exhibit.from,
      exhibit.captured && timeText(exhibit, words),
      exhibit.by,
      exhibit.about,
      exhibit.withheld ? words.withheld : "",
      exhibit.file?.name ?? "",
      exhibit.file ? String(exhibit.file.size) : "",
      koreanTime(exhibit.file?.modified),
      exhibit.file?.sha256 ?? "",
    ]);
    const content = [[...head, "SHA-256"], ...lines].map((line) => line.map(cell).join(",")).join("\r\n");
    Playbook.files.download(fileName("csv"), `\ufeff${content}\r\n`, "text/csv");
    Playbook.announce(say("saved_csv"));
  }

  // --- paper ----------------------------------------------------------------------------------------------------

  function line(content, className = "") {
    return Object.assign(document.createElement("p"), { textContent: content, className, dir: "auto" });
  }

  function paperRow(exhibit, index, role) {
    const phrases = role === "send" ? korean : words;
    const kind = kinds[exhibit.kind]?.[role === "send" ? "korean" : "word"] ?? "";
    const shows = showsOf(exhibit, role === "send" ? "korean_shows" : "shows");
    const row = document.createElement("tr");
    const number = Object.assign(document.createElement("th"), { scope: "row", textContent: Playbook.fill(phrases.exhibit, { n: index + 1 }) });
    const labelled = (key) => exhibit[key] && line(`${phrases["label_" + key]} ${exhibit[key]}`);
    const time = timeText(exhibit, phrases);
    const { file } = exhibit;
    const cells = [
      [line(exhibit.name || kind || file?.name || phrases.nameless, "paper__name"), kind && kind !== exhibit.name && line(kind), ...shows.map((one) => line(one))],
      [exhibit.from && line(exhibit.from), time && line(time), labelled("by"), labelled("about")],
      file ? [line(file.name), line(size(file.size)), line(file.sha256, "paper__hash")] : [line(phrases.no_file)],
    ];
    row.append(
      number,
      ...cells.map((lines) => {
        const element = document.createElement("td");
        element.append(...lines.filter(Boolean));
        return element;
      }),
    );
    return row;
  }

  function drawPaper() {
    /* Numbers stay those of the log, so that letters and list agree. */
    const printed = exhibits().map((exhibit, index) => ({ exhibit, index })).filter(({ exhibit }) => !exhibit.withheld);
    const { shared, name } = Playbook.case.read();
    for (const paper of tool.querySelectorAll("[data-paper]")) {
      const set = (key, value) => (paper.querySelector(`[data-paper-${key}]`).textContent = value);
      set("seller", text(shared.business_name));
      set("case", name || text(shared.notice_subject));
      set("made", `${koreanTime(new Date().toISOString())} (KST)`);
      set("count", String(printed.length));
      set("checksum", checksum);
      paper.querySelector("[data-paper-rows]").replaceChildren(...printed.map(({ exhibit, index }) => paperRow(exhibit, index, paper.dataset.paper)));
    }
  }

  async function print(reader) {
    await drawChecksum();
    tool.classList.toggle("tool--print-reader", reader);
    window.print();
  }

  const title = document.title;
  addEventListener("beforeprint", () => {
    const paper = tool.querySelector(`[data-paper=${tool.classList.contains("tool--print-reader") ? "reader" : "send"}]`);
    if (!exhibits().length) return;
    drawPaper();
    document.title = paper.querySelector(".paper__title").textContent;
  });
  addEventListener("afterprint", () => {
    document.title = title;
    tool.classList.remove("tool--print-reader");
  });

  // --- are the files still the same? ----------------------------------------------------------------------------

  let against = null; // a saved log {name, exhibits, checksum}; else this case's

  function drawAgainst() {
    part("verify-against").textContent = against
      ? say("against_file", { name: against.name, count: against.exhibits.length, checksum: against.checksum })
      : say("against_case", { count: exhibits().filter(({ file }) => file).length });
  }

  async function useLog([file]) {
    if (!file) return;
    try {
      const content = await file.text();
      const log = JSON.parse(content);
      const found = log?.format === "seller-defense-playbook/evidence-log" ? log.exhibits : null;
      if (!Array.isArray(found)) throw new Error("not an evidence log");
      against = { name: file.name, exhibits: found.map(tidy), checksum: await hashOfText(content) };
      part("verify-result").hidden = true;
    } catch {
      Playbook.announce(say("not_a_log", { name: file.name }));
    }
    drawAgainst();
  }

  async function verify(chosen) {
    const hashed = [];
    const unreadable = [];
    const finished = await hashWithProgress(withoutLitter(chosen), (file, { sha256, error }) => {
      if (error) unreadable.push({ file });
      else hashed.push({ name: file.name, sha256 });
    });
    if (!finished) return Playbook.announce(say("verify_cancelled"));
    const found = { ...compare(hashed, against?.exhibits ?? exhibits()), unreadable };
    const order = ["changed", "missing", "unreadable", "unknown", "matched"];
    part("verify-rows").replaceChildren(
      ...order.flatMap((state) =>
        found[state].map(({ file, exhibit, index }) => {
          const row = document.createElement("tr");
          row.className = `verify verify--${state}`;
          row.dataset.state = state;
          const shown = file?.name ?? exhibit.file.name;
          const renamed = state === "matched" && exhibit.file.name !== file.name;
          for (const [tag, content] of [
            ["th", say(`state_${state}`)],
            ["td", exhibit ? numberOf(index) : ""],
            ["td", renamed ? say("renamed", { name: shown, logged: exhibit.file.name }) : shown],
          ]) row.append(Object.assign(document.createElement(tag), { textContent: content, dir: "auto" }));
          row.firstElementChild.scope = "row";
          return row;
        }),
      ),
    );
    part("verify-result").hidden = false;
    const counts = Object.fromEntries(order.map((state) => [state, found[state].length]));
    part("verify-summary").textContent = say("verified", counts);
    Playbook.announce(say("verified", counts));
  }

  onChoice("verify-files", verify);
  onChoice("verify-folder", verify);
  onChoice("verify-log", useLog);

  // --- together -------------------------------------------------------------------------------------------------

  const actions = {
    "add-thing": addThing,
    cancel: () => work?.abort(new DOMException("cancelled", "AbortError")),
    dismiss: () => showProblems([]),
    print: () => print(false),
    "print-reader": () => print(true),
    "save-json": saveJson,
    "save-csv": saveCsv,
    sort: sortByTime,
  };
  const rowActions = {
    edit: (row) => (formOf(row) ? closeForm(row) : openForm(row)),
    close: closeForm,
    up: (row) => step(row, -1),
    down: (row) => step(row, 1),
    remove: (row) => remove(row.dataset.exhibit),
    "file-time": (row) => {
      edit(row.dataset.exhibit, (exhibit) => {
        const time = new Date(exhibit.file.modified);
        const local = new Date(time.getTime() - time.getTimezoneOffset() * 60000);
        exhibit.captured = local.toISOString().slice(0, 16);
        exhibit.zone = zoneHere;
      });
      redraw(row);
    },
  };

  function step(row, by) {
    const index = [...list.children].indexOf(row);
    move(row.dataset.exhibit, index + by);
    row.querySelector(`[data-action=${by < 0 ? "up" : "down"}]`).focus();
  }

  tool.addEventListener("click", ({ target }) => {
    const { action } = target.closest("button[data-action]")?.dataset ?? {};
    const row = target.closest("[data-exhibit]");
    if (row && action in rowActions) rowActions[action](row);
    else actions[action]?.();
  });
  Playbook.case.onOutsideChange(draw);
  draw();
  Playbook.load("vendor/sha256.js").catch(() => {}); // while there is a connection; tried again when it is needed
  tool.classList.add("is-ready");
})();
