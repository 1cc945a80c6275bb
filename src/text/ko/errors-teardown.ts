import type { text as english } from "../en/errors-teardown.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "something-left": (v, { cmd, say }) => ({
    message: `${v.planned}개 중 ${v.left}개를 삭제하지 못했습니다.`,
    why: v.failure === undefined ? undefined : `${say(v.failure.step)}: ${say(v.failure.error)}`,
    next: [`\`${cmd("teardown")}\` 명령을 다시 실행하세요. 멈춘 곳에서 이어서 진행합니다`],
  }),
  "part-unknown": (v, { say, cmd }) => ({
    message: `환경의 ${v.count}개 부분을 확인하지 못했습니다. 나머지는 끝났습니다.`,
    why: `${say(v.first.what)} ${v.first.name}: ${say(v.first.error)}`,
    next: [`확인할 권한으로 \`${cmd("teardown")}\` 명령을 다시 실행하세요`],
  }),
  "demo-needs-environment": {
    message: "이 컴퓨터 밖에서는 데모에 별도의 환경이 필요합니다.",
    why: "데모는 끝날 때 모든 것을 삭제합니다.",
    next: ["--env demo와 같이 사용하지 않는 이름을 지정하세요"],
  },
  "environment-in-use": (v) => ({
    message: `환경 ${josa(v.environment, "이/가")} 이미 있습니다. 스택 ${josa(v.stack, "이/가")} 있습니다.`,
    why: "데모는 끝날 때 환경을 삭제하며, 직접 만들지 않은 환경은 삭제하지 않습니다.",
    next: ["--env로 사용하지 않는 이름을 지정하세요"],
  }),
  "demo-differs": { message: "예상과 다른 단계가 있습니다." },
};
