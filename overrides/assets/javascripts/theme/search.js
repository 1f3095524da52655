/* From a folder on disk browsers refuse the theme's search worker. No search box is better than one that never answers;
   the map of the site stands at the foot of every page. */
if (location.protocol === "file:") {
  document.querySelectorAll("[data-md-component=search], [data-toggle=__search], label[for=__search]").forEach((element) => {
    element.remove();
  });
}
