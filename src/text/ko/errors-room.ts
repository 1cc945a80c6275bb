import { programLine } from "../command-line.ts";
import type { text as english } from "../en/errors-room.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "roster-not-found": (v, { say }) => ({
    message: `명단 ${josa(v.file, "을/를")} 읽을 수 없습니다.`,
    why: say(v.problem),
    next: ["한 줄에 환경 이름을 하나씩 적은 파일을 지정하세요. 예: alice"],
  }),
  "roster-unreadable": (v) => ({
    message: `명단 ${v.file}에 환경이 없습니다.`,
    why: v.reason,
    next: ["env,attendee 열이 있는 CSV 파일을 작성하세요", "또는 한 줄에 이름을 하나씩 적으세요"],
  }),
  "roster-doubles": (v) => ({
    message: `명단 ${v.file}에 같은 환경이 여러 번 있습니다: ${v.names.join(", ")}`,
    next: ["참가자마다 서로 다른 환경을 지정하세요"],
  }),
  "roster-without-env": (v) => ({
    message: `명단 ${v.file}에 env 열이 없습니다.`,
    why: `열: ${v.columns.join(", ")}`,
    next: ["참가자마다 짧은 이름을 적은 env 열을 추가하세요. 예: alice"],
  }),
  "roster-bad-names": (v) => ({
    message: `명단 ${v.file}에 환경 이름으로 쓸 수 없는 이름이 있습니다: ${v.names.join(", ")}`,
    why: "이름에는 소문자, 숫자, 하이픈을 15자까지 쓸 수 있고 하이픈으로 시작하거나 끝날 수 없습니다. 단계 번호, sdk, express, live로 시작할 수 없습니다.",
    next: ["이 이름을 바꾸세요. attendee 열에는 어떤 텍스트든 쓸 수 있습니다"],
  }),
  "room-quota": (v) => ({
    message: `${v.what === "roles" ? "역할" : "스택"} ${v.needed}개가 더 필요하지만 계정에는 ${v.limit - v.used}개만 남아 있습니다.`,
    why: `${v.limit}개 중 ${v.used}개를 사용 중입니다.`,
    next: ["Service Quotas에서 AWS에 할당량 증가를 요청하세요", "또는 명단을 여러 계정으로 나누세요"],
  }),
  "environment-not-found": (v) => ({
    message: `환경 ${josa(v.name, "이/가")} 없습니다.`,
    why: v.known.length === 0 ? undefined : `여기 있는 환경: ${v.known.join(", ")}`,
    next: [`환경 목록: \`${programLine("env list")}\``],
  }),
  "reset-needs-one": {
    message: "환경을 지정하지 않았습니다.",
    next: [`실행하세요: \`${programLine("env reset NAME")}\``, `또는: \`${programLine("env reset --all")}\``],
  },
  "room-some-failed": (v) => ({
    message: `환경 ${v.count}개 중 ${v.failed}개가 실패했습니다.`,
    next: ["명령을 다시 실행하세요. 남은 것부터 계속합니다"],
  }),
  "cards-not-written": (v) => ({
    message: `${v.file} 파일을 쓸 수 없습니다.`,
    why: v.reason,
    next: ["다른 --out으로 명령을 다시 실행하세요. 환경은 그대로 유지됩니다"],
  }),
};
