import { formatNumber } from "../../text/format-number.ts";
import type { Language } from "../../text/languages.ts";

/** A duration as people read it: `87 ms`, `4.2 s`, `3 min 05 s`, `23 h 46 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds >= 3600)
    return `${Math.floor(seconds / 3600)} h ${String(Math.floor(seconds / 60) % 60).padStart(2, "0")} min`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** Writes durations of one table in one unit, that of the longest: `412 ms`, `12.04 s`, `61.5 min`. */
export function durationFormat(longestMs: number): (ms: number) => string {
  if (longestMs < 10_000) return (ms) => `${formatNumber(Math.round(ms))} ms`;
  if (longestMs < 60_000) return formatSeconds;
  if (longestMs < 600_000) return (ms) => `${(ms / 1000).toFixed(1)} s`;
  return (ms) => `${formatNumber(ms / 60_000, 1)} min`;
}

/** A duration in seconds, for a column whose longest value is not known when it is written: `0.09 s`, `8.42 s`. */
export function formatSeconds(ms: number): string {
  return `${formatNumber(ms / 1000, 2)} s`;
}

/** A size in bytes as people read it: `912 B`, `14.3 KB`, `2.1 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A moment in the time zone of this machine, which is named by its distance: `Mar 1, 2026, 15:05:09 GMT+1`. Written
 * by hand, because the first use of `Intl.DateTimeFormat` takes 13 ms.
 */
export function formatMoment(moment: Date, language: Language): string {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth(), moment.getDate()];
  const [hours, minutes, seconds] = [moment.getHours(), moment.getMinutes(), moment.getSeconds()];
  const zone = formatZone(-moment.getTimezoneOffset());
  const two = (value: number): string => String(value).padStart(2, "0");
  if (language === "ko") return `${year}년 ${month + 1}월 ${day}일 ${two(hours)}시 ${minutes}분 ${seconds}초 ${zone}`;
  return `${months[month]} ${day}, ${year}, ${two(hours)}:${two(minutes)}:${two(seconds)} ${zone}`;
}

/** `UTC`, `GMT+9`, `GMT-3:30` for minutes east of Greenwich. */
function formatZone(minutesEast: number): string {
  if (minutesEast === 0) return "UTC";
  const [hours, minutes] = [Math.floor(Math.abs(minutesEast) / 60), Math.abs(minutesEast) % 60];
  return `GMT${minutesEast < 0 ? "-" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
}
