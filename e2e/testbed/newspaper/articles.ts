import { articleTexts } from './article-texts.ts'

/** One piece of the paper. */
export type Article = {
  slug: keyof typeof articleTexts
  section: string
  title: string
  /** The sentence under the title, free for everyone. */
  standfirst: string
  byline: string
  minutes: number
  picture: 'otter' | 'ferry' | 'cloud' | 'clock' | 'bread' | 'harbour' | 'coin'
  /** Dollars, or nothing for a free piece. */
  price?: string
  /** Which version of x402 asks for it. */
  soldBy?: 'v1' | 'v2'
}

/** In the order of the front page; the first one leads. */
export const articles: readonly Article[] = [
  {
    slug: 'otters-return',
    section: 'Harbour',
    title: 'The otters are back under Pier Four',
    standfirst:
      'After eleven quiet winters a family of four has moved in beneath the ticket hall, and the harbour master has rewritten the timetable around their breakfast.',
    byline: 'Maud Penhallow',
    minutes: 3,
    picture: 'otter',
    price: '0.01',
    soldBy: 'v2',
  },
  {
    slug: 'night-boat',
    section: 'Ferries',
    title: 'The night boat keeps its lamp lit',
    standfirst:
      'Nine passengers, one dog and a cello: a crossing on the 23:40, the last ferry in the county that still waits for people who are running.',
    byline: 'Idris Vane',
    minutes: 5,
    picture: 'ferry',
    price: '0.05',
    soldBy: 'v2',
  },
  {
    slug: 'fog-tomorrow',
    section: 'Weather',
    title: 'Tomorrow: fog, then second thoughts',
    standfirst:
      'A mild, undecided day. The forecast is free, as weather should be.',
    byline: 'The weather desk',
    minutes: 1,
    picture: 'cloud',
  },
  {
    slug: 'tide-clock',
    section: 'Crafts',
    title: 'A clockmaker for the moon',
    standfirst:
      'Tomasz Reed builds clocks that are wrong by fifty minutes a day, on purpose, and has a waiting list of two years.',
    byline: 'Maud Penhallow',
    minutes: 4,
    picture: 'clock',
    price: '0.02',
    soldBy: 'v2',
  },
  {
    slug: 'forty-loaves',
    section: 'Food',
    title: 'Forty loaves before five',
    standfirst:
      'What a ferry town eats is decided by whoever is awake first. We spent a night in the warm end of Cable Street.',
    byline: 'Oona Fairweather',
    minutes: 6,
    picture: 'bread',
    price: '0.10',
    soldBy: 'v2',
  },
  {
    slug: 'harbour-remembers',
    section: 'The long read',
    title: 'What the harbour remembers',
    standfirst:
      'A dredger brings up a bell, and with it the question of whom a thing belongs to after the sea has had it for ninety years.',
    byline: 'Idris Vane',
    minutes: 9,
    picture: 'harbour',
    price: '0.25',
    soldBy: 'v2',
  },
  {
    slug: 'small-change',
    section: 'Letters',
    title: 'In praise of small change',
    standfirst:
      'A reader explains why she would sooner pay twopence for one letter than nothing for all of them.',
    byline: 'Mrs E. Tolliver, Quay Row',
    minutes: 2,
    picture: 'coin',
    price: '0.03',
    soldBy: 'v1',
  },
]

/** The paragraphs of an article. */
export const textOf = ({ slug }: Article): readonly string[] =>
  articleTexts[slug]
