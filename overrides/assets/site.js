// What the browser does not do by itself. Every page is complete without it.

// Who opens the search wants to type.
document.getElementById("site-search")?.addEventListener("toggle", (event) => {
  if (event.newState === "open") {
    event.target.querySelector("input").focus();
  }
});
