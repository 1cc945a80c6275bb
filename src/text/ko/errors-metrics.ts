import type { text as english } from "../en/errors-metrics.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "bad-since": (v) => ({
    message: `잘못된 기간: ${v.since}`,
    why: "기간은 숫자와 단위 분(m), 시간(h), 일(d)로 지정하며 최대 15일입니다.",
    next: ["15m, 1h, 3d와 같이 지정하세요"],
  }),
};
