/* What the seller typed, ticked and listed: the case; there may be several, of which one is open.

   They live in the tab (sessionStorage) until “remember on this device” moves them to localStorage. They are read again
   before every change. Browsers tell tabs of each other's changes a moment late, though, so that a tab may overwrite what
   it has not seen yet: each tab notices that, and makes its own changes again. What cannot be read is set aside, never
   deleted. The page “My case” shows all of it. */
"use strict";

Playbook.case = (() => {
  const KEY = "playbook.case";
  const ASIDE = "playbook.case.set-aside";
  const WIPED = "playbook.wiped";
  /* How data of each older version becomes the next one. Version 1 had one case, without exhibits and deadlines. */
  const MIGRATIONS = {
    1: ({ shared, letters, checklists }) => ({
      version: 2,
      current: FIRST,
      cases: { [FIRST]: { ...emptyCase(), shared, letters, checklists } },
    }),
  };
  const VERSION = 2;
  const FIRST = "first"; // the same in every tab, so that what two tabs began apart can be joined
  const ME = Playbook.newId(); // this page among those that write
  const RECENT = 30000; // milliseconds in which another tab may write without having seen our changes
  const recent = []; // our changes: {number, time, edit}
  let number = 0; // of our latest change
  let seen = {}; // which change of which page is in what was read last: {page: {number, time}}
  const outsideListeners = new Set();
  const stateListeners = new Set();
  const device = storage("localStorage");
  const tab = storage("sessionStorage");
  let problem = "";
  let memory = empty();
  let memoryText = null; // what `memory` was read from
  let unsavedSince = null; // what stood in the store when it first failed
  let inMemoryOnly = false; // the last change could not be stored, or the store holds what we may not overwrite

  /** A case in which nothing stands yet. */
  function emptyCase(name = "") {
    return { name, shared: {}, letters: {}, checklists: {}, exhibits: [], deadlines: [] };
  }

  function empty() {
    return { version: VERSION, current: FIRST, cases: { [FIRST]: emptyCase() } };
  }

  // --- stores ---------------------------------------------------------------------------------------------------

  function storage(name) {
    try {
      return window[name];
    } catch {
      return null;
    }
  }

  function readFrom(store) {
    try {
      return store.getItem(KEY);
    } catch {
      return null;
    }
  }

  function works(store) {
    try {
      store.getItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  /** Where the case is kept now: "device" or "tab". */
  function place() {
    return readFrom(device) === null ? "tab" : "device";
  }

  // --- reading and writing --------------------------------------------------------------------------------------

  function isMapping(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function isRecord(value) {
    return isMapping(value) && typeof value.id === "string";
  }

  function isCase(one) {
    return (
      isMapping(one) &&
      typeof one.name === "string" &&
      [one.shared, one.letters, one.checklists].every(isMapping) &&
      [one.letters, one.checklists].every((part) => Object.values(part).every(isMapping)) &&
      [one.exhibits, one.deadlines].every((list) => Array.isArray(list) && list.every(isRecord))
    );
  }

  function isOurs(found) {
    if (!isMapping(found) || !isMapping(found.cases) || !Object.hasOwn(found.cases, found.current)) return false;
    return Object.values(found.cases).every(isCase);
  }

  /** All cases from a stored or exported text: {all}; or {problem} where it is "newer" than this page, or "damaged". */
  function decode(text) {
    let found = null;
    try {
      found = JSON.parse(text);
    } catch {
      return { problem: "damaged" };
    }
    if (isMapping(found) && found.version > VERSION) return { problem: "newer" };
    while (isMapping(found) && Object.hasOwn(MIGRATIONS, found.version)) found = MIGRATIONS[found.version](found);
    if (!isOurs(found) || found.version !== VERSION) return { problem: "damaged" };
    const all = { version: VERSION, current: found.current, cases: found.cases };
    return { all, seen: isMapping(found.seen) ? found.seen : {} };
  }

  /* What a store held; what cannot be read is set aside there under another key. */
  function parse(text, store) {
    const decoded = decode(text);
    seen = decoded.seen ?? {};
    if (decoded.all) return decoded.all;
    problem = `storage_${decoded.problem}`;
    try {
      store.setItem(`${ASIDE}.${Date.now()}`, text);
      store.removeItem(KEY);
    } catch {
      inMemoryOnly = true; // no room for a second copy: leave the first untouched
      problem = "storage_locked";
    }
    return empty();
  }

  /** All cases: {current: id, cases: {id: case}}. Not to be altered. */
  function all() {
    if (inMemoryOnly) return memory;
    const store = place() === "device" ? device : tab;
    const text = readFrom(store);
    if (text !== null && text === memoryText) return memory;
    memoryText = text;
    if (text !== null) memory = parse(text, store);
    else if (works(store)) memory = empty();
    return memory;
  }

  /** The open case. Not to be altered. */
  function read() {
    const { cases, current } = all();
    return cases[current];
  }

  function write(data, where) {
    const store = where === "device" ? device : tab;
    if (problem !== "storage_locked") {
      try {
        /* Another tab may have stored something while this one could not. */
        const stored = readFrom(store);
        if (inMemoryOnly && stored !== unsavedSince) join(data.cases, decode(stored).all?.cases ?? {});
        store.setItem(KEY, JSON.stringify(where === "device" ? { ...data, seen: seenNow() } : data));
        if (inMemoryOnly) problem = "";
        inMemoryOnly = false;
      } catch {
        if (!inMemoryOnly) unsavedSince = readFrom(store);
        inMemoryOnly = true;
        problem = works(store) ? "storage_full" : "storage_none";
      }
    }
    memory = data;
    memoryText = null;
    stateListeners.forEach((listener) => listener());
  }

  function seenNow() {
    const now = Date.now();
    const others = Object.entries(seen).filter(([, one]) => now - one?.time < 2 * RECENT);
    seen = { ...Object.fromEntries(others), [ME]: { number, time: now } };
    return seen;
  }

  /* A copy of all cases to change. What another tab stored before it saw our latest changes gets those again. */
  function draft() {
    const data = JSON.parse(JSON.stringify(all()));
    const known = Number(seen[ME]?.number) || 0;
    const isLost = (one) => one.number > known && Date.now() - one.time < RECENT;
    const lost = place() === "device" ? recent.filter(isLost) : [];
    lost.forEach(({ edit }) => edit(data));
    return { data, isBehind: lost.length > 0 };
  }

  /* Make a change, and keep it for a while in case another tab overwrites it. */
  function commit(edit, where) {
    const time = Date.now();
    const { data } = draft();
    number += 1;
    if (where === "device") recent.push({ number, time, edit });
    while (recent.length && time - recent[0].time > RECENT) recent.shift();
    edit(data);
    write(data, where);
  }

  function makeAgain() {
    const { data, isBehind } = draft();
    if (isBehind) write(data, "device");
  }

  /** Change any of the cases: `edit` gets all and alters them in place. It may be called again, so that it must not
      depend on what changes meanwhile. */
  function changeAll(edit) {
    commit(edit, place());
  }

  /** Change the open case: `edit` gets it and alters it in place. It may be called again. */
  function change(edit) {
    const { current } = all();
    changeAll(({ cases }) => {
      if (Object.hasOwn(cases, current)) edit(cases[current]);
    });
  }

  function notify() {
    outsideListeners.forEach((listener) => listener());
    stateListeners.forEach((listener) => listener());
  }

  // --- remember and wipe ----------------------------------------------------------------------------------------

  function removeFrom(store, isOurs) {
    try {
      Object.keys(store)
        .filter(isOurs)
        .forEach((key) => store.removeItem(key));
    } catch {
      /* A forbidden store holds nothing. */
    }
  }

  /** Keep the case on the device (true) or in the tab (false). */
  function remember(on) {
    if (on) navigator.storage?.persist?.().catch(() => {}); // browsers short of space delete what is not persistent
    write(all(), on ? "device" : "tab");
    if (!inMemoryOnly) removeFrom(on ? tab : device, (key) => key === KEY);
    stateListeners.forEach((listener) => listener());
  }

  function forget() {
    for (const store of [device, tab]) removeFrom(store, (key) => key === KEY || key.startsWith(ASIDE));
    memory = empty();
    memoryText = null;
    recent.length = 0;
    inMemoryOnly = false;
    problem = "";
  }

  /** Delete everything typed and ticked, also what was set aside, in every open tab. */
  function wipe() {
    try {
      device.setItem(WIPED, String(Date.now()));
      device.removeItem(WIPED);
    } catch {
      /* Other tabs cannot be told. */
    }
    forget();
    notify();
  }

  // --- other tabs -----------------------------------------------------------------------------------------------

  /* Another tab chose to be remembered while this one has cases of its own: what only this tab has is added; where both
     have something, this tab's version is set aside. */
  function joinTab() {
    const own = readFrom(tab);
    if (own === null || readFrom(device) === null) return;
    const here = parse(own, tab);
    let conflict = false;
    commit(({ cases }) => {
      conflict = join(cases, JSON.parse(JSON.stringify(here.cases)));
    }, "device");
    if (inMemoryOnly) return; // stays in the tab too, and is joined next time
    try {
      if (conflict) tab.setItem(`${ASIDE}.${Date.now()}`, own);
      if (conflict) problem = "storage_other_tab";
      tab.removeItem(KEY);
    } catch {
      /* No room to set it aside: it stays in the tab. */
    }
  }

  /** Copy into `target` what it lacks of `source`, lists of records by id; says whether both had something different. */
  function join(target, source) {
    let conflict = false;
    for (const [key, value] of Object.entries(source)) {
      if (key === "__proto__") continue;
      const mine = Object.hasOwn(target, key) ? target[key] : undefined;
      if (mine === undefined || mine === "") target[key] = value;
      else if (isMapping(mine) && isMapping(value)) conflict = join(mine, value) || conflict;
      else if ([mine, value].every((list) => Array.isArray(list) && list.every(isRecord))) {
        conflict = joinRecords(mine, value) || conflict;
      } else if (value !== "" && JSON.stringify(mine) !== JSON.stringify(value)) conflict = true;
    }
    return conflict;
  }

  function joinRecords(target, source) {
    let conflict = false;
    for (const record of source) {
      const mine = target.find(({ id }) => id === record.id);
      if (mine) conflict = join(mine, record) || conflict;
      else target.push(record);
    }
    return conflict;
  }

  /** Whether anything stands in a case. */
  function isFilled({ name, shared, letters, checklists, exhibits, deadlines }) {
    return name !== "" || [shared, letters, checklists, exhibits, deadlines].some((part) => Object.keys(part).length > 0);
  }

  function hasEntries({ cases }) {
    return Object.values(cases).some(isFilled);
  }

  // --- what was set aside ---------------------------------------------------------------------------------------

  /** What could not be read or joined: [{key, time, text}], the newest first. `time` is in milliseconds. */
  function setAside() {
    return [device, tab]
      .flatMap((store) => {
        try {
          return Object.keys(store)
            .filter((key) => key.startsWith(ASIDE))
            .map((key) => ({ key, time: Number(key.slice(ASIDE.length + 1)), text: store.getItem(key) }));
        } catch {
          return []; // a forbidden store holds nothing
        }
      })
      .sort((one, other) => other.time - one.time);
  }

  /** Delete one thing that was set aside. */
  function dropAside(key) {
    for (const store of [device, tab]) removeFrom(store, (name) => name === key);
  }

  addEventListener("storage", (event) => {
    if (event.storageArea !== device) return;
    if (event.key === WIPED || event.key === null) forget();
    else if (event.key !== KEY) return;
    else if (event.newValue !== null) {
      joinTab();
      makeAgain();
    } else if (hasEntries(memory)) write(memory, "tab"); // no longer remembered there: keep what is shown here
    notify();
  });
  /* On the way back browsers restore what stood in the form, after our scripts; the case is what counts. */
  addEventListener("pageshow", notify);
  addEventListener("beforeunload", (event) => {
    if (!(inMemoryOnly || state().place === "none") || !hasEntries(memory)) return;
    event.preventDefault();
    event.returnValue = true; // what browsers before 2024 look at
  });

  /** Where entries are kept, for the reader: "tab", "device" or "none"; and the key of a problem, or "". */
  function state() {
    const none = problem === "storage_locked" || (!works(tab) && !works(device));
    return { place: none ? "none" : place(), problem };
  }

  read();
  joinTab();
  return {
    read,
    change,
    all,
    changeAll,
    emptyCase,
    isFilled,
    decode,
    join,
    setAside,
    dropAside,
    remember,
    wipe,
    state,
    /** Call `listener` when the case changes other than by `change` in this page. */
    onOutsideChange: (listener) => outsideListeners.add(listener),
    /** Call `listener` when where or how the case is kept may have changed. */
    onState: (listener) => stateListeners.add(listener),
  };
})();

/* The line that says where entries are kept, with its choices. */
for (const box of document.querySelectorAll("[data-storage]")) {
  const line = box.querySelector("[data-storage-state]");
  const warning = box.querySelector("[data-storage-problem]");
  const remember = box.querySelector("[data-action=remember]");

  const name = box.querySelector("[data-storage-case]");
  const show = () => {
    const { place, problem } = Playbook.case.state();
    const open = Playbook.case.read().name;
    name.textContent = open ? Playbook.say("storage_case_name", { name: open }) : "";
    line.textContent = Playbook.say(`storage_${place}`);
    line.classList.toggle("storage__state--none", place === "none");
    remember.checked = place === "device";
    remember.disabled = place === "none";
    const text = problem && problem !== "storage_none" ? Playbook.say(problem) : "";
    warning.hidden = !text;
    if (warning.textContent !== text) warning.textContent = text;
  };

  remember.addEventListener("change", () => Playbook.case.remember(remember.checked));
  box.querySelector("[data-action=wipe]").addEventListener("click", () => {
    if (!confirm(Playbook.say("wipe_question"))) return;
    Playbook.case.wipe();
    Playbook.announce(Playbook.say("wiped"));
  });
  Playbook.case.onState(show);
  show();
}
