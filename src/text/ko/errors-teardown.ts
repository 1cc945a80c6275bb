import type { text as english } from "../en/errors-teardown.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

type Place = { account: string; region: string; environment?: string | undefined };

const placeOf = ({ account, region, environment }: Place): string =>
  `계정 ${account}, ${region}, ${environment === undefined ? "기본 환경" : `환경 ${environment}`}`;

const planChanges = {
  new: "계획에 없습니다",
  other: "삭제된 뒤 다시 생성되었습니다",
  more: "내용이 늘었습니다",
  unknown: "지금은 확인할 수 없습니다",
};

export const text: Translated<typeof english> = {
  "something-left": (v, { cmd, say }) => ({
    message: `리소스 ${v.planned}개 중 ${v.left}개를 삭제하지 못했습니다.`,
    why: v.failure === undefined ? undefined : `${say(v.failure.step)}: ${say(v.failure.error)}`,
    next: [
      `${v.failure === undefined ? "" : "원인을 해결하고 "}\`${cmd("teardown")}\` 명령을 다시 실행하세요. 멈춘 곳에서 이어서 진행합니다`,
    ],
  }),
  "part-unknown": (v, { say, cmd }) => ({
    message: `환경의 구성 요소 ${v.count}개를 확인하지 못했습니다. 나머지는 끝났습니다.`,
    why: `${say(v.first.what)} ${v.first.name}: ${say(v.first.error)}`,
    next: [`읽기 권한을 받은 다음 \`${cmd("teardown")}\` 명령을 다시 실행하세요`],
  }),
  "plan-not-found": (v, { cmd, say }) => ({
    message: `계획 파일 ${josa(v.file, "을/를")} 읽을 수 없습니다.`,
    why: say(v.problem),
    next: [`계획 파일을 만드세요: \`${cmd("teardown", { "plan-file": v.file })}\``],
  }),
  "plan-unreadable": (v, { cmd }) => ({
    message: `${v.file} 파일은 정리 계획이 아닙니다.`,
    next: [`계획 파일을 만드세요: \`${cmd("teardown", { "plan-file": v.file })}\``],
  }),
  "plan-elsewhere": (v) => ({
    message: `계획 ${josa(v.file, "은/는")} ${placeOf(v.planned)}에 대한 것입니다.`,
    why: `이 명령의 대상은 ${placeOf(v.here)}입니다.`,
    next: ["--profile, --region, --env로 계획의 대상을 지정하세요"],
  }),
  "plan-outdated": (v, { cmd, say }) => ({
    message: `계획 ${josa(v.file, "이/가")} 환경과 더 이상 맞지 않습니다. 구성 요소 ${v.differences.length}개가 바뀌었습니다. 아무것도 삭제하지 않았습니다.`,
    why: v.differences
      .slice(0, 10)
      .map(({ kind, name, change, why }) => {
        const because = why === undefined ? "" : `(${say(why)})`;
        return `${say({ code: `kind-${kind}` })} ${name}: ${planChanges[change]}${because}`;
      })
      .join("; "),
    next: [`계획을 새로 만드세요: \`${cmd("teardown", { "plan-file": v.file })}\``],
  }),
  "demo-needs-environment": {
    message: "이 컴퓨터 밖에서는 데모에 별도의 환경이 필요합니다.",
    why: "데모는 끝날 때 모든 것을 삭제합니다.",
    next: ["--env demo와 같이 사용하지 않는 이름을 지정하세요"],
  },
  "environment-in-use": (v) => ({
    message: `환경 ${josa(v.environment, "이/가")} 이미 있습니다(스택 ${v.stack}).`,
    why: "데모는 끝날 때 자신의 환경을 삭제하며, 데모가 만들지 않은 환경은 삭제하지 않습니다.",
    next: ["--env로 사용하지 않는 이름을 지정하세요"],
  }),
  "demo-differs": { message: "예상과 다른 단계가 있습니다." },
};
