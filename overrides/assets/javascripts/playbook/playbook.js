/* The namespace all our scripts share. Classic scripts, since modules do not load from file://. */
"use strict";

const Playbook = (() => {
  const strings = JSON.parse(document.getElementById("playbook-strings").textContent);

  /** A text in which `{name}` is replaced by `slots.name`. */
  function fill(text, slots) {
    return text.replace(/\{(\w+)\}/g, (sign, name) => (name in slots ? String(slots[name]) : sign));
  }

  /** A text in the reader's language, its `{slots}` filled. */
  function say(key, slots = {}) {
    if (!(key in strings)) throw new Error(`No interface string “browser_${key}”: add it to data/ui/`);
    return fill(strings[key], slots);
  }

  const toast = document.createElement("div");
  toast.className = "toast";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "toast__action", hidden: true });
  toast.append(status, button);
  document.body.append(toast);
  let hide = 0;

  /** Show a short message and have it read out; `action` ({label, run}) is offered as a button beside it. */
  function announce(text, action = null) {
    status.textContent = text;
    button.hidden = !action;
    button.textContent = action?.label ?? "";
    button.onclick = () => {
      toast.classList.remove("toast--shown");
      action.run();
    };
    toast.classList.add("toast--shown");
    clearTimeout(hide);
    hide = setTimeout(() => toast.classList.remove("toast--shown"), action ? 20000 : 8000);
  }

  /** Put text on the clipboard. Resolves to whether that worked. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyFromSelection(text);
    }
  }

  /* For browsers and in-app browsers without the Clipboard API. */
  function copyFromSelection(text) {
    const focused = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {
      copied = false;
    }
    area.remove();
    focused?.focus({ preventScroll: true });
    return copied;
  }

  /** An id for a new record, which no other device makes too. */
  function newId() {
    return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(9)))).replace(/[+/]/g, "-");
  }

  const folder = document.currentScript.src;
  const loading = new Map();

  /** Load another script of ours, named relative to this one, once. Rejects if it cannot be had; a later try may succeed. */
  function load(name) {
    if (!loading.has(name)) {
      const loaded = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(name, folder).href;
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => {
          script.remove();
          loading.delete(name);
          reject(new Error(`${script.src} could not be loaded`));
        });
        document.head.append(script);
      });
      loading.set(name, loaded);
    }
    return loading.get(name);
  }

  /* On the way back or after a reload browsers fill in what stood there before; that was not typed now. */
  const opened = performance.getEntriesByType("navigation")[0]?.type === "navigate";

  return { fill, say, announce, copy, newId, load, opened };
})();
