// The results page. Nothing is fetched before the first search, and nothing is stored. What people
// mean by their words comes from search-words.js, where words stand in the texts from Pagefind.

import { Words } from "./search-words.js";

const script = document.getElementById("search-script");
const form = document.querySelector(".search-form--page");
const input = document.getElementById("search-words");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const kinds = document.getElementById("search-kinds");
const offers = document.getElementById("search-offers");
// Milliseconds: results follow the typing at once, and are announced when it pauses.
const WAIT_WHILE_TYPING = 20;
const WAIT_TO_ANNOUNCE = 300;
const MOST_SHOWN = 20;
// Each page found in the texts is a file to fetch.
const MOST_FROM_TEXTS = 10;
const MOST_SECTIONS = 3;
// What the best match in the texts counts for, beside a match with people's own words of 1.
const IN_TEXTS = 0.45;
// A page that people's own words fit so well is shown at once, and stays first whatever the texts say.
const FIRM = 0.75;
// Pages that fit much worse than the best are left out: they share a word with the search, no more.
const LEAST = 0.12;

let loading = null;
let latest = 0;
let shown = "";
let results = [];

function load() {
  const known = fetch(new URL(script.dataset.words, location.href))
    .then((answer) => answer.json())
    .then((data) => new Words(data));
  const pagefind = import(new URL(script.dataset.index, location.href).href).then(async (module) => {
    // Its worker is a second copy of itself: more to fetch, and slower to begin.
    const index = module.createInstance({ noWorker: true });
    await index.init();
    return index;
  });
  pagefind.catch(() => {}); // whoever waits for it is told; nobody may be waiting yet
  return { known, pagefind };
}

// Fetched with the first letter that is typed, so that it is there when the reader pauses.
function loaded() {
  loading ??= load();
  return loading;
}

// The same words again change nothing: a list made anew would lose the reader's place in it.
async function search(text) {
  if (text === shown) {
    return;
  }
  const mine = ++latest;
  shown = text;
  items = new Map();
  if (!text) {
    show([], "");
    return;
  }
  try {
    const { known: words, pagefind } = loaded();
    const known = await words;
    const understood = known.understand(text);
    const said = sayings(understood, text);
    const early = text.includes('"') ? [] : ranked(known, understood, []);
    const firm = early[0]?.score >= FIRM ? early[0].url : "";
    if (firm && mine === latest) {
      show(early, said, true);
    }
    const found = await inTexts(await pagefind, known, understood.meant, text);
    if (mine === latest) {
      show(ranked(known, understood, found, firm), said);
    }
  } catch {
    loading = null;
    if (mine === latest) {
      shown = "";
      show([], "");
      say("Search is not available. The menu above leads to every page.");
    }
  }
}

// The pages with all the words, or with as many as stand together on any page.
async function inTexts(pagefind, known, words, text) {
  // A phrase in quotation marks is looked for as it is typed.
  const asTyped = text.includes('"');
  const queries = asTyped ? [{ text, share: 1 }] : known.queries(words);
  for (const query of queries) {
    const { results: found } = await pagefind.search(query.text);
    if (found.length > 0) {
      const best = found[0].score || 1;
      const pages = await Promise.all(found.slice(0, MOST_FROM_TEXTS).map((each) => each.data()));
      return pages.map((page, at) => ({ page, score: query.share * found[at].score / best, asTyped }));
    }
  }
  return [];
}

function ranked(known, { meant }, found, firm) {
  const all = new Map();
  const root = new URL(script.dataset.root, location.href).pathname;
  if (!found.some((each) => each.asTyped)) {
    for (const [address, score] of known.rank(meant)) {
      const { title, kind, audience, status: standing, description } = known.byAddress.get(address);
      const url = root + address;
      all.set(url, { url, title, kind, audience, standing, description, score, sections: [] });
    }
  }
  for (const { page, score } of found) {
    const { kind, audience, status: standing, title } = page.meta;
    const own = all.get(page.url)?.score ?? 0;
    const weight = known.kinds[kind]?.[1] ?? 1;
    all.set(page.url, {
      url: page.url, title, kind, audience, standing,
      excerpt: page.excerpt,
      score: own + IN_TEXTS * weight * score,
      sections: page.sub_results.filter((each) => each.title !== title).slice(0, MOST_SECTIONS),
    });
  }
  const best = Math.max(0, ...[...all.values()].map((each) => each.score));
  return [...all.values()]
    .filter((each) => each.score >= LEAST * best)
    .sort((a, b) => (b.url === firm) - (a.url === firm) || b.score - a.score || a.url.localeCompare(b.url))
    .slice(0, MOST_SHOWN)
    .map((each) => ({ ...each, kindInWords: known.kinds[each.kind]?.[0] ?? "" }));
}

