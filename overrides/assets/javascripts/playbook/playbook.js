/* The namespace all our scripts share. Classic scripts, since modules do not load from file://. */
"use strict";

const Playbook = (() => {
  const strings = JSON.parse(document.getElementById("playbook-strings").textContent);

  /** A text in the reader's language; `{name}` is replaced by `slots.name`. */
  function say(key, slots = {}) {
    if (!(key in strings)) throw new Error(`No interface string “browser_${key}”: add it to data/ui/`);
    return strings[key].replace(/\{(\w+)\}/g, (sign, name) => (name in slots ? String(slots[name]) : sign));
  }

  const status = document.createElement("p");
  status.className = "toast";
  status.setAttribute("role", "status");
  document.body.append(status);
  let hide = 0;

  /** Show a short message and have it read out. */
  function announce(text) {
    status.textContent = text;
    status.classList.add("toast--shown");
    clearTimeout(hide);
    hide = setTimeout(() => status.classList.remove("toast--shown"), 8000);
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

  /* On the way back or after a reload browsers fill in what stood there before; that was not typed now. */
  const opened = performance.getEntriesByType("navigation")[0]?.type === "navigate";

  return { say, announce, copy, opened };
})();
