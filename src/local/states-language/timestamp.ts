/**
 * ISO 8601 as the language wants it: date, `T`, time of day and an offset (`Z` or `+hh:mm`); seconds and up to nine
 * digits of a fraction may follow.
 */
const format =
  /^(?<date>\d{4}-\d{2}-\d{2})T(?<minutes>\d{2}:\d{2})(?::(?<seconds>\d{2})(?:\.(?<fraction>\d{1,9}))?)?(?<offset>Z|[+-]\d{2}:\d{2}(?::\d{2})?)$/;

/**
 * Milliseconds since 1970, with a fraction where the text has one; undefined when it is not such a timestamp.
 *
 * @see https://states-language.net/spec.html#timestamps
 */
export function parseTimestamp(text: string): number | undefined {
  const parts = format.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { date = "", minutes = "", seconds = "00", fraction = "0", offset = "" } = parts;
  const local = Date.parse(`${date}T${minutes}:${seconds}Z`);
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(date)) return undefined;
  const shift = offsetOf(offset);
  return shift === undefined ? undefined : local - shift + Number(`0.${fraction}`) * 1000;
}

function offsetOf(offset: string): number | undefined {
  if (offset === "Z") return 0;
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(":").map(Number);
  if (hours > 18 || minutes > 59 || seconds > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
