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

// A built page cannot know today: the browser says so when the statuses on a page have become old.
const age = document.querySelector("[data-position-as-of]");
if (age) {
  const past = monthsPast(age.dataset.positionAsOf, new Date());
  if (past >= Number(age.dataset.monthsUntilOld)) {
    age.prepend(`This position is more than ${past} months old. `);
    age.hidden = false;
    age.closest(".notice").hidden = false;
  }
}

// How many whole months the reader's day lies past a day such as 2019-07-26, as in dates.py: in a
// month that is too short to have the day, its last day counts.
function monthsPast(written, today) {
  const [year, month, day] = written.split("-").map(Number);
  const months = (today.getFullYear() - year) * 12 + today.getMonth() + 1 - month;
  const lastDay = new Date(today.getFullYear(), today.getMonth() + 1, 0).getDate();
  return today.getDate() > Math.min(day, lastDay) ? months : months - 1;
}
