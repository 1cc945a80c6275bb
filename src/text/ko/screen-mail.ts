import { programLine } from "../command-line.ts";
import type { text as english } from "../en/screen-mail.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "mail-none": "이메일이 없습니다.",
  "mail-number": "번호",
  "mail-from": "보낸 사람",
  "mail-to": "받는 사람",
  "mail-sent": "보낸 시각",
  "mail-subject": "제목",
  "mail-no-body": "이 이메일에는 그 형식의 본문이 없습니다.",
  "mail-waiting": (v) =>
    `SES가 검증을 요청했습니다: ${v.identities.join(", ")}. 검증하려면: ${programLine(`local mail verify ${v.identities[0] ?? ""}`)}`,
  "mail-verified": (v) => `${josa(v.identity, "이/가")} ${v.regions.join(", ")}에서 검증되었습니다.`,
  "mail-production": (v) => `이제 SES가 ${v.region}에서 모든 주소로 보냅니다.`,
  "mail-in-sandbox": (v) => `이제 SES가 ${v.region}에서 검증된 주소로만 보냅니다.`,
};
