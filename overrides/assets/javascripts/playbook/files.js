/* Files that leave the page or come into it; nothing is sent anywhere. */
"use strict";

Playbook.files = (() => {
  /** Hand a file to the browser's downloads. `content` is text or a Blob. */
  function download(name, content, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); // some browsers read it only then
  }

  /** A name without signs that file systems refuse, and not too long. */
  function safeName(text, otherwise) {
    const safe = text.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").replace(/\s+/g, " ").trim();
    return [...safe].slice(0, 60).join("").replace(/[. ]+$/, "") || otherwise;
  }

  /** Today as 20261125, for file names. */
  function stamp() {
    return new Intl.DateTimeFormat("en-CA").format(new Date()).replaceAll("-", "");
  }

  return { download, safeName, stamp };
})();
