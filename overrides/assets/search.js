// The results page. Nothing of the index is fetched before the first search; nothing is stored.

const script = document.getElementById("search-script");
const form = document.querySelector(".search-form--page");
const input = document.getElementById("search-words");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const WAIT_WHILE_TYPING = 200;
const MOST_SHOWN = 30;
const MOST_SECTIONS = 3;

let index = null;
let latest = 0;
let shown = "";

async function loadIndex() {
  if (!index) {
    index = import(new URL(script.dataset.index, location.href).href);
  }
  return index;
}

// The same words again change nothing: a list made anew would lose the reader's place in it.
async function search(words) {
  if (words === shown) {
    return;
  }
  const mine = ++latest;
  shown = words;
  if (!words) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const pagefind = await loadIndex();
    const found = await pagefind.search(words);
    const pages = await Promise.all(found.results.slice(0, MOST_SHOWN).map((each) => each.data()));
    if (mine === latest) {
      show(words, found.results.length, pages);
    }
  } catch {
    index = null;
    if (mine === latest) {
      shown = "";
      list.replaceChildren();
      status.textContent = "Search is not available. The menu above leads to every page.";
    }
  }
}

function show(words, count, pages) {
  const results = count === 1 ? "1 result" : `${count === 0 ? "No" : count} results`;
  const limit = count > MOST_SHOWN ? ` The first ${MOST_SHOWN} are shown.` : "";
  const advice = count === 0 ? " Check the spelling, or try other words." : "";
  status.textContent = `${results} for “${words}”.${limit}${advice}`;
  list.replaceChildren(...pages.map(result));
}

function result(page) {
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  heading.append(link(page.url, page.meta.title));
  const text = document.createElement("p");
  text.append("… ", ...excerpt(page.excerpt), " …");
  item.append(heading, text);
  const sections = page.sub_results.filter((each) => each.title !== page.meta.title).slice(0, MOST_SECTIONS);
  if (sections.length > 0) {
    const inside = document.createElement("ul");
    inside.append(...sections.map((each) => {
      const line = document.createElement("li");
      line.append(link(each.url, each.title));
      return line;
    }));
    item.append(inside);
  }
  return item;
}

function link(address, text) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  return made;
}

// An excerpt is text with <mark> round the words found. It is read as text: no other tag survives.
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map((node) => {
    const made = document.createElement(node.nodeName === "MARK" ? "mark" : "span");
    made.textContent = node.textContent;
    return made;
  });
}

function remember(words) {
  const address = new URL(location.href);
  words ? address.searchParams.set("q", words) : address.searchParams.delete("q");
  history.replaceState(null, "", address);
}

let waiting = 0;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    remember(input.value.trim());
    search(input.value.trim());
  }, WAIT_WHILE_TYPING);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  remember(input.value.trim());
  search(input.value.trim());
});

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value.trim()) {
  search(input.value.trim());
} else {
  input.focus();
}
