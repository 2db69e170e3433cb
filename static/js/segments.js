// Parts of a room in a strip that is wider than a phone: the one that is shown stands in sight.

for (const strip of document.querySelectorAll(".kb-seg")) {
  const here = strip.querySelector("[aria-current]");
  if (here && strip.scrollWidth > strip.clientWidth) {
    const left = here.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollLeft += left - (strip.clientWidth - here.offsetWidth) / 2;
  }
}
