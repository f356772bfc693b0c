// What the browser does not do by itself. Every page is complete without it.

// Who opens the search wants to type.
document.getElementById("site-search")?.addEventListener("toggle", (event) => {
  if (event.newState === "open") {
    event.target.querySelector("input").focus();
  }
});

// A browser leaves half of a box out of sight when Tab reaches it in a diagram that scrolls.
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".map__scroll a")) {
    event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
});
