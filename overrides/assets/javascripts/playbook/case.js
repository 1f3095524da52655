/* What the seller typed and ticked: the case.

   It lives in the tab (sessionStorage) until “remember on this device” moves it to localStorage. It is read again before
   every change, so that two open tabs do not overwrite each other. What cannot be read is set aside, never deleted. */
"use strict";

Playbook.case = (() => {
  const KEY = "playbook.case";
  const ASIDE = "playbook.case.set-aside";
  const WIPED = "playbook.wiped";
  const VERSION = 1;
  const outsideListeners = new Set();
  const stateListeners = new Set();
  const device = storage("localStorage");
  const tab = storage("sessionStorage");
  let problem = "";
  let memory = empty();
  let inMemoryOnly = false; // the last change could not be stored, or the store holds what we may not overwrite

  function empty() {
    return { version: VERSION, shared: {}, letters: {}, checklists: {} };
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

  function isCase(data) {
    return (
      isMapping(data) &&
      data.version === VERSION &&
      [data.shared, data.letters, data.checklists].every(isMapping) &&
      [data.letters, data.checklists].every((part) => Object.values(part).every(isMapping))
    );
  }

  /* Parse what a store held; what is not a case of this version is set aside there under another key. */
  function parse(text, store) {
    let data = null;
    try {
      data = JSON.parse(text);
    } catch {
      data = null;
    }
    if (isCase(data)) return data;
    problem = isMapping(data) && data.version > VERSION ? "storage_newer" : "storage_damaged";
    try {
      store.setItem(`${ASIDE}.${Date.now()}`, text);
      store.removeItem(KEY);
    } catch {
      inMemoryOnly = true; // no room for a second copy: leave the first untouched
      problem = "storage_locked";
    }
    return empty();
  }

  function read() {
    if (inMemoryOnly) return memory;
    const store = place() === "device" ? device : tab;
    const text = readFrom(store);
    if (text !== null) memory = parse(text, store);
    else if (works(store)) memory = empty();
    return memory;
  }

  function write(data, where) {
    memory = data;
    const store = where === "device" ? device : tab;
    if (problem !== "storage_locked") {
      try {
        store.setItem(KEY, JSON.stringify(data));
        if (inMemoryOnly) problem = "";
        inMemoryOnly = false;
      } catch {
        inMemoryOnly = true;
        problem = works(store) ? "storage_full" : "storage_none";
      }
    }
    stateListeners.forEach((listener) => listener());
  }

  /** Change the case: `edit` gets it and alters it in place. */
  function change(edit) {
    const data = JSON.parse(JSON.stringify(read()));
    edit(data);
    write(data, place());
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
    write(read(), on ? "device" : "tab");
    if (!inMemoryOnly) removeFrom(on ? tab : device, (key) => key === KEY);
    stateListeners.forEach((listener) => listener());
  }

  function forget() {
    for (const store of [device, tab]) removeFrom(store, (key) => key === KEY || key.startsWith(ASIDE));
    memory = empty();
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

  /* Another tab chose to be remembered while this one has a case of its own: what only this tab has is added; where
     both have something, this tab's version is set aside. */
  function joinTab() {
    const own = readFrom(tab);
    if (own === null || readFrom(device) === null) return;
    const here = parse(own, tab);
    const there = JSON.parse(JSON.stringify(read()));
    const conflict = join(there, here);
    write(there, "device");
    if (inMemoryOnly) return; // stays in the tab too, and is joined next time
    try {
      if (conflict) tab.setItem(`${ASIDE}.${Date.now()}`, own);
      if (conflict) problem = "storage_other_tab";
      tab.removeItem(KEY);
    } catch {
      /* No room to set it aside: it stays in the tab. */
    }
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

  function hasEntries(data) {
    return [data.shared, data.letters, data.checklists].some((part) => Object.keys(part).length > 0);
  }

  addEventListener("storage", (event) => {
    if (event.storageArea !== device) return;
    if (event.key === WIPED || event.key === null) forget();
    else if (event.key !== KEY) return;
    else if (event.newValue !== null) joinTab();
    else if (hasEntries(memory)) write(memory, "tab"); // no longer remembered there: keep what is shown here
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

  const show = () => {
    const { place, problem } = Playbook.case.state();
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
