import type { Article } from './articles.ts'

// Cut like lino prints: flat shapes in the ink of the page and one copper.
const shapes: Record<Article['picture'], string> = {
  otter:
    '<path class="ink" d="M34 110V96c0-30 20-54 46-54s46 24 46 54v14z"/><circle class="ink" cx="52" cy="48" r="9"/><circle class="ink" cx="108" cy="48" r="9"/><ellipse class="paper" cx="80" cy="78" rx="22" ry="15"/><ellipse class="ink" cx="80" cy="70" rx="8" ry="5"/><circle class="paper" cx="66" cy="60" r="4"/><circle class="paper" cx="94" cy="60" r="4"/><path class="line" d="M80 75v8m-16 0-24 5m24-9-24-3m56 7 24 5m-24-9 24-3"/><path class="water" d="M0 92q20-8 40 0t40 0 40 0 40 0v28H0z"/>',
  ferry:
    '<circle class="copper" cx="118" cy="30" r="14"/><path class="ink" d="M22 78h116l-14 22H36z"/><path class="ink" d="M44 58h66v16H44zM62 40h30v14H62z"/><path class="line" d="M77 40V18"/><circle class="copper" cx="77" cy="18" r="5"/><path class="paper" d="M52 62h8v7h-8zm15 0h8v7h-8zm15 0h8v7h-8zm15 0h8v7h-8z"/><path class="water" d="M0 98q20-8 40 0t40 0 40 0 40 0v22H0z"/>',
  cloud:
    '<circle class="copper" cx="104" cy="42" r="20"/><path class="ink" d="M36 84a20 20 0 0 1 2-40 28 28 0 0 1 54-4 22 22 0 0 1 32 20 13 13 0 0 1-2 24z"/><path class="line" d="M30 96h84m-64 11h80"/>',
  clock:
    '<circle class="ink" cx="80" cy="60" r="46"/><circle class="paper" cx="80" cy="60" r="38"/><path class="water" d="M44 68q18-8 36 0t36 0a38 38 0 0 1-72 0z"/><path class="line" d="M80 60 102 36"/><circle class="copper" cx="80" cy="60" r="6"/>',
  bread:
    '<path class="ink" d="M30 96V56c-10-22 14-34 50-34s60 12 50 34v40z"/><path class="paper" d="M52 84 62 44h8L60 84zm22 0 10-40h8L82 84zm22 0 10-40h8l-10 40z"/><path class="copper" d="M18 96h124v8H18z"/>',
  harbour:
    '<path class="line" d="M80 8v14"/><path class="ink" d="M74 20h12c22 10 18 40 30 58H44c12-18 8-48 30-58z"/><path class="paper" d="M52 62h56l4 7H48z"/><circle class="copper" cx="80" cy="84" r="9"/><path class="water" d="M0 98q20-8 40 0t40 0 40 0 40 0v22H0z"/>',
  coin: '<path class="copper" d="M107 33 80 60l27 27a38 38 0 1 1 0-54z"/><path class="ink" d="M124 18a34 34 0 0 1 0 0l-27 42 43 0a44 44 0 0 0-16-42z"/>',
}

/** The drawing of an article, decoration only. */
export function pictureOf({ picture }: Article): string {
  return `<svg class="picture" viewBox="0 0 160 120" aria-hidden="true">${shapes[picture]}</svg>`
}
