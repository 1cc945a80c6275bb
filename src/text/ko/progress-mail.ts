import { programLine } from "../command-line.ts";
import type { text as english } from "../en/progress-mail.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "mail-unverified": (v) =>
    v.local
      ? `${v.identity}의 검증이 끝나면 SES가 이 주소에서 보냅니다: ${programLine(`local mail verify ${v.identity}`)}`
      : `SES가 ${v.identity} 주소로 링크를 보냈습니다. 누군가 링크를 열면 SES가 이 주소에서 보냅니다.`,
  "mail-sandbox": (v) =>
    v.local
      ? `SES가 샌드박스에 있어 검증된 주소로만 보냅니다. 샌드박스에서 나가려면: ${programLine("local mail production on")}`
      : "SES가 이 리전에서 샌드박스에 있어 검증된 주소로만 보냅니다. 샌드박스에서 나가려면 AWS에 프로덕션 액세스를 요청하세요.",
};
