import type { HistoryEvent } from "../../../states-language/index.ts";

/** Members of an event's details that hold the execution's data. */
const data = new Set([
  "input",
  "inputDetails",
  "output",
  "outputDetails",
  "error",
  "cause",
  "parameters",
  "assignedVariables",
  "assignedVariablesDetails",
]);

/** An event as it is shown to those who did not ask for the execution's data. */
export function withoutData(event: HistoryEvent): HistoryEvent {
  const entries = Object.entries(event).map(([name, value]: [string, unknown]) => {
    if (!name.endsWith("EventDetails") || typeof value !== "object" || value === null) return [name, value];
    return [name, Object.fromEntries(Object.entries(value).filter(([member]) => !data.has(member)))];
  });
  return { ...event, ...Object.fromEntries(entries) };
}
