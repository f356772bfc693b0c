// Filters over a list that the page holds as a whole: what does not fit is hidden, nothing is fetched.
// The choices stand in the address, so that a filtered list can be shared.

function fits(entry, choices) {
  return choices.every(({ name, value }) => !value || entry.marks.has(`${name}=${value}`));
}

function filter(list) {
  const form = list.querySelector("form.filters");
  const selects = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const entries = [...list.querySelectorAll("[data-is]")].map((element) => ({
    element,
    marks: new Set(element.dataset.is.split(" ")),
  }));

  // How many entries each option would leave beside the other choices.
  function count(select) {
    const others = selects.filter((each) => each !== select);
    for (const option of select.options) {
      const choices = [...others, { name: select.name, value: option.value }];
      const left = entries.filter((entry) => fits(entry, choices)).length;
      option.textContent = `${option.dataset.word} (${left})`;
    }
  }

  function apply() {
    for (const entry of entries) {
      entry.element.hidden = !fits(entry, selects);
    }
    for (const group of list.querySelectorAll("[data-group]")) {
      group.hidden = group.querySelector("[data-is]:not([hidden])") === null;
    }
    selects.forEach(count);
    const left = entries.filter(({ element }) => !element.hidden).length;
    const all = `${entries.length} ${form.dataset.noun}`;
    status.textContent = left ? `${left} of ${all} shown.` : `None of ${all} fits. Change a choice.`;
  }

  function remember() {
    const address = new URL(location.href);
    for (const { name, value } of selects) {
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
  }

  // A link to an entry shows it, whatever was chosen before.
  function showWhatTheAddressNames() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named && named.closest("[data-is][hidden]") && list.contains(named)) {
      form.reset();
    }
  }

  form.addEventListener("change", () => {
    remember();
    apply();
  });
  // The fields are empty only after the event.
  form.addEventListener("reset", () => setTimeout(() => {
    remember();
    apply();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", showWhatTheAddressNames);

  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  form.hidden = false;
  apply();
  showWhatTheAddressNames();
}

for (const form of document.querySelectorAll("form.filters")) {
  filter(form.closest("[data-filtered]"));
}
