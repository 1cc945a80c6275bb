/** A duration as it is said in a sentence: `4.2 s` is 4.2초, `3 min 05 s` is 3분 05초, `23 h 46 min` is 23시간 46분. */
export function koreanTime(time: string): string {
  return time
    .replace(/\b(\d+) h\b/, "$1시간")
    .replace(/\b(\d+) min\b/, "$1분")
    .replace(/\b(\d[\d.,]*) s\b/, "$1초");
}
