import type { text as english } from "../en/learn-riders.ts";
import { programLine } from "../command-line.ts";
import type { Translated } from "../entry.ts";

const folder = "wildrydes-learn/17-passport-office";

export const text: Translated<typeof english> = {
  "mail-title": "라이더에게 보내는 이메일",
  "mail-text":
    "사진이 거부된 이유를 라이더에게 이메일로 알리세요. 새 계정은 검증된 주소로만 보낼 수 있습니다. 이메일이 실패해도 거부 처리가 실패하면 안 됩니다.",
  "mail-task-1": (_, { cmd }) =>
    `보내는 주소와 라이더의 도메인을 정하세요: \`${cmd("setup", { "notify-from": "rides@wildrydes.example", "notify-to-domain": "riders.example" })}\``,
  "mail-task-2": `둘 다 검증하세요: \`${programLine("local mail verify rides@wildrydes.example")}\` 그리고 \`${programLine("local mail verify riders.example")}\`. AWS에서는 이메일의 링크를 열고 도메인의 DNS 레코드를 등록하세요.`,
  "mail-task-3": (_, { cmd }) =>
    `거부되는 사진을 실행하세요: \`${cmd("run", { user: "user_b", key: "2_sunglass_face.jpg", stage: 1 })}\`. 그리고 이메일을 읽으세요: \`${programLine("local mail list")}\``,
  "mail-task-4": "질문에 답하세요.",
  "mail-hint-1": "샌드박스의 SES는 검증된 주소와 도메인에서, 검증된 주소와 도메인으로만 보냅니다.",
  "mail-hint-2": "자신의 주소가 없는 라이더는 도메인의 사용자 ID 주소로 이메일을 받습니다: user_b@riders.example.",
  "mail-hint-3": (_, { cmd }) =>
    `빈칸을 채우세요: \`${cmd("setup", { "notify-from": "rides@wildrydes.example" })} --notify-to-____ riders.example\``,
  "mail-ask-refused": "라이더에게 이메일을 보낼 수 없습니다. 실행은 어떻게 되어야 하나요?",
  "mail-refused-a": "성공합니다. 사진은 거부되고, 이메일을 보내지 못한 이유가 출력에 있습니다.",
  "mail-refused-b": "누군가 알아차리도록 실패합니다.",
  "mail-refused-c": "주소가 검증될 때까지 기다립니다.",
  "mail-refused-why": "결과는 거부입니다. 이메일은 결과를 알릴 뿐이므로, 이메일의 오류는 출력과 로그에 남깁니다.",
  "mail-more": "샌드박스 밖에서는 반송된 이메일이 나중에 돌아옵니다. SES는 호출자가 아니라 주제에 알립니다.",
  "check-mail-sender": "보내는 주소와 라이더의 도메인이 검증되었습니다",
  "check-mailed": "라이더가 거부된 이유를 알리는 이메일을 받았습니다",
  "check-mail-unverified": "이메일을 보낼 수 없어도 사진은 거부됩니다",

  "passport-office-title": "여권 사무소",
  "passport-office-text":
    "여권 사진: 웃지 않고, 선글라스를 쓰지 않고, 눈을 뜨고, 입을 다물어야 하며, 각 신뢰도가 90 %보다 커야 합니다. 여기에서는 상태 머신이 실행되지 않고, 업로드가 함수를 호출합니다.",
  "passport-office-task-1": (_, { cmd }) =>
    `이 단원의 사진 세 장을 하나씩 제출하세요: \`${cmd("passport upload", {}, `${folder}/6_other_person.jpg`)}\``,
  "passport-office-task-2": (_, { cmd }) => `이유를 읽으세요: \`${cmd("passport results")}\``,
  "passport-office-task-3": (_, { cmd }) =>
    `임계값을 바꾸세요: \`${cmd("passport setup", { "min-confidence": 89 })}\`. 1_happy_face.jpg를 다른 이름으로 다시 제출하세요: \`${cmd("passport upload", { as: "again.jpg" }, `${folder}/1_happy_face.jpg`)}\``,
  "passport-office-task-4": "질문에 답하세요.",
  "passport-office-hint-1": "Rekognition은 얼굴의 속성마다 값과 신뢰도를 반환합니다.",
  "passport-office-hint-2":
    "모든 값이 원하는 값이고 모든 신뢰도가 임계값보다 커야 사진이 통과합니다. 둘 중 하나만으로는 부족합니다.",
  "passport-office-hint-3": (_, { cmd }) => `빈칸을 채우세요: \`${cmd("passport setup")} --min-____ 89\``,
  "passport-office-ask-mouth":
    "1_happy_face.jpg에서 입은 다문 상태이고 신뢰도는 89.8 %입니다. 임계값이 90일 때 왜 MouthOpen이 이유에 들어 있나요?",
  "passport-office-mouth-a": "웃으면 입을 벌린 것으로 봅니다.",
  "passport-office-mouth-b": "Rekognition이 입을 벌렸다고 판단합니다.",
  "passport-office-mouth-c": "값은 맞지만 신뢰도가 90보다 크지 않습니다.",
  "passport-office-mouth-why": "값이 다른 속성이나 Rekognition이 충분히 확신하지 못하는 속성이 이유가 됩니다.",
  "passport-office-more":
    "함수가 하나라면 상태 머신이 필요하지 않습니다. 자체 장애와 대기가 있는 두 번째 단계가 생기면 Step Functions가 도움이 됩니다.",
  "check-passport-pass": "6_other_person.jpg가 통과합니다",
  "check-passport-smile": "1_happy_face.jpg는 웃고 있어서 통과하지 못합니다",
  "check-passport-faces": "3_multiple_faces.jpg는 얼굴이 여러 개여서 통과하지 못합니다",
  "check-threshold": "again.jpg가 다른 임계값으로 판단되었습니다",
};
