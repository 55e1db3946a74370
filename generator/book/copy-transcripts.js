// Copies a Python transcript without its prompts and its output, and of changes what is there afterwards.
const kinds = [
  ["pycon", /^(>>>|\.\.\.)/, 4],
  ["diff", /^[+ ]/, 1],
];
for (const [language, wanted, prefix] of kinds) for (const code of document.querySelectorAll(`code.language-${language}`)) {
  const lines = code.textContent.split("\n").filter((line) => wanted.test(line));
  const source = lines.map((line) => line.slice(prefix)).join("\n");
  const copy = (event) => {
    const button = event.target.closest(".clip-button");
    if (!button) return;
    event.stopImmediatePropagation();
    navigator.clipboard.writeText(source);
    button.firstChild.innerText = "Copied!";
    button.className = "clip-button tooltipped";
  };
  code.closest("pre").addEventListener("click", copy, { capture: true });
}
