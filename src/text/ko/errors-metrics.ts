import type { text as english } from "../en/errors-metrics.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "bad-since": (v) => ({
    message: `기간이 잘못되었습니다: ${v.since}`,
    why: "기간은 분(m), 시간(h), 일(d)의 수이며 15일까지입니다.",
    next: ["15m, 1h, 3d처럼 쓰세요"],
  }),
};
