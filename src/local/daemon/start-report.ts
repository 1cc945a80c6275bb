/** The report of a starting daemon to the command that started it, once, over its IPC channel. */
export type StartReport =
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly systemCode: string | undefined; readonly message: string };

/** Tells a report from other messages on the channel, by its `kind`. */
export function isStartReport(value: unknown): value is StartReport {
  return (
    value !== null &&
    typeof value === "object" &&
    "kind" in value &&
    (value.kind === "ready" || value.kind === "failed")
  );
}
