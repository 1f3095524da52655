/* The deadline tool: a card for each deadline, counted in Korean time, with a calendar file and a printed list. */
"use strict";

(() => {
  const dates = Playbook.deadlineDates;
  const tool = document.querySelector("[data-tool=deadlines]");
  const { records, holidays, words } = JSON.parse(tool.querySelector("[data-tool-words]").textContent);
  const { lang } = document.documentElement;
  const list = tool.querySelector("[data-deadlines]");
  const template = tool.querySelector("[data-deadline-card]").content.firstElementChild;
  const kinds = new Map(
    [...tool.querySelectorAll("template[data-kind]")].map((one) => [one.dataset.kind, one.content.firstElementChild]),
  );
  const cards = new Map(); // by id of the deadline
  const typing = new Map(); // by id: names of the fields in which something is typed that is not complete yet
  let pressed = false; // whether a finger or mouse button is down

  // --- words ----------------------------------------------------------------------------------------------------

  function tell(key, slots = {}) {
    if (!(key in words)) throw new Error(`No interface string “script_deadlines_${key}”: add it to data/ui/`);
    return Playbook.fill(words[key], slots);
  }

  function tellCount(key, n) {
    return tell(`${key}_${n === 1 ? "one" : "other"}`, { n });
  }

  const inFull = new Intl.DateTimeFormat(lang, { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" });
  const withoutYear = new Intl.DateTimeFormat(lang, { timeZone: "UTC", month: "short", day: "numeric" });
  const weekdays = new Intl.DateTimeFormat(lang, { timeZone: "UTC", weekday: "short" });
  const gap = lang.startsWith("zh") ? "" : " "; // between sentences

  function write(format, day) {
    return format.format(day * 86400000);
  }

  function writeDay(day, minutes = null) {
    const date = tell("day", { date: write(inFull, day), weekday: write(weekdays, day) });
    return minutes === null ? date : tell("date_time", { date, time: dates.timeText(minutes) });
  }

  function now() {
    return dates.inKorea(Date.now());
  }

  // --- what is stored -------------------------------------------------------------------------------------------

  /* Values may be odd, since files can be imported: their types are never trusted. */
  function textOf(entry, key) {
    return dates.textOf(entry[key]);
  }

  function recordOf(entry) {
    return Object.hasOwn(records, textOf(entry, "kind")) ? records[entry.kind] : null;
  }

  function isOwn(entry) {
    return entry.kind === "own";
  }

  function titleOf(entry) {
    return recordOf(entry)?.title ?? (textOf(entry, "note").split("\n")[0].trim() || tell("own"));
  }

  function entries() {
    return Playbook.case.read().deadlines;
  }

  /* Change one deadline. If another tab has just removed it, it comes back: what is typed is not lost. */
  function change(id, edit) {
    const here = cards.get(id)?.entry;
    Playbook.case.change((data) => {
      let entry = data.deadlines.find((one) => one.id === id);
      if (!entry) data.deadlines.push((entry = { ...here }));
      edit(entry);
    });
  }

  // --- what is said about a deadline ----------------------------------------------------------------------------

  function left(entry, due) {
    if (entry.done === true) return tell("done");
    if (due.day === null) return "";
    const { past, days, minutes } = dates.distance(due, now());
    const side = past ? "past" : "left";
    if (minutes !== undefined) {
      const hours = Math.floor(minutes / 60);
      return hours === 0 ? tell(`${side}_soon`) : tellCount(`${side}_hours`, hours);
    }
    return days === 0 ? tell("today") : tellCount(`${side}_days`, days);
  }

  function dueText(due) {
    if (due.basis === "unknown") return tell("not_known");
    return due.day === null ? tell("no_date") : writeDay(due.day, due.minutes);
  }

  function leftOut({ weekends, holidays: named }) {
    const parts = named.map(({ day, name }) => tell("holiday", { name, date: write(withoutYear, day) }));
    if (weekends) parts.unshift(tellCount("weekend", weekends));
    return parts.length ? tell("left_out", { parts: parts.join(tell("separator")) }) : "";
  }

  function counted(record, due) {
    const hours = record.unit === "hours";
    const start = writeDay(due.received, hours ? (due.receivedMinutes ?? 0) : null);
    return tell(hours ? "basis_hours" : "basis_count", { period: record.period, start });
  }

  /** Where a date comes from. */
  function basis(record, due) {
    return basisSentences(record, due).filter(Boolean).join(gap);
  }

  function basisSentences(record, due) {
    if (due.basis === "unknown") return [tell("basis_unknown", { year: due.counted.missingYear })];
    if (due.basis === "none") return [tell(record ? "basis_none" : "basis_none_own")];
    if (due.basis === "count") return [counted(record, due), leftOut(due.counted.skipped), tell("wins")];
    const ours = due.counted;
    const differs = ours && !ours.missingYear && (ours.day !== due.day || (ours.minutes !== null && ours.minutes !== due.minutes));
    return [
      tell(record ? "basis_notice" : "basis_own"),
      differs ? tell("our_count", { date: writeDay(ours.day, ours.minutes) }) : "",
    ];
  }

  /** The working day before the due date; today if that is past; "" where it is not known or does not fit. */
  function aim(entry, due) {
    if (due.day === null || entry.done === true || due.counted?.minutes != null) return "";
    const day = dates.nextWorking(due.day, -1, holidays);
    const today = now().day;
    if (due.day < today || day === null) return "";
    return day <= today ? tell("aim_now") : tell("aim", { date: writeDay(day) });
  }

  /* The last day is no working day: what the law says, and what it does not. */
  function offDay(record, due) {
    if (due.basis !== "count" || due.minutes !== null) return "";
    const name = dates.holidayName(due.day, holidays);
    if (!name && !dates.isWeekend(due.day)) return "";
    const what = name || tell(dates.weekday(due.day) === 6 ? "saturday" : "sunday");
    const date = write(inFull, due.day);
    if (!record.byLaw) return tell("hint_off", { date, what });
    const next = dates.nextWorking(due.day, 1, holidays);
    return next === null
      ? tell("hint_off_law_unknown", { date, what })
      : tell("hint_off_law", { date, what, next: writeDay(next) });
  }

  /** What to look at again; nothing of it is in the way. */
  function hints(entry, record, due) {
    const today = now();
    const found = due.odd.map((field) =>
      tell(field.endsWith("Time") ? "hint_odd_time" : "hint_odd_date", { value: textOf(entry, field) }),
    );
    if (typing.get(entry.id)?.size) found.push(tell("hint_incomplete"));
    if (!record && !isOwn(entry)) found.push(tell("hint_kind", { value: textOf(entry, "kind") }));
    if (record && due.received !== null) {
      if (due.received > today.day) found.push(tell("hint_future"));
      if (due.named !== null && due.named < due.received) found.push(tell("hint_before"));
    }
    if (due.basis === "count" && due.counted.timeAssumed) found.push(tell("hint_no_time"));
    if (record && due.day !== null) found.push(offDay(record, due));
    if (due.day !== null && entry.done !== true && dates.distance(due, today).past) found.push(tell("hint_past"));
    return found.filter(Boolean);
  }

  // --- cards ----------------------------------------------------------------------------------------------------

  /* Texts that are read out when they change are not written anew without need. */
  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
    element.hidden = !text;
  }

  function makeCard(id) {
    const element = template.cloneNode(true);
    const part = (name) => element.querySelector(`[data-${name}]`);
    const inputs = [...element.querySelectorAll("[data-key]")];
    const card = { id, element, part, inputs, entry: null, kind: null };
    element.dataset.deadline = id;
    for (const input of inputs) {
      const hint = input.closest(".field")?.querySelector(".field__hint");
      if (hint) {
        hint.id = `deadline-${id}-${input.dataset.key}-hint`;
        input.setAttribute("aria-describedby", hint.id);
      }
      input.addEventListener(input.type === "checkbox" ? "change" : "input", () => take(card, input));
    }
    part("action=ics").addEventListener("click", () => saveCalendar([card.entry]));
    part("action=remove").addEventListener("click", () => remove(card));
    return card;
  }

  /* While a date is being typed its year is 0002, 0020, …, which is no year yet. */
  function isUnfinished(input) {
    return input.validity.badInput || (input.type === "date" && input.value !== "" && dates.parseDay(input.value) === null);
  }

  /* What was typed, at every key. A date that is not complete leaves what was there before. */
  function take(card, input) {
    const { key } = input.dataset;
    const unfinished = typing.get(card.id) ?? new Set();
    typing.set(card.id, unfinished);
    if (isUnfinished(input)) unfinished.add(key);
    else {
      const value = input.type === "checkbox" ? input.checked : input.value;
      unfinished.delete(key);
      change(card.id, (entry) => {
        entry[key] = value;
      });
    }
    fill(card, entries().find(({ id }) => id === card.id) ?? card.entry);
    drawAround();
  }

  function fillInputs(card, entry) {
    for (const input of card.inputs) {
      const { key } = input.dataset;
      if (input.type === "checkbox") input.checked = entry[key] === true;
      else if (key === "kind") fillKind(input, entry);
      else if (!typing.get(card.id)?.has(key)) fillValue(input, textOf(entry, key));
    }
  }

  /* An input of a date or time shows nothing of what is none; that is told below it and kept. */
  function fillValue(input, text) {
    const day = dates.parseDay(text);
    const minutes = dates.parseTime(text);
    let value = text;
    if (input.type === "date") value = day === null ? "" : dates.dayText(day);
    if (input.type === "time") value = minutes === null ? "" : dates.timeText(minutes);
    if (input.value !== value && input !== document.activeElement) input.value = value;
  }

  /* A kind that is not offered here leaves the choice open. */
  function fillKind(select, entry) {
    const kind = textOf(entry, "kind");
    const known = Object.hasOwn(records, kind) || kind === "own";
    const open = select.querySelector("option[value='']");
    if (known) open?.remove();
    else if (!open) select.prepend(new Option(tell("choose"), ""));
    select.value = known ? kind : "";
  }

  /* What belongs to the kind of deadline: source of the period, what to send, what the count starts from. */
  function fillKindParts(card, kind, record) {
    if (card.kind === kind) return;
    card.kind = kind;
    const about = kinds.get(kind);
    for (const name of ["citation", "send"]) {
      const nodes = about ? [...about.querySelector(`[data-${name}]`).childNodes].map((node) => node.cloneNode(true)) : [];
      card.part(name).replaceChildren(...nodes);
    }
    setText(card.part("start-hint"), record?.start ?? "");
    card.part("received-field").hidden = kind === "own";
    const label = card.part("note-label");
    setText(label, kind === "own" ? label.dataset.own : label.dataset.other);
  }

  function fill(card, entry) {
    const record = recordOf(entry);
    const due = dates.due(record, entry, holidays);
    const title = titleOf(entry);
    card.entry = entry;
    fillInputs(card, entry);
    fillKindParts(card, textOf(entry, "kind"), record);
    card.part("time-field").hidden = record?.unit !== "hours"; // days are counted whatever the hour
    setText(card.part("title"), title);
    setText(card.part("note-shown"), record ? textOf(entry, "note") : "");
    setText(card.part("left"), left(entry, due));
    setText(card.part("due"), dueText(due));
    setText(card.part("aim"), aim(entry, due));
    setText(card.part("basis"), basis(record, due));
    card.part("citation").hidden = due.basis !== "count";
    const said = hints(entry, record, due);
    const box = card.part("hints");
    if (said.join("\n") !== [...box.children].map((one) => one.textContent).join("\n")) {
      box.replaceChildren(...said.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    }
    box.hidden = said.length === 0;
    card.part("action=ics").disabled = due.day === null;
    card.part("action=remove").setAttribute("aria-label", tell("remove", { title }));
    const distance = due.day === null || entry.done === true ? null : dates.distance(due, now());
    const near = distance && (distance.minutes !== undefined || distance.days <= 3);
    card.element.classList.toggle("deadline--done", entry.done === true);
    card.element.classList.toggle("deadline--past", Boolean(distance?.past));
    card.element.classList.toggle("deadline--near", Boolean(near && !distance.past));
  }

  // --- the list -------------------------------------------------------------------------------------------------

  /** Open ones first, the nearest at the top; without a date after them; done ones last. */
  function sorted() {
    const keyed = entries().map((entry, index) => {
      const due = dates.due(recordOf(entry), entry, holidays);
      return [entry.done === true ? 1 : 0, due.day ?? Infinity, due.minutes ?? 1440, index, entry];
    });
    const compare = (one, other) => {
      const place = [0, 1, 2, 3].find((at) => one[at] !== other[at]);
      return one[place] < other[place] ? -1 : 1;
    };
    return keyed.sort((one, other) => (one === other ? 0 : compare(one, other))).map((key) => key[4]);
  }

  /* Cards come into their order only while nobody works in the list: nothing may move under the hand. */
  function arrange(ids) {
    if (pressed || list.contains(document.activeElement)) return;
    const wanted = ids.map((id) => cards.get(id).element);
    if (wanted.some((element, index) => list.children[index] !== element)) list.append(...wanted);
  }

  function drawAround() {
    const any = entries().length > 0;
    tool.querySelector("[data-empty]").hidden = any;
    tool.querySelectorAll("[data-needs-deadlines]").forEach((button) => (button.hidden = !any));
    tool.classList.toggle("tool--empty", !any);
    drawNow();
    drawPaper();
  }

  function draw() {
    const found = sorted();
    const ids = found.map(({ id }) => id);
    for (const [id, card] of cards) {
      if (ids.includes(id)) continue;
      card.element.remove();
      cards.delete(id);
      typing.delete(id);
    }
    for (const entry of found) {
      if (!cards.has(entry.id)) {
        cards.set(entry.id, makeCard(entry.id));
        list.append(cards.get(entry.id).element);
      }
      fill(cards.get(entry.id), entry);
    }
    arrange(ids);
    drawAround();
  }

  function add(kind) {
    const id = Playbook.newId();
    const record = Object.hasOwn(records, kind) ? records[kind] : null;
    const { notice_date: noticeDate } = Playbook.case.read().shared; // typed in a letter, or in “My case”
    const received = record?.fromNotice && dates.parseDay(dates.textOf(noticeDate)) !== null ? noticeDate : "";
    const entry = { id, kind, received, receivedTime: "", named: "", namedTime: "", note: "", done: false };
    Playbook.case.change((data) => data.deadlines.push(entry));
    draw();
    for (const card of cards.values()) card.part("edit").open = card.id === id;
    const { element } = cards.get(id);
    element.querySelector(kind === "own" ? "[data-key=named]" : "[data-key=received]").focus();
    element.scrollIntoView({ block: "nearest" });
  }

  function remove(card) {
    const removed = card.entry;
    const next = card.element.nextElementSibling ?? card.element.previousElementSibling;
    Playbook.case.change((data) => {
      data.deadlines = data.deadlines.filter(({ id }) => id !== card.id);
    });
    draw();
    (next?.querySelector("summary") ?? tool.querySelector("[data-action=add]")).focus();
    Playbook.announce(tell("removed", { title: titleOf(removed) }), {
      label: Playbook.say("undo"),
      run: () => {
        Playbook.case.change((data) => {
          if (!data.deadlines.some(({ id }) => id === removed.id)) data.deadlines.push(removed);
        });
        draw();
        cards.get(removed.id)?.element.querySelector("summary").focus();
      },
    });
  }

  // --- calendar and paper ---------------------------------------------------------------------------------------

  function toSend(entry) {
    const links = kinds.get(entry.kind)?.querySelectorAll("[data-letters] a") ?? [];
    return [...links].map((link) => link.textContent).join(tell("separator"));
  }

  function eventOf(entry) {
    const record = recordOf(entry);
    const due = dates.due(record, entry, holidays);
    const title = titleOf(entry);
    const note = textOf(entry, "note").trim();
    const what = toSend(entry);
    const lines = [
      tell("ics_until", { due: dueText(due) }),
      basis(record, due),
      due.basis === "notice" ? "" : tell("wins"),
      aim(entry, due),
      what && tell("ics_send", { what }),
      record ? note : "",
      location.protocol === "file:" ? "" : location.origin + location.pathname,
    ];
    const summary = record && record.korean !== title ? `${title} (${record.korean})` : title;
    return {
      id: entry.id,
      day: due.day,
      minutes: due.minutes,
      summary,
      description: [...new Set(lines.filter(Boolean))].join("\n"),
    };
  }

  function saveCalendar(chosen) {
    const events = chosen.map(eventOf).filter(({ day }) => day !== null);
    if (events.length === 0) {
      Playbook.announce(tell("ics_none"));
      return;
    }
    const text = dates.calendar(events, Date.now(), { name: tell("ics_name") });
    Playbook.files.download("deadlines.ics", text, "text/calendar;charset=utf-8");
    Playbook.announce(tellCount("ics_made", events.length));
  }

  function cell(...texts) {
    const made = document.createElement("td");
    for (const text of texts.filter(Boolean)) {
      made.append(Object.assign(document.createElement("p"), { textContent: text }));
    }
    return made;
  }

  function drawPaper() {
    const rows = sorted().map((entry) => {
      const record = recordOf(entry);
      const due = dates.due(record, entry, holidays);
      const row = document.createElement("tr");
      const box = Object.assign(document.createElement("span"), { className: "paper__box" });
      box.classList.toggle("paper__box--done", entry.done === true);
      const done = document.createElement("td");
      done.append(box);
      row.append(
        cell(titleOf(entry), record ? textOf(entry, "note") : ""),
        cell(dueText(due)),
        cell(basis(record, due), ...hints(entry, record, due)),
        cell(toSend(entry), aim(entry, due)),
        done,
      );
      return row;
    });
    tool.querySelector("[data-paper-rows]").replaceChildren(...rows);
  }

  /* The time in Korea, and how far the device's clock is from it. */
  function drawNow() {
    const { day, minutes } = now();
    const text = writeDay(day, minutes);
    setText(tool.querySelector("[data-now]"), tell("now", { now: text }));
    tool.querySelector("[data-paper-made]").textContent = tell("made", { now: text });
    const ahead = 540 + new Date().getTimezoneOffset();
    const hours = Math.abs(ahead) / 60;
    const zone = ahead ? tell(ahead > 0 ? "zone_ahead" : "zone_behind", { hours: Number(hours.toFixed(2)) }) : "";
    setText(tool.querySelector("[data-zone]"), zone);
  }

  function print(blank) {
    tool.classList.toggle("tool--print-blank", blank);
    window.print();
  }

  addEventListener("afterprint", () => tool.classList.remove("tool--print-blank"));
  const kindChoice = tool.querySelector("[data-new-kind]");
  tool.querySelector("[data-action=add]").addEventListener("click", () => add(kindChoice.value));
  tool.querySelector("[data-action=ics-all]").addEventListener("click", () => {
    saveCalendar(sorted().filter((entry) => entry.done !== true));
  });
  tool.querySelector("[data-action=print]").addEventListener("click", () => print(false));
  tool.querySelector("[data-action=print-blank]").addEventListener("click", () => print(true));
  list.addEventListener("focusout", () => setTimeout(draw));
  addEventListener("pointerdown", () => (pressed = true), true);
  for (const kind of ["pointerup", "pointercancel"]) {
    addEventListener(kind, () => {
      pressed = false;
      setTimeout(draw);
    }, true);
  }
  Playbook.case.onOutsideChange(draw);
  setInterval(draw, 30000); // days and hours go by while the page stays open
  addEventListener("visibilitychange", draw);
  draw();
  tool.classList.add("is-ready");
})();
