import type { text as english } from "../en/errors-target.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "contradicting-target": (v) => ({
    message: `--target local 플래그와 --${v.flag} 플래그는 함께 사용할 수 없습니다.`,
    why: "로컬 대상에는 자체 주소와 키가 있습니다.",
    next: [`--target local 또는 --${v.flag} 플래그 중 하나를 빼세요`],
  }),
  "unknown-target": (v) => ({
    message: `알 수 없는 대상: ${v.target}`,
    why: "대상은 local 또는 aws입니다.",
    next: ["--target local 또는 --target aws를 사용하세요", "WILDRYDES_TARGET에 설정된 값이라면 그 변수를 해제하세요"],
  }),
  "bad-region": (v) => ({
    message: `알 수 없는 리전: ${v.region}`,
    next: ["--region us-west-2와 같은 리전 코드를 사용하세요"],
  }),
  "local-partition": (v, { cmd }) => ({
    message: `로컬 엔드포인트에는 AWS의 상용 리전만 있습니다: ${v.region}`,
    why: `${josa(v.region, "은/는")} 파티션 ${v.partition}에 속하며 ARN의 형식이 다릅니다.`,
    next: [
      "--region us-west-2와 같은 상용 리전을 사용하세요",
      `AWS에서 작업하세요: \`${cmd("doctor", { target: "aws", region: v.region })}\``,
    ],
  }),
  "bad-endpoint-url": (v) => ({
    message: `잘못된 엔드포인트 주소: ${v.url}`,
    why: "엔드포인트 주소는 http:// 또는 https://로 시작합니다.",
    next: ["--endpoint-url http://127.0.0.1:5000과 같은 주소를 사용하세요"],
  }),
  "bad-environment-name": (v) => ({
    message: `잘못된 환경 이름: ${v.name}`,
    why: "이름은 버킷 이름의 일부가 됩니다. 소문자, 숫자, 하이픈을 15자까지 쓸 수 있고 하이픈으로 시작하거나 끝날 수 없습니다.",
    next: ["--env blue와 같은 이름을 사용하세요"],
  }),
  "reserved-environment-name": (v) => ({
    message: `잘못된 환경 이름: ${v.name}`,
    why: "이 환경의 상태 머신 이름이 기본 환경의 상태 머신 이름과 겹칩니다.",
    next: ["--env blue와 같이 단계 번호, sdk, express, live로 시작하지 않는 이름을 사용하세요"],
  }),
  "no-working-folder": {
    message: "작업 폴더가 더 이상 없습니다.",
    next: ["존재하는 폴더로 이동한 다음 명령을 다시 실행하세요"],
  },
  "bad-stored-choice": (v, { cmd }) => ({
    message: `파일 ${josa(v.file, "을/를")} 읽을 수 없습니다.`,
    why: v.reason,
    next: [`파일을 삭제하고 \`${cmd("setup")}\` 명령을 다시 실행하세요`],
  }),
  "bucket-taken": (v) => ({
    message: `버킷 ${josa(v.bucket, "은/는")} 다른 계정의 것입니다.`,
    why: "버킷 이름은 AWS 전체에서 고유합니다.",
    next: ["--env blue와 같은 다른 환경 이름을 사용하세요. 버킷 이름의 일부가 됩니다"],
  }),
  "bucket-denied": (v) => ({
    message: `버킷 ${v.bucket}에 대한 액세스가 거부되었습니다.`,
    why: "자격 증명에 s3:ListBucket 권한이 없거나, 버킷이 다른 계정의 것입니다.",
    next: [
      "이 버킷에 s3:ListBucket을 허용하는 정책을 요청하세요",
      "버킷이 본인의 것이 아니면 --env blue와 같은 다른 환경 이름을 사용하세요",
    ],
  }),
  "bucket-elsewhere": (v) => ({
    message: `버킷 ${josa(v.bucket, "은/는")} 다른 리전에 있습니다.`,
    next: ["--region으로 버킷의 리전을 지정하세요", "또는 --env blue와 같은 다른 환경 이름을 사용하세요"],
  }),
};
