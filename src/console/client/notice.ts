/** Says something where screen readers hear it. */
export function notice(text: string, failed = false): void {
  const line = document.getElementById("notice");
  if (!line) return;
  line.textContent = text;
  line.classList.toggle("failed", failed);
}
