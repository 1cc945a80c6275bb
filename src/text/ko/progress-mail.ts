import { programLine } from "../command-line.ts";
import type { text as english } from "../en/progress-mail.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "mail-unverified": (v) =>
    v.local
      ? `${v.identity} 주소가 확인되면 SES가 이 주소로 보냅니다: ${programLine(`local mail verify ${v.identity}`)}`
      : `SES가 ${v.identity} 주소로 링크를 보냈습니다. 링크를 열면 이 주소로 보낼 수 있습니다.`,
  "mail-sandbox": (v) =>
    v.local
      ? `SES가 샌드박스에 있어 확인된 주소로만 보냅니다. 나오려면: ${programLine("local mail production on")}`
      : "SES가 샌드박스에 있어 확인된 주소로만 보냅니다. 나오려면 AWS에 프로덕션 액세스를 요청하세요.",
};
