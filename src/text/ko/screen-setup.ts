import type { text as english } from "../en/screen-setup.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "setup-done": (v) => `환경이 준비되었습니다. 스택 ${v.stack}의 출력:`,
  "setup-unchanged": (v) => `환경이 이미 준비되어 있어 변경하지 않았습니다. 스택 ${v.stack}의 출력:`,
  "setup-photos": (v) => `사진: ${v.keys.join(", ")}`,
  "setup-next": (_, { cmd }) => `다음 단계: ${cmd("deploy-machine", { stage: 1 })}`,
};
