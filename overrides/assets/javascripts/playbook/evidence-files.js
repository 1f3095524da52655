/* Files as evidence: their SHA-256, and whether they are still the same. Files are read here and go nowhere. */
"use strict";

Playbook.evidenceFiles = (() => {
  const PIECE = 2 ** 20; // bytes; hashed in some milliseconds, so that the page stays responsive
  const AT_ONCE = 2 ** 24; // bytes; up to here a file may be in memory as a whole

  function hex(bytes) {
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  async function hashOfText(text) {
    await Playbook.load("vendor/sha256.js");
    return hex(sha256.sha256(new TextEncoder().encode(text)));
  }

  /** SHA-256 of a file, in hexadecimal. Tells `onBytes` how many bytes were read; stops with the reason of `signal`.
      Rejects if the file cannot be read. */
  async function hashOf(file, { onBytes = () => {}, signal = null } = {}) {
    signal?.throwIfAborted();
    /* The browser's own is several times faster, but wants the whole file, and a page from a secure address. */
    if (file.size <= AT_ONCE && crypto.subtle) {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      onBytes(file.size);
      return hex(new Uint8Array(digest));
    }
    await Playbook.load("vendor/sha256.js");
    const hash = sha256.sha256.create();
    const piece = (start) => file.slice(start, start + PIECE).arrayBuffer();
    let next = piece(0);
    for (let start = 0; start < file.size; start += PIECE) {
      const bytes = new Uint8Array(await next);
      signal?.throwIfAborted();
      next = piece(start + PIECE); // read while this one is hashed
      next.catch(() => {}); // told when it is awaited
      hash.update(bytes);
      onBytes(bytes.length);
    }
    return hex(hash.digest());
  }

  /** Hash files one after another. `onFile` gets each with its {sha256} or {error}, `onProgress` {files, bytes} so far.
      Returns whether it went to the end. */
  async function hashAll(files, { onFile, onProgress, signal }) {
    let bytes = 0;
    for (const [index, file] of files.entries()) {
      if (signal.aborted) return false;
      const before = bytes;
      const onBytes = (count) => {
        bytes += count;
        onProgress({ files: index, bytes });
      };
      try {
        onFile(file, { sha256: await hashOf(file, { onBytes, signal }) });
      } catch (error) {
        if (signal.aborted) return false;
        onFile(file, { error });
      }
      bytes = before + file.size;
      onProgress({ files: index + 1, bytes });
    }
    return true;
  }

  // --- what was chosen or dropped -------------------------------------------------------------------------------

  /** The files of a drop, those in dropped folders too: {files, unreadable: names}. */
  async function dropped(transfer) {
    const found = { files: [], unreadable: [] };
    /* Both must be asked for at once: after the first wait the browser forgets what was dropped. */
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
    const plain = [...transfer.files];
    if (entries.some((entry) => entry?.isDirectory)) for (const entry of entries) if (entry) await walk(entry, found);
    return entries.some((entry) => entry?.isDirectory) ? found : { files: plain, unreadable: [] };
  }

  async function walk(entry, found) {
    try {
      if (entry.isFile) {
        found.files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)); // some at a time
        if (!entries.length) return;
        for (const one of entries) await walk(one, found);
      }
    } catch {
      found.unreadable.push(entry.name);
    }
  }

  /* What systems put into folders by themselves. */
  const LITTER = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

  /** Without the files that operating systems leave in folders. */
  function withoutLitter(files) {
    return files.filter((file) => !LITTER.has(file.name));
  }

  // --- are they still the same? ---------------------------------------------------------------------------------

  /** Compare hashed files [{name, sha256}] with exhibits: lists of `matched`, `changed`, `unknown`, `missing`, each of
      {file?, exhibit?, index?}. A file is changed if its name is in the log with another content. */
  function compare(hashed, exhibits) {
    const logged = exhibits.map((exhibit, index) => ({ exhibit, index })).filter(({ exhibit }) => exhibit.file);
    const found = { matched: [], changed: [], unknown: [], missing: [] };
    const seen = new Set();
    const rest = [];
    for (const file of hashed) {
      const same = logged.filter(({ exhibit }) => exhibit.file.sha256 === file.sha256);
      const one = same.find(({ exhibit }) => exhibit.file.name === file.name) ?? same[0];
      if (one) found.matched.push({ file, ...one });
      else rest.push(file);
      same.forEach(({ index }) => seen.add(index));
    }
    for (const file of rest) {
      const one = logged.find(({ exhibit, index }) => exhibit.file.name === file.name && !seen.has(index));
      if (one) seen.add(one.index);
      found[one ? "changed" : "unknown"].push({ file, ...one });
    }
    found.missing = logged.filter(({ index }) => !seen.has(index));
    return found;
  }

  return { hashOf, hashOfText, hashAll, dropped, withoutLitter, compare };
})();
