/* The theme's search worker and the documents of one language, both fetched only when somebody first searches.

   The theme sends a set-up message (type 0), whose index we keep empty, and then queries (type 2), an empty one as the
   page opens. Messages that we pass on to its worker are not trusted events, which tells them from the page's own. */
"use strict";

let setup = null;
let loading = null;

async function load() {
  const response = await fetch(new URL(location.href).searchParams.get("documents"));
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const docs = await response.json();
  importScripts("../workers/search.a7633da7.min.js");
  pass({ ...setup, data: { ...setup.data, docs } });
}

function pass(data) {
  dispatchEvent(new MessageEvent("message", { data }));
}

addEventListener("message", (event) => {
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === 0) {
    setup = event.data;
    postMessage({ type: 1 });
  } else if (data || loading) {
    loading ??= load();
    loading.then(
      () => pass(event.data),
      () => {
        loading = null; // the network failed; the next query tries again
        postMessage({ type: 3, data: { items: [] } });
      },
    );
  } else {
    postMessage({ type: 3, data: { items: [] } });
  }
});
