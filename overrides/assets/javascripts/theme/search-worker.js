/* The theme's search worker, with documents of one language that are fetched when somebody first searches.

   The theme hands over a set-up message (type 0) with an index that we keep empty, and then queries (type 2). */
"use strict";

let setup = null;
let loading = null;

async function load() {
  const response = await fetch(new URL(location.href).searchParams.get("documents"));
  const { type, data } = setup;
  setup = null;
  const docs = response.ok ? await response.json() : [];
  dispatchEvent(new MessageEvent("message", { data: { type, data: { ...data, docs } } }));
}

addEventListener("message", (event) => {
  if (event.isTrusted && event.data.type === 0) {
    setup = event.data;
    event.stopImmediatePropagation();
    postMessage({ type: 1 });
  } else if (event.isTrusted && event.data.type === 2 && (setup || loading)) {
    event.stopImmediatePropagation();
    loading ??= load();
    loading.then(() => dispatchEvent(new MessageEvent("message", { data: event.data })));
  }
});

importScripts("../workers/search.a7633da7.min.js");
