// Copies a Python transcript without its prompts and its output.
for (const code of document.querySelectorAll("code.language-pycon")) {
  const lines = code.textContent.split("\n").filter((line) => /^(>>>|\.\.\.)/.test(line));
  const source = lines.map((line) => line.slice(4)).join("\n");
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
