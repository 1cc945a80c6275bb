import type { HistoryEvent } from "../../../states-language/index.ts";

/** Texts from this length on are stored once in a step, however many events show them. */
const longText = 200;

/** Members of an event's details that show payloads: what one state gives, the next one takes. */
const payloads = ["input", "output", "parameters"] as const;

type Details = Readonly<Record<string, unknown>>;

/** A long payload's place among the texts of the step. */
interface TextPlace {
  readonly text: number;
}

/**
 * The events of one step as they are stored: JSON, `[events]`, or `[events, texts]` where long payloads are numbers of
 * texts. A loop that passes a large payload round and round writes it once.
 */
export function packEvents(events: readonly HistoryEvent[]): string {
  if (!events.some(hasLongText)) return JSON.stringify([events]);
  const places = new Map<string, TextPlace>();
  const packed = events.map((event) => mapPayloads(event, (value) => placeOf(places, value)));
  return JSON.stringify([packed, [...places.keys()]]);
}

/** Most steps have none: they are recognised without reading their events. */
function hasLongText(event: HistoryEvent): boolean {
  for (const value of Object.values(event)) {
    if (!isDetails(value)) continue;
    for (const member of payloads) if (isLong(value[member])) return true;
  }
  return false;
}

function isLong(value: unknown): value is string {
  return typeof value === "string" && value.length >= longText;
}

/** Puts the shared texts back in their places. Rows from before texts were shared are read as well. */
export function unpackEvents(stored: string): HistoryEvent[] {
  const [events, texts]: [HistoryEvent[], string[]?] = JSON.parse(stored);
  if (!texts) return events;
  return events.map((event) => mapPayloads(event, (value) => (isPlace(value) ? texts[value.text] : value)));
}

function placeOf(places: Map<string, TextPlace>, value: unknown): unknown {
  if (!isLong(value)) return value;
  const known = places.get(value);
  if (known) return known;
  const place = { text: places.size };
  places.set(value, place);
  return place;
}

function isPlace(value: unknown): value is TextPlace {
  return typeof value === "object" && value !== null && "text" in value;
}

function mapPayloads(event: HistoryEvent, change: (value: unknown) => unknown): HistoryEvent {
  const found = Object.entries(event).find(([name]) => name.endsWith("EventDetails"));
  if (!found) return event;
  const [name, details] = found;
  if (!isDetails(details)) return event;
  const changed = payloads.filter(
    (member) => details[member] !== undefined && change(details[member]) !== details[member],
  );
  if (changed.length === 0) return event;
  const members = changed.map((member) => [member, change(details[member])]);
  return { ...event, [name]: { ...details, ...Object.fromEntries(members) } };
}

function isDetails(value: unknown): value is Details {
  return typeof value === "object" && value !== null;
}
