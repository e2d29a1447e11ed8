/** How a drawn person looks; colours as CSS. */
interface Looks {
  readonly wall: readonly [string, string];
  readonly skin: readonly [string, string, string];
  readonly hair: string;
  readonly clothes: readonly [string, string];
  readonly isCurly: boolean;
}

export const looksOfMaya: Looks = {
  wall: ['#d9d2c4', '#b9ae9b'],
  skin: ['#a9714b', '#8a5637', '#6f432a'],
  hair: '#241a16',
  clothes: ['#1d7a6a', '#0f5548'],
  isCurly: true,
};

export const looksOfJonas: Looks = {
  wall: ['#dfd9ce', '#aeb4b2'],
  skin: ['#eec3a2', '#d9a583', '#bb8262'],
  hair: '#6b4a2f',
  clothes: ['#3c4f6b', '#27364c'],
  isCurly: false,
};

/** A person at a desk in daylight, 1280 by 720: Chromium's own camera shows a green test card, which is nobody. */
export function portrait(looks: Looks): string {
  const { wall, skin, clothes } = looks;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720">
  <defs>
    ${gradient('wall', wall, '0')}
    ${gradient('skin', [skin[0], skin[1]], '0')}
    ${gradient('clothes', clothes, '1')}
    <radialGradient id="day" cx="0.12" cy="0.25" r="0.9">
      <stop offset="0" stop-color="#fff8e6" stop-opacity="0.55"/><stop offset="1" stop-color="#fff8e6" stop-opacity="0"/>
    </radialGradient>
    <filter id="far" x="-5%" y="-5%" width="110%" height="110%"><feGaussianBlur stdDeviation="7"/></filter>
    <filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="9"/></filter>
    <clipPath id="face"><path d="${face}"/></clipPath>
  </defs>
  <rect width="1280" height="720" fill="url(#wall)"/>
  <g filter="url(#far)">${room}</g>
  <rect width="1280" height="720" fill="url(#day)"/>
  ${looks.isCurly ? curls(looks.hair) : ''}
  <path d="M250 720C270 596 390 538 548 504L732 504C890 538 1010 596 1030 720Z" fill="url(#clothes)"/>
  <path d="M578 400L702 400L706 500C690 546 590 546 574 500Z" fill="${skin[1]}"/>
  <path d="M578 452C610 500 670 500 702 452L703 478C670 520 610 520 577 478Z" fill="${skin[2]}" opacity="0.5"/>
  <path d="M556 500C580 564 700 564 724 500L742 512C712 594 568 594 538 512Z" fill="${clothes[1]}"/>
  <ellipse cx="531" cy="318" rx="17" ry="30" fill="${skin[1]}"/>
  <ellipse cx="749" cy="318" rx="17" ry="30" fill="${skin[2]}"/>
  <path d="${face}" fill="url(#skin)"/>
  <g clip-path="url(#face)">
    <path d="M690 150C760 220 760 400 668 470L780 470L780 150Z" fill="${skin[2]}" opacity="0.32" filter="url(#soft)"/>
    ${looks.isCurly ? '' : beard(looks.hair)}
  </g>
  ${features(looks)}
  ${looks.isCurly ? hairline(looks.hair) : shortHair(looks.hair)}
</svg>`;
}

const face =
  'M530 288C530 196 578 152 640 152C702 152 750 196 750 288C750 392 700 466 640 466C580 466 530 392 530 288Z';

function gradient(id: string, [from, to]: readonly [string, string], down: string): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="${down === '1' ? '0' : '1'}" y2="${down}">
    <stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;
}

const books = [
  '#7d5a4a',
  '#c9b48a',
  '#51685f',
  '#a8876b',
  '#39494f',
  '#cdbfa6',
  '#8c3f35',
  '#5f6f7d',
  '#b79a63',
];

const room = `
  <rect x="60" y="30" width="270" height="440" rx="6" fill="#f4f6f2"/>
  <rect x="60" y="30" width="270" height="440" fill="#cfe0e2" opacity="0.6"/>
  <path d="M60 360C140 320 210 390 330 340L330 470L60 470Z" fill="#93a98b"/>
  <path d="M190 30V470M60 240H330" stroke="#fbfaf7" stroke-width="14"/>
  <rect x="60" y="30" width="270" height="440" fill="none" stroke="#fbfaf7" stroke-width="20"/>
  <rect x="900" y="176" width="340" height="16" fill="#8b6f52"/>
  <rect x="900" y="366" width="340" height="16" fill="#8b6f52"/>
  ${books.map((colour, index) => `<rect x="${916 + index * 27}" y="${76 + ((index * 37) % 31)}" width="23" height="${100 - ((index * 37) % 31)}" fill="${colour}"/>`).join('')}
  ${books.map((colour, index) => `<rect x="${1180 - index * 25}" y="${262 + ((index * 23) % 29)}" width="21" height="${104 - ((index * 23) % 29)}" fill="${colour}"/>`).join('')}
  <path d="M120 720C90 610 60 560 20 520M130 720C130 600 150 540 190 500M140 720C170 640 220 600 280 590" stroke="#55704f" stroke-width="34" stroke-linecap="round" fill="none"/>`;

function features({ hair, skin, isCurly }: Looks): string {
  const lips = isCurly ? '#7c3f35' : '#b0695c';
  const eye = (x: number) => `
    <path d="M${x - 24} 300C${x - 12} 286 ${x + 12} 286 ${x + 24} 300C${x + 12} 309 ${x - 12} 309 ${x - 24} 300Z" fill="#f7f2ea"/>
    <circle cx="${x + 1}" cy="298" r="10" fill="#2c211b"/><circle cx="${x - 2}" cy="294" r="2.6" fill="#ffffff"/>
    <path d="M${x - 26} 300C${x - 12} 283 ${x + 12} 283 ${x + 26} 299" stroke="#2c211b" stroke-width="4" fill="none" stroke-linecap="round"/>
    <path d="M${x - 30} 268C${x - 12} 256 ${x + 14} 257 ${x + 29} 267" stroke="${hair}" stroke-width="8" fill="none" stroke-linecap="round"/>`;
  return `${eye(590)}${eye(690)}
    <path d="M640 300C636 330 628 348 624 358C630 370 650 370 657 360" stroke="${skin[2]}" stroke-width="5" fill="none" stroke-linecap="round"/>
    <path d="M598 398C618 412 662 412 682 398C672 428 608 428 598 398Z" fill="#f7f2ea"/>
    <path d="M594 396C618 410 662 410 686 396C674 434 606 434 594 396Z" fill="none" stroke="${lips}" stroke-width="7" stroke-linejoin="round"/>
    <path d="M566 352C574 366 580 380 582 392M714 352C706 366 700 380 698 392" stroke="${skin[2]}" stroke-width="3" opacity="0.3" fill="none"/>`;
}

function shortHair(colour: string): string {
  return `<path d="M522 296C500 176 560 104 648 106C744 106 786 186 758 296C754 262 744 238 728 222C690 232 634 226 588 196C560 214 536 244 522 296Z" fill="${colour}"/>
    <path d="M588 196C640 224 690 230 728 222" stroke="#4a3220" stroke-width="5" fill="none" opacity="0.5"/>`;
}

function beard(colour: string): string {
  return `<path d="M520 316C540 360 566 380 592 384C620 374 660 374 688 384C714 380 740 360 760 316L770 480L510 480Z M606 404C622 432 658 432 674 404C660 396 620 396 606 404Z" fill="${colour}" opacity="0.62" fill-rule="evenodd"/>`;
}

function curls(colour: string): string {
  const around = Array.from({ length: 26 }, (_, index) => {
    const angle = Math.PI * (0.86 + (index / 25) * 1.28);
    const reach = 158 + ((index * 29) % 17);
    const [x, y] = [640 + Math.cos(angle) * reach, 290 + Math.sin(angle) * reach * 1.06];
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${44 + ((index * 13) % 14)}"/>`;
  });
  return `<g fill="${colour}"><ellipse cx="640" cy="286" rx="176" ry="186"/>${around.join('')}</g>`;
}

function hairline(colour: string): string {
  return `<path d="M522 300C516 190 570 132 640 132C710 132 764 190 758 300C750 244 716 200 640 198C564 200 530 244 522 300Z" fill="${colour}"/>
    <circle cx="531" cy="362" r="8" fill="#d8b25a"/><circle cx="749" cy="362" r="8" fill="#d8b25a"/>`;
}