// What the search made of the words: how it spelt them, and which it knows nothing of.
function sayings({ meant, unknown, typed, changed }, text) {
  if (!changed || meant.length === 0) {
    return { looked: text, typed: "" };
  }
  const same = meant.filter((word) => typed.includes(word)).length === meant.length;
  if (same && unknown.length === 0) {
    return { looked: text, typed: "" };
  }
  return { looked: meant.join(" "), typed: text, unknown };
}

function show(found, said, unfinished = false) {
  results = found;
  const chosen = new URLSearchParams(location.search).get("kind") ?? "";
  showKinds(found, found.some((each) => each.kind === chosen) ? chosen : "");
  showChosen(said, unfinished);
}

let told = "";

// How many results there are is said once all are there.
function showChosen(said = told, unfinished = false) {
  told = said;
  const kind = kinds.querySelector("input:checked")?.value ?? "";
  const left = results.filter((each) => !kind || each.kind === kind);
  put(left.map(result));
  offers.hidden = !said || results.length > 0;
  if (!unfinished) {
    say(said ? announced(left, kind, said) : "");
  }
}

// What stands in its place stays there as it is: the reader may be on it.
function put(items) {
  items.forEach((item, at) => {
    if (list.children[at] !== item) {
      list.insertBefore(item, list.children[at] ?? null);
    }
  });
  while (list.children.length > items.length) {
    list.lastElementChild.remove();
  }
}

function announced(left, kind, { looked, typed, unknown }) {
  const count = left.length === 1 ? "1 result" : `${left.length || "No"} results`;
  const of = kind ? `, ${left[0].kindInWords} only` : "";
  const instead = typed ? ` You typed “${typed}”.` : "";
  const nothing = unknown?.length ? ` Nothing is known of “${unknown.join(" ")}”.` : "";
  const advice = results.length ? "" : " Check the spelling, or try other words.";
  return `${count} for “${looked}”${of}.${instead}${nothing}${advice}`;
}

let announcing = 0;
function say(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    status.textContent = text;
  }, WAIT_TO_ANNOUNCE);
}

// A choice between the kinds of page among the results, with how many there are of each.
function showKinds(found, chosen) {
  const counts = new Map();
  for (const { kind, kindInWords } of found) {
    counts.set(kind, { word: kindInWords, count: (counts.get(kind)?.count ?? 0) + 1 });
  }
  kinds.hidden = counts.size < 2;
  const choices = [["", { word: "All", count: found.length }], ...counts].map(([kind, { word, count }]) => {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "kind";
    radio.value = kind;
    radio.checked = kind === chosen;
    label.append(radio, ` ${word} (${count})`);
    return label;
  });
  kinds.querySelector("div").replaceChildren(...choices);
}

let items = new Map();

// The item of a page: of one that is shown already, what stands below its heading is made anew.
function result(page) {
  const known = items.get(page.url);
  const item = known ?? document.createElement("li");
  items.set(page.url, item);
  const heading = known?.firstElementChild ?? document.createElement("h2");
  if (known) {
    while (heading.nextElementSibling) {
      heading.nextElementSibling.remove();
    }
  } else {
    heading.append(link(page.url, page.title));
    item.append(heading);
  }
  const facts = document.createElement("p");
  facts.className = "search-results__facts";
  facts.textContent = [page.kindInWords, page.audience && `For: ${page.audience}`, page.standing].filter(Boolean).join(". ");
  item.append(facts);
  const text = document.createElement("p");
  page.excerpt ? text.append("… ", ...excerpt(page.excerpt), " …") : text.append(page.description ?? "");
  item.append(text);
  if (page.sections.length > 0) {
    const inside = document.createElement("ul");
    inside.append(...page.sections.map((each) => {
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

function remember(name, value) {
  const address = new URL(location.href);
  value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
  history.replaceState(null, "", address);
}

let waiting = 0;
function searchFor(text) {
  clearTimeout(waiting);
  remember("q", text);
  search(text);
}
input.addEventListener("input", () => {
  clearTimeout(waiting);
  if (input.value.trim()) {
    loaded().known.catch(() => {});
  }
  waiting = setTimeout(() => searchFor(input.value.trim()), WAIT_WHILE_TYPING);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  searchFor(input.value.trim());
});
kinds.addEventListener("change", (event) => {
  remember("kind", event.target.value);
  showChosen();
});

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value.trim()) {
  search(input.value.trim());
} else {
  input.focus();
}
