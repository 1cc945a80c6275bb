/**
 * The state that a place in a definition belongs to: `/States/Look/Next` and
 * `/States/Both/Branches[0]/States/Look/Next` belong to `Look`. Undefined for the machine itself.
 */
export function stateOfLocation(location: string | undefined): string | undefined {
  if (location === undefined) return undefined;
  const parts = location.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const at = parts.lastIndexOf("States");
  return at === -1 ? undefined : parts[at + 1]?.replace(/\[\d+\]$/, "");
}
