/* What Material for MkDocs 9.8.1 defines inline in partials/javascripts/base.html: names the theme's bundle expects.
   Unlike there, storage that is forbidden or holds damaged data counts as empty. */
var __md_scope = new URL(document.currentScript.dataset.base, location);

function __md_hash(text) {
  return [...text].reduce((hash, character) => (hash << 5) - hash + character.charCodeAt(0), 0);
}

function __md_get(key, storage, scope = __md_scope) {
  try {
    return JSON.parse((storage || localStorage).getItem(scope.pathname + "." + key));
  } catch {
    return null;
  }
}

function __md_set(key, value, storage, scope = __md_scope) {
  try {
    (storage || localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    /* The choice of colours is lost with the page; nothing else. */
  }
}

/* For every link to another language the theme fetches that language's sitemap, from whatever host it names. Our own
   switch already stays on the page, so the theme does not get to see these links. */
{
  const alternates = document.querySelectorAll("head > link[hreflang]");
  alternates.forEach((link) => link.remove());
  addEventListener("load", () => document.head.append(...alternates));
}

/* A widget whose script failed is shown as without scripts: as text to read, not as buttons that do nothing. */
addEventListener("load", () => {
  const waiting = document.querySelector("[data-letter]:not(.is-ready), [data-checklist]:not(.is-ready)");
  if (waiting) document.documentElement.classList.replace("js", "no-js");
});
