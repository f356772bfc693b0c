// What people mean by the words they type: other words for the same, the nearest spelling, and the
// pages that their words lead to. Made from search/words.json; nothing here touches the page.

// Words that say little of what is looked for. They count for a tenth, so that "who does what" still
// finds the page of that name.
const LITTLE = new Set(
  ("a about am an and any anyone are as at be been being by can could did do does for from get give has have " +
    "he her him his how i if im i'm in into is it its let like look looking me my need no not of on or our out " +
    "please she should show so some something tell than that the their them then there these they thing this " +
    "those to up us want was we were what when where which who whom whose why will with would you your").split(" "),
);
const COUNTS_LITTLE = 0.1;
// What a match in each part of a page counts for.
const TERM = 1, TITLE = 1, HEADING = 0.75, DESCRIPTION = 0.4;
// How the best phrase and the share of the words found on the page add up; a phrase that is typed
// exactly as someone foresaw it is worth more than both.
const PHRASE = 0.6, SHARE = 0.4, EXACT = 0.5;
// A word of a text that no term, title or heading has: the index alone knows where it stands.
const ONLY_IN_TEXTS = 0.6;

// Most of what people were foreseen to type needs nothing done to it.
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Return the words of a text in small letters, without marks. */
export function wordsOf(text) {
  if (PLAIN.test(text)) {
    return text.split(" ");
  }
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[’‘`]/g, "'")
    .replace(/'s\b/g, "")
    .split(/[^a-z0-9']+/)
    .map((word) => word.replace(/^'+|'+$/g, ""))
    .filter(Boolean);
}

const ENDINGS = [
  [/i[sz](?:ations?|ing|ed|es?|er|ers)$/, "is"],
  [/at(?:ions?|ing|ed|es?|ors?)$/, "at"],
  [/ies$/, "y"],
  [/(?:sses)$/, "ss"],
  [/([^s])ments?$/, "$1"],
  [/([^aeiou])\1(?:ing|ed|er|ers)$/, "$1"],
  [/(?:ings?|edly|ed|ers?|ly)$/, ""],
  [/([^suia])s$/, "$1"],
];

/** Return the part that forms of a word share: train for training, trained and trains. */
export function stem(word) {
  if (word.length < 5 || /[0-9]/.test(word)) {
    return word.length > 3 ? word.replace(/([^su'i])s$/, "$1") : word;
  }
  for (const [ending, kept] of ENDINGS) {
    const short = word.replace(ending, kept);
    if (short !== word && short.length >= 3) {
      return short.replace(/(.{3,})e$/, "$1");
    }
  }
  return word.replace(/(.{3,})e$/, "$1");
}

/** Return how many letters to change, add, leave out or swap with the next; over `most`, any more. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) {
    return most + 1;
  }
  let before = [], last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) {
      return most + 1;
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

// How a word sounds, roughly: vowels but the first fall out, letters of one sound become one.
function sound(word) {
  const heard = word
    .replace(/^(?:kn|gn)/, "n").replace(/^wr/, "r").replace(/^ps/, "s")
    .replace(/sch/g, "sk").replace(/ph/g, "f").replace(/gh/g, "").replace(/tio|sio|cia|tia/g, "sh")
    .replace(/ck|q|c(?![eiyh])/g, "k").replace(/c(?=[eiy])|z/g, "s").replace(/x/g, "ks").replace(/dg|j/g, "g");
  return heard[0] + heard.slice(1).replace(/[aeiouyhw']/g, "").replace(/(.)\1+/g, "$1");
}

// Whether all letters of one word stand in another, in their order.
function isWithin(inner, outer) {
  let at = 0;
  for (const letter of outer) {
    at += letter === inner[at] ? 1 : 0;
  }
  return at === inner.length;
}

function startInCommon(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) {
    at += 1;
  }
  return at;
}

function lettersOf(word) {
  return [...word].sort().join("");
}

// What it costs to take one word for another; Infinity if nobody would. Letters are left out or swapped
// more often than typed twice, and more often than others are typed; the first is hardly ever wrong.
// A word that is not ours but a good word of the language is to stay what it is.
function slipped(word, known, most, heard) {
  const changes = distance(word, known, most + 1);
  if (changes > most + 1) {
    return Infinity;
  }
  const first = known[0] === word[0] ? 0 : 1;
  const start = startInCommon(word, known);
  const lost = isWithin(word, known) || lettersOf(word) === lettersOf(known);
  const slip = lost ? 0.2 : isWithin(known, word) ? 0.1 : 0;
  const alike = sound(known) === heard;
  const few = 4 * changes <= word.length || (changes === 2 && 3 * changes <= word.length && start > 2);
  if (changes === 1 || alike || (changes + first <= most && (slip || few))) {
    return changes + first / 2 - (alike ? 0.6 : 0) - slip - Math.min(start, 4) / 20;
  }
  return Infinity;
}

export class Words {
  constructor({ kinds, pages, everywhere, synonyms, words }) {
    this.kinds = kinds;
    this.everywhere = new Set(everywhere.map(stem));
    this.groups = synonyms.flatMap((group, number) =>
      group.map((each) => ({ number, stems: wordsOf(each).map(stem) })))
      .sort((a, b) => b.stems.length - a.stems.length);
    this.members = synonyms.map((group) => group.flatMap(wordsOf));
    this.first = new Map();
    for (const group of this.groups) {
      const known = this.first.get(group.stems[0]) ?? [];
      known.push(group);
      this.first.set(group.stems[0], known);
    }
    this.inTexts = new Map(words.split(" ").map((word, rank) => [word, rank]));
    this.stemsOfTexts = new Set([...this.inTexts.keys()].map(stem));
    this.dictionary = new Map();
    this.pages = pages.map((page) => this.read(page));
    this.byAddress = new Map(this.pages.map((page) => [page.address, page]));
    this.found = new Map();
    this.pages.forEach((page, at) => page.weights.forEach((_, token) => {
      this.found.has(token) ? this.found.get(token).push(at) : this.found.set(token, [at]);
    }));
    const sizes = new Map([...this.found.keys()].map((token) => [token, this.weightOf(token)]));
    for (const phrase of this.pages.flatMap((page) => page.phrases)) {
      phrase.size = [...phrase.tokens].reduce((sum, token) => sum + sizes.get(token), 0);
    }
    this.inTexts.forEach((rank, word) => this.learn(word, 1 - rank / this.inTexts.size));
    LITTLE.forEach((word) => this.learn(word, 1));
    this.members.flat().forEach((word) => this.learn(word, 2));
    this.stems = new Set([...this.dictionary.keys()].map(stem));
    this.byLength = new Map();
    for (const [word, likely] of this.dictionary) {
      const same = this.byLength.get(word.length) ?? [];
      same.push({ word, likely });
      this.byLength.set(word.length, same);
    }
  }

  // A word that may be meant, and how likely it is: words of terms and titles more than of texts.
  learn(word, likely) {
    if (word.length > 2 && !/[0-9]/.test(word)) {
      this.dictionary.set(word, Math.max(likely, this.dictionary.get(word) ?? 0));
    }
  }

  read([address, title, kind, audience, status, description, terms, headings]) {
    const phrases = [];
    const weights = new Map();
    const add = (text, weight, asPhrase) => {
      const words = wordsOf(text);
      words.forEach((word) => this.learn(word, 1 + weight));
      const tokens = this.joined(words.map(stem));
      tokens.forEach((each) => weights.set(each, Math.max(weight, weights.get(each) ?? 0)));
      if (asPhrase) {
        phrases.push({ text: words.join(" "), tokens: new Set(tokens), weight });
      }
    };
    add(title, TITLE, true);
    terms.forEach((each) => add(each, TERM, true));
    headings.forEach((each) => add(each, HEADING, true));
    add(description, DESCRIPTION, false);
    return { address, title, kind, audience, status, description, phrases, weights };
  }

  // Tokens with each group of synonyms as one: what is typed and what is foreseen go the same way.
  joined(stems) {
    const tokens = [];
    for (let at = 0; at < stems.length;) {
      const group = (this.first.get(stems[at]) ?? []).find((each) =>
        each.stems.every((part, offset) => part === stems[at + offset]));
      tokens.push(group ? `=${group.number}` : stems[at]);
      at += group ? group.stems.length : 1;
    }
    return tokens;
  }

  isKnown(word) {
    return LITTLE.has(word) || this.stems.has(stem(word)) || /^[0-9]+$/.test(word);
  }

  /** Return the word that is most likely meant by one that nobody knows, or null. */
  meant(word, mayGoOn) {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
    const heard = sound(word);
    let best = null, least = Infinity;
    const take = (known, cost) => {
      if (cost < least) {
        [best, least] = [known, cost];
      }
    };
    for (const [length, words] of this.byLength) {
      const near = Math.abs(length - word.length) <= most;
      const longer = mayGoOn && word.length > 2 && length > word.length;
      for (const { word: known, likely } of near || longer ? words : []) {
        if (longer && known.startsWith(word)) {
          take(known, 0.5 + (length - word.length) / 20 - likely / 5);
        } else if (near && most) {
          take(known, slipped(word, known, most, heard) - likely / 5);
        }
      }
    }
    return best;
  }

  // Two words that were run together, both known; or null.
  apart(word) {
    for (let at = 3; at <= word.length - 3; at += 1) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => this.dictionary.has(part))) {
        return parts;
      }
    }
    return null;
  }

  /** Return what was typed as words that are known, those that are not, and whether any differs. */
  understand(text) {
    const typed = wordsOf(text);
    const meant = [], unknown = [];
    for (let at = 0; at < typed.length; at += 1) {
      const word = typed[at], next = typed[at + 1];
      const together = next && `${word}${next}`;
      if (together && this.dictionary.has(together) && !(this.isKnown(word) && this.isKnown(next))) {
        meant.push(together);
        at += 1;
      } else if (this.isKnown(word)) {
        // "trainning" has the stem of a known word, and a letter too many.
        const single = word.replace(/([a-z])\1/, "$1");
        meant.push(!this.dictionary.has(word) && this.dictionary.has(single) ? single : word);
      } else {
        const nearest = this.meant(word, at === typed.length - 1);
        const parts = nearest ? [nearest] : this.apart(word);
        parts ? meant.push(...parts) : unknown.push(word);
      }
    }
    return { typed, meant, unknown, changed: meant.join(" ") !== typed.join(" ") };
  }

  weightOf(token) {
    const pages = this.found.get(token)?.length;
    const most = Math.log(1 + this.pages.length);
    const rare = pages ? Math.log(1 + this.pages.length / pages) : ONLY_IN_TEXTS * most;
    return LITTLE.has(token) ? COUNTS_LITTLE * rare : rare;
  }

  /** Return how well each page fits the words, by its address: 0 is not at all. */
  rank(words) {
    const tokens = [...new Set(this.joined(words.map(stem)))];
    const weight = new Map(tokens.map((each) => [each, this.weightOf(each)]));
    const all = tokens.reduce((sum, each) => sum + weight.get(each), 0);
    const text = words.join(" ");
    const scores = new Map();
    const candidates = new Set(tokens.flatMap((each) => this.found.get(each) ?? []));
    for (const at of candidates) {
      const page = this.pages[at];
      const share = tokens.reduce((sum, each) => sum + weight.get(each) * (page.weights.get(each) ?? 0), 0) / all;
      let best = 0;
      for (const phrase of page.phrases) {
        let common = 0;
        for (const each of tokens) {
          common += phrase.tokens.has(each) ? weight.get(each) : 0;
        }
        if (common) {
          const fit = phrase.weight * (2 * common) / (all + phrase.size);
          best = Math.max(best, fit + (phrase.text === text ? EXACT : 0));
        }
      }
      scores.set(page.address, this.kinds[page.kind][1] * (PHRASE * best + SHARE * share));
    }
    return scores;
  }

  /**
   * Return what to look for in the texts: all words that say something, then without the rarest.
   * Each query has the share of those words that it holds.
   */
  queries(words) {
    const telling = [...new Set(words.filter((each) => !LITTLE.has(each)))];
    const said = telling.length ? telling : [...new Set(words)];
    // A word that stands on most pages of a large site tells nothing beside another.
    const rare = said.filter((each) => !this.everywhere.has(stem(each)));
    const rarest = [...said].sort((a, b) => this.often(b) - this.often(a)).slice(0, 1);
    const wanted = this.everywhere.size ? (rare.length ? rare : rarest) : said;
    let left = wanted
      .filter((each) => this.stemsOfTexts.has(stem(each)))
      .sort((a, b) => this.often(a) - this.often(b));
    const queries = [];
    while (left.length) {
      const text = wanted.filter((each) => left.includes(each)).join(" ");
      queries.push({ text, share: left.length / wanted.length });
      left = left.slice(0, -1);
    }
    return queries;
  }

  // The place of a word among those of the texts, the most frequent first.
  often(word) {
    return this.inTexts.get(word) ?? this.inTexts.size;
  }
}
