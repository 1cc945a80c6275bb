import { programLine } from "../command-line.ts";
import type { text as english } from "../en/errors-mail.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "bad-address": (v) => ({
    message: `잘못된 이메일 주소: ${v.address}`,
    next: ["rides@example.com과 같은 주소를 사용하세요"],
  }),
  "mail-not-found": (v) => ({
    message: `이메일 ${v.number}번이 없습니다.`,
    next: [`이메일 목록: \`${programLine("local mail list --all")}\``],
  }),
  "mail-not-requested": (v) => ({
    message: `SES에 ${v.identity}의 검증을 요청한 적이 없습니다.`,
    next: [
      `보내는 주소로 지정하세요: \`${programLine("setup --notify-from ADDRESS")}\``,
      "또는 검증을 요청하세요: `aws sesv2 create-email-identity --email-identity ADDRESS`",
    ],
  }),
};
