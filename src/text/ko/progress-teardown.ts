import type { text as english } from "../en/progress-teardown.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";
import { koreanTime } from "./time.ts";

const changes = { created: "생성", updated: "업데이트", unchanged: "변경 없음" } as const;

export const text: Translated<typeof english> = {
  "foreign-stays": (v) => `이 환경의 이름이 들어 있지만 이 환경에 속하지 않으므로 그대로 둡니다: ${v.names.join(", ")}`,
  "step-looking": "삭제할 항목을 찾는 중",
  "step-looked": "삭제할 항목을 찾았습니다",
  "step-looking-again": "다시 확인하는 중",
  "step-looked-again": "다시 확인했습니다",
  "step-bucket": (v) => `버킷 ${v.bucket}`,
  "step-rule": (v) => `규칙 ${v.rule}`,
  "nothing-left": "남은 것이 없습니다",
  "nothing-seen-left": (v) => `확인할 수 있는 것은 모두 삭제했습니다. 구성 요소 ${v.count}개는 확인하지 못했습니다`,
  "count-left": (v) => `리소스 ${v.count}개가 남았습니다`,
  emptied: (v) => `객체 ${v.count}개를 삭제하여 비웠습니다`,
  "emptied-and-deleted": "비우고 삭제했습니다",
  "stopped-and-deleted": (v) => `실행 ${v.count}개를 중지하고 삭제했습니다`,
  "emptying-again": "CloudFormation이 스택을 삭제하지 못했습니다. 버킷을 다시 비우고 삭제를 다시 시도합니다.",
  "ask-teardown": (v) => `계정 ${v.account}, ${v.region}에서 이 항목을 모두 삭제할까요?`,
  "still-shown": (v) => `삭제한 리소스 ${v.count}개가 AWS에 아직 보입니다. 보이지 않을 때까지 기다립니다.`,
  "stack-made-again": (v) =>
    `다른 터미널의 설정 같은 다른 명령이 스택 ${josa(v.stack, "을/를")} 다시 생성했습니다. 스택은 그대로 둡니다.`,
  "seen-late": (v) => `리소스 ${v.count}개가 이제야 보입니다.`,
  "machines-going": (v) => `상태 머신 ${v.count}개가 남아 있습니다. Step Functions가 먼저 실행을 끝냅니다.`,
  "leave-teardown": (_, { cmd }) =>
    `AWS는 시작한 작업을 끝까지 진행합니다. \`${cmd("teardown")}\` 명령을 다시 실행하세요. 멈춘 곳에서 이어서 진행합니다`,

  "kind-machine": "상태 머신",
  "kind-bucket": "버킷",
  "kind-table": "테이블",
  "kind-stack": "스택",
  "kind-log-groups": "로그 그룹",
  "kind-collection": "컬렉션",
  "kind-artifacts-bucket": "아티팩트 버킷",
  "kind-orphan": "스택 없는 버킷",
  "kind-rule": "규칙",
  "contents-stage": (v) => `${v.stage}단계`,
  "contents-form": (v) => v.form,
  "contents-stack": (v) => `리소스 ${v.count}개, ${v.status}`,
  "contents-objects": (v) => `객체 ${v.count}개`,
  "contents-items": (v) => `항목 ${v.count}개`,
  "contents-groups": (v) => `그룹 ${v.count}개`,
  "contents-faces": (v) => `얼굴 ${v.count}개`,
  "contents-rule": "Step Functions가 생성",

  "teardown-nothing": (v) =>
    `${v.environment === undefined ? "기본 환경" : `환경 ${v.environment}`}에 삭제할 것이 없습니다(계정 ${v.account}, ${v.region}).`,
  "teardown-plan": "다음 항목이 삭제됩니다:",
  "teardown-done": "모두 삭제했습니다.",
  "teardown-left": "남아 있는 항목:",
  "teardown-own": (v) => {
    const kind = { machines: "상태 머신은", collections: "컬렉션은", tables: "테이블은" }[v.kind];
    const more = v.more === 0 ? "" : ` 외 ${v.more}개`;
    return `워크숍이 만들지 않은 ${kind} 그대로 둡니다: ${v.names.join(", ")}${more}`;
  },
  "teardown-plan-file": (v, { cmd }) =>
    `계획을 ${v.file} 파일에 저장했습니다. 이 계획대로만 삭제하려면: ${cmd("teardown", { apply: v.file })}`,
  "failed-step": (v) => `${v.step}: ${v.message}`,

  "ask-demo": (v) =>
    `계정 ${v.account}, ${v.region}에 ${josa(`환경 ${v.environment}`, "을/를")} 생성하고 끝날 때 삭제할까요?`,
  "leave-demo": (_, { cmd }) => `데모가 생성한 것을 삭제하려면: ${cmd("teardown")}`,
  "demo-setup": "설정",
  "demo-reset": "초기화",
  "demo-inspect": "확인",
  "demo-teardown": "정리",
  "demo-stage": (v) => `${v.stage}단계`,
  "demo-chapter-stage": (v, { say }) => `${v.stage}단계: ${say(v.title)}`,
  "demo-chapter-photo": (v) => `${v.user}, ${v.key}`,
  "demo-chapter-classic": "단계별 워크숍",
  "demo-no-error": "오류 없음",
  "demo-chapter-steps": (v) =>
    v.differing === 0 ? `단계 ${v.steps}개 예상대로` : `단계 ${v.steps}개 중 ${v.differing}개 다름`,
  "demo-folded": (v) =>
    [`단계 ${v.steps}개`, ...(v.resources === 0 ? [] : [`리소스 ${v.resources}개`]), koreanTime(v.time)].join(", "),
  "demo-advance": (v) => `${v.title}: 리소스 ${v.resources}개`,
  "demo-chapter-reset": "컬렉션 초기화",
  "demo-stack": (v) => `스택 ${changes[v.change]}`,
  "demo-machine": (v) =>
    v.change === "put-back" ? "이전 버전 사용" : v.change === "none" ? "변경 없음" : `상태 머신 ${changes[v.change]}`,
  "demo-faces-deleted": (v) => `얼굴 ${v.count}개 삭제`,
  "demo-kept": (v) => `얼굴 ${v.faces}개, 항목 ${v.items}개, 썸네일 ${v.thumbnails}개`,
  "demo-several-faces": "거부: 얼굴 여러 개",
  "demo-done": (v) => `단계 ${v.steps}개가 모두 예상대로 끝났습니다(${koreanTime(v.time)}).`,
  "demo-differing": (v) => `단계 ${v.steps}개 중 ${v.differing}개가 예상과 다릅니다.`,
  "demo-shown": (v) => `정리하기 전에 저장된 것: 얼굴 ${v.faces}개, 항목 ${v.items}개, 썸네일 ${v.thumbnails}개.`,
  "demo-shown-faces": "정리하기 전 컬렉션의 얼굴",
  "demo-shown-items": "정리하기 전 테이블의 항목",
  "demo-shown-thumbnails": "정리하기 전 썸네일",
  "demo-kept-in": (v, { cmd }) =>
    `환경이 ${v.folder}에 남아 있습니다. 확인하려면:\n  WILDRYDES_DATA=${v.folder} ${cmd("inspect")}`,
  "demo-kept-there": (_, { cmd }) => `환경이 남아 있습니다. 확인하려면: ${cmd("inspect")}`,
};
