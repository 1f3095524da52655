/* What the seller typed and ticked: the case.

   It lives in the tab (sessionStorage) until “remember on this device” moves it to localStorage. It is read again before
   every change, so that two open tabs do not overwrite each other. What cannot be read is set aside, never deleted. */
"use strict";

Playbook.case = (() => {
  const KEY = "playbook.case";
  const ASIDE = "playbook.case.set-aside";
  const VERSION = 1;
  const listeners = new Set();
  let problem = "";
  let memory = empty();
  let unsaved = false;

  function empty() {
    return { version: VERSION, shared: {}, letters: {}, checklists: {} };
  }

  function storage(name) {
    try {
      return window[name];
    } catch {
      return null;
    }
  }

  const device = storage("localStorage");
  const tab = storage("sessionStorage");

  function readFrom(store) {
    try {
      return store ? store.getItem(KEY) : null;
    } catch {
      return null;
    }
  }

  /** Where the case is kept now: "device" or "tab". */
  function place() {
    return readFrom(device) === null ? "tab" : "device";
  }

  function isMapping(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /* Parse what a store held; what is not a case of this version is set aside there under another key. */
  function parse(text, store) {
    let data = null;
    try {
      data = JSON.parse(text);
    } catch {
      data = null;
    }
    const known = isMapping(data) && data.version === VERSION;
    if (known && [data.shared, data.letters, data.checklists].every(isMapping)) return data;
    problem = isMapping(data) && data.version > VERSION ? "storage_newer" : "storage_damaged";
    try {
      store.setItem(`${ASIDE}.${Date.now()}`, text);
      store.removeItem(KEY);
    } catch {
      /* No room for a second copy: leave the first where it is, and work in memory. */
      unsaved = true;
    }
    return empty();
  }

  function read() {
    if (unsaved) return memory;
    const store = place() === "device" ? device : tab;
    const text = readFrom(store);
    if (text !== null) memory = parse(text, store);
    return memory;
  }

  function write(data, where) {
    memory = data;
    const store = where === "device" ? device : tab;
    try {
      store.setItem(KEY, JSON.stringify(data));
      if (unsaved) problem = "";
      unsaved = false;
    } catch {
      unsaved = true;
      problem = canStore(store) ? "storage_full" : "storage_none";
    }
    listeners.forEach((listener) => listener());
  }

  /* A full store still takes a very small entry or at least answers; a forbidden one throws at once. */
  function canStore(store) {
    try {
      store.getItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  function change(edit) {
    const data = structuredClone(read());
    edit(data);
    write(data, place());
  }

  /** Keep the case on the device (true) or in the tab (false). */
  function remember(on) {
    const data = read();
    const [from, to] = on ? [tab, "device"] : [device, "tab"];
    write(data, to);
    if (unsaved) return;
    try {
      from.removeItem(KEY);
    } catch {
      /* Nothing was kept there. */
    }
    listeners.forEach((listener) => listener());
  }

  /** Delete everything typed and ticked, also what was set aside. */
  function wipe() {
    for (const store of [device, tab]) {
      try {
        Object.keys(store)
          .filter((key) => key === KEY || key.startsWith(ASIDE))
          .forEach((key) => store.removeItem(key));
      } catch {
        /* A forbidden store holds nothing. */
      }
    }
    memory = empty();
    unsaved = false;
    problem = "";
    listeners.forEach((listener) => listener());
  }

  /** Where entries are kept, for the reader: "tab", "device" or "none"; and the key of a problem, or "". */
  function state() {
    const forbidden = !canStore(tab);
    return { place: forbidden && !canStore(device) ? "none" : place(), problem };
  }

  function hasEntries(data) {
    return [data.shared, data.letters, data.checklists].some((part) => Object.keys(part).length > 0);
  }

  /* Another tab chose to be remembered while this one has a case of its own: what only this tab has is added; where
     both have something, this tab's version is set aside. */
  function joinTab() {
    const own = readFrom(tab);
    if (own === null || readFrom(device) === null) return;
    const here = parse(own, tab);
    const there = read();
    const conflict = join(there, here);
    try {
      if (conflict) {
        tab.setItem(`${ASIDE}.${Date.now()}`, own);
        problem = "storage_other_tab";
      }
      tab.removeItem(KEY);
    } catch {
      return; // stays in the tab, and is joined next time
    }
    write(there, "device");
  }

  /* Copy into `target` what it lacks of `source`; says whether both had something different. */
  function join(target, source) {
    let conflict = false;
    for (const [key, value] of Object.entries(source)) {
      if (!Object.hasOwn(target, key)) target[key] = value;
      else if (isMapping(target[key]) && isMapping(value)) conflict = join(target[key], value) || conflict;
      else if (JSON.stringify(target[key]) !== JSON.stringify(value)) conflict = true;
    }
    return conflict;
  }

  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    joinTab();
    listeners.forEach((listener) => listener());
  });
  addEventListener("beforeunload", (event) => {
    if (!(unsaved || state().place === "none") || !hasEntries(memory)) return;
    event.preventDefault();
    event.returnValue = true; // what browsers before 2024 look at
  });

  read();
  joinTab();
  return { read, change, remember, wipe, state, subscribe: (listener) => listeners.add(listener) };
})();

/* The line that says where entries are kept, with its choices. */
for (const box of document.querySelectorAll("[data-storage]")) {
  const line = box.querySelector("[data-storage-state]");
  const warning = box.querySelector("[data-storage-problem]");
  const remember = box.querySelector("[data-action=remember]");

  const show = () => {
    const { place, problem } = Playbook.case.state();
    line.textContent = Playbook.say(`storage_${place}`);
    line.classList.toggle("storage__state--none", place === "none");
    remember.checked = place === "device";
    remember.disabled = place === "none";
    warning.hidden = !problem || problem === "storage_none";
    warning.textContent = warning.hidden ? "" : Playbook.say(problem);
  };

  remember.addEventListener("change", () => Playbook.case.remember(remember.checked));
  box.querySelector("[data-action=wipe]").addEventListener("click", () => {
    if (!confirm(Playbook.say("wipe_question"))) return;
    Playbook.case.wipe();
    Playbook.announce(Playbook.say("wiped"));
  });
  Playbook.case.subscribe(show);
  show();
}
