/* What Material for MkDocs 9.8.1 does inline in partials/javascripts/palette.html: set the colours before the first
   paint. Without a stored choice the system decides. */
(function () {
  const stored = __md_get("__palette");
  let color = stored && stored.color;
  if (!color || color.media === "(prefers-color-scheme)") {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${dark ? "dark" : "light"})"]`);
    color = { scheme: input.dataset.mdColorScheme };
  }
  for (const [key, value] of Object.entries(color)) {
    if (typeof value === "string") document.body.setAttribute("data-md-color-" + key, value);
  }
})();
